import type { Questionnaire } from '@skm-survey/questionnaire';
import type { Client } from '@skm-survey/sdk';
import { LitElement, type PropertyDeclarations } from 'lit';
import { booleans, properties, strings, type PageSettings } from './attributes.ts';
import type { SuppliedTexts } from './texts/texts.ts';

/** The properties of `<skm-survey>`: what a page can say about it. Texts are empty where nothing is said, flags false. */
export abstract class SurveySettings extends LitElement implements PageSettings {
  static override properties: PropertyDeclarations = properties;

  /** Key of the unit, as the collector knows it: a letter or digit, then up to 63 letters, digits, `.`, `_`, `-`. Required. */
  declare unit: string;
  /** Name of the unit for people, shown on the introduction. */
  declare unitName: string;
  /** Address of the collector; may be relative to the page. Required. */
  declare collector: string;
  /** Write key of the unit, where the collector asks for one. */
  declare key: string;
  /** Name of an enrolled kiosk, so that the collector notices when it falls silent. */
  declare device: string;
  /** Key of the service that was received, kept with each answer. */
  declare service: string;
  /** Name of the service for people. */
  declare serviceName: string;
  /** Services to choose from where `service` is not set: `ktp:KTP-el|kk:Kartu Keluarga`. */
  declare services: string;
  /** Key of the counter ("loket") at which the service was given, kept with each answer. */
  declare counter: string;
  /** Key of the officer who gave the service, kept with each answer. */
  declare officer: string;
  /** A one-time ticket of the queue system: a signed JWS in compact form. */
  declare ticket: string;
  /** Id of a standard questionnaire, or the address of a definition in JSON (it has a `/`, a `:` or ends in `.json`). Default `skm-2017`. */
  declare questionnaire: string;
  /** How the service was received: `offline`, `online` or `hybrid`. Default `offline`. */
  declare channel: string;
  /** Keys of questions that are not asked, with spaces between. */
  declare omit: string;
  /** Keys of the profile fields that are asked, in their order, with spaces between; `none` for none. Default: those of the questionnaire. */
  declare profile: string;
  /** Keys of the profile fields that may not be skipped, with spaces between; `none` for none. Default: as the questionnaire has it. */
  declare profileRequired: string;
  /** `off` leaves the comment out, `on` asks for one. Default: as the questionnaire has it. */
  declare comment: string;
  /** `steps` asks one question a screen, `page` all on one, with what is missing named at its top. Default `steps`. */
  declare layout: string;
  /** `inline`, `popup` or `kiosk`. Default `inline`. */
  declare mode: string;
  /** `tab` keeps a half-filled interview in the tab, `off` does not: for devices that many people use. Default `tab`. */
  declare draft: string;
  /** The accent colour, as `--skm-accent`: any CSS colour. */
  declare accent: string;
  /** Popup: words of the button that opens it. Default: the text `invite`. */
  declare invite: string;
  /** Words of thanks. Default: those of the texts. */
  declare thanks: string;
  /** Address to which "done" leads on the thanks screen; nobody is led there by themselves. */
  declare redirect: string;
  /** `on` keeps answers encrypted to the collector's key until they are sent, `off` does not. Default `off`, in a kiosk `on`. */
  declare encrypt: string;
  /** Address of a JSON file with texts by language and key. */
  declare textsSrc: string;
  /** Kiosk: languages that a respondent may choose, as tags with spaces between; the first is where each interview begins. */
  declare languages: string;
  /** Kiosk: seconds without a touch before the warning. Default 60. */
  declare idle: string;
  /** Kiosk: seconds of the warning before everything is reset. Default 20. */
  declare idleWarning: string;
  /** Kiosk: seconds for which the thanks stay. Default 12. */
  declare thanksSeconds: string;
  /** Kiosk: what becomes of an interview that was left: `discard` or `submit`. Default `discard`. */
  declare partial: string;
  /** Kiosk: `low` puts what is touched at the bottom of the screen, within reach of a wheelchair. Default `usual`. */
  declare reach: string;
  /** Kiosk: hours in which the screen is dark, as `20:00-06:30` in local time. */
  declare sleep: string;
  /** Kiosk: origins, with spaces between, whose pages may speak to it by `postMessage`. */
  declare origins: string;
  /** A choice does not bring the next question by itself; "next" does. */
  declare noAdvance: boolean;
  /** The keys 1 to 9 choose an option. */
  declare numberKeys: boolean;
  /** Offers to read each screen aloud, where the device has a voice in the language. */
  declare readAloud: boolean;
  /** Shows the index of the unit by now on the thanks screen, where the collector gives one. */
  declare showIndex: boolean;
  /** After a low answer asks why; the words are optional, at most 300 characters, masked like the comment. */
  declare why: boolean;
  /** Popup: shown at most once per visit. */
  declare once: boolean;
  /** Takes service, counter, officer, channel, language and ticket from the page's address: `?skm-service=ktp&skm-counter=3`. */
  declare addressParams: boolean;
  /** `page` follows the page's `color-scheme`, `system` the device; `light` and `dark` are fixed. Default `page`. */
  declare theme: string;
  /** Texts by language and key; they come before those of `textsSrc`. */
  declare texts: SuppliedTexts | null;
  /** A definition that the page holds itself; comes before `questionnaire`. */
  declare definition: Questionnaire | null;
  /** A client that the page holds itself; `unit`, `collector` and `key` are then not used. It is not closed. */
  declare client: Client | null;

  constructor() {
    super();
    for (const name of strings) this[name] = '';
    for (const name of booleans) this[name] = false;
    this.texts = null;
    this.definition = null;
    this.client = null;
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === 'lang') this.requestUpdate();
    else super.attributeChangedCallback(name, old, value);
  }
}
