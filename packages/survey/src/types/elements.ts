// Written by `pnpm generate` from the doc comments of the elements; a test holds it against them.
import type {
  SkmAnswerEvent,
  SkmResetEvent,
  SkmStartEvent,
  SkmUnavailableEvent,
} from '../events.ts';
import type { SkmAbandonEvent } from '../kiosk/abandon-event.ts';
import type { SkmAcceptedEvent, SkmFailedEvent, SkmSavedEvent } from '../outcome-events.ts';
import type { SkmQuestion } from '../questions/skm-question.ts';
import type { SkmOutbox } from '../skm-outbox.ts';
import type { SkmSurvey } from '../skm-survey.ts';

/** Attributes of `<skm-question>`, as markup has them. */
export interface SkmQuestionAttributes {
  /** The question: `biaya`, `waktu`, …, or a new key of small letters, digits and hyphens. Required. Where a framework keeps `key` for itself: `skm-key`. */
  key?: string | undefined;
  /** The question in words. A new question needs it in Indonesian. */
  text?: string | undefined;
  /** The options from worst to best, `|` between: `Tidak wajar|Kurang wajar|Wajar|Sangat wajar`. A new question needs them in Indonesian. */
  options?: string | undefined;
  /** The unsur of the IKM for which a question of four options counts. A new question without it counts for none. */
  unsur?: string | undefined;
  /** Key of the question that it follows. Default: a new one is last. */
  after?: string | undefined;
  /** Whether it may not be skipped: there, or `false`. Default: a new one may be. */
  required?: string | undefined;
}

/** Properties of `<skm-question>` that have another name than an attribute, or none. */
export type SkmQuestionProperties = Partial<Pick<SkmQuestion, 'skmKey'>>;

/** Attributes of `<skm-outbox>`, as markup has them. */
export interface SkmOutboxAttributes {
  /** Key of the unit. Required unless there is a `client`. */
  unit?: string | undefined;
  /** Address of the collector. Required unless there is a `client`. */
  collector?: string | undefined;
  /** Write key of the unit. */
  key?: string | undefined;
  /** Name of the enrolled kiosk: the same that its survey has, else its stream would be ended as a visitor's. */
  device?: string | undefined;
  /** As for `<skm-survey>`. */
  theme?: 'page' | 'light' | 'dark' | 'system' | undefined;
}

/** Properties of `<skm-outbox>` that have another name than an attribute, or none. */
export type SkmOutboxProperties = Partial<Pick<SkmOutbox, 'client'>>;

/** Attributes of `<skm-survey>`, as markup has them. */
export interface SkmSurveyAttributes {
  /** Key of the unit, as the collector knows it: a letter or digit, then up to 63 letters, digits, `.`, `_`, `-`. Required. */
  unit?: string | undefined;
  /** Name of the unit for people, shown on the introduction. */
  'unit-name'?: string | undefined;
  /** Address of the collector; may be relative to the page. Required. */
  collector?: string | undefined;
  /** Write key of the unit, where the collector asks for one. */
  key?: string | undefined;
  /** Name of an enrolled kiosk, so that the collector notices when it falls silent. */
  device?: string | undefined;
  /** Name of the service for people. */
  'service-name'?: string | undefined;
  /** Services to choose from where `service` is not set: `ktp:KTP-el|kk:Kartu Keluarga`. */
  services?: string | undefined;
  /** Id of a standard questionnaire, or the address of a definition in JSON (it has a `/`, a `:` or ends in `.json`). Default `skm-2017`. */
  questionnaire?: string | undefined;
  /** Keys of questions that are not asked, with spaces between. */
  omit?: string | undefined;
  /** Keys of the profile fields that are asked, in their order, with spaces between; `none` for none. Default: those of the questionnaire. */
  profile?: string | undefined;
  /** Keys of the profile fields that may not be skipped, with spaces between; `none` for none. Default: as the questionnaire has it. */
  'profile-required'?: string | undefined;
  /** `off` leaves the comment out, `on` asks for one. Default: as the questionnaire has it. */
  comment?: string | undefined;
  /** Popup: words of the button that opens it. Default: the text `invite`. */
  invite?: string | undefined;
  /** Words of thanks. Default: those of the texts. */
  thanks?: string | undefined;
  /** Address of a JSON file with texts by language and key. */
  'texts-src'?: string | undefined;
  /** Kiosk: languages that a respondent may choose, as tags with spaces between; the first is where each interview begins. */
  languages?: string | undefined;
  /** Kiosk: seconds without a touch before the warning. Default 60. */
  idle?: string | undefined;
  /** Kiosk: seconds of the warning before everything is reset. Default 20. */
  'idle-warning'?: string | undefined;
  /** Kiosk: seconds for which the thanks stay. Default 12. */
  'thanks-seconds'?: string | undefined;
  /** Kiosk: hours in which the screen is dark, as `20:00-06:30` in local time. */
  sleep?: string | undefined;
  /** Kiosk: origins, with spaces between, whose pages may speak to it by `postMessage`. */
  origins?: string | undefined;
  /** Key of the service that was received, kept with each answer. */
  service?: string | undefined;
  /** Key of the counter ("loket") at which the service was given, kept with each answer. */
  counter?: string | undefined;
  /** Key of the officer who gave the service, kept with each answer. */
  officer?: string | undefined;
  /** A one-time ticket of the queue system: a signed JWS in compact form. */
  ticket?: string | undefined;
  /** How the service was received: `offline`, `online` or `hybrid`. Default `offline`. */
  channel?: 'offline' | 'online' | 'hybrid' | undefined;
  /** `steps` asks one question a screen, `page` all on one, with what is missing named at its top. Default `steps`. */
  layout?: 'steps' | 'page' | undefined;
  /** `inline`, `popup` or `kiosk`. Default `inline`. */
  mode?: 'inline' | 'popup' | 'kiosk' | undefined;
  /** `tab` keeps a half-filled interview in the tab, `off` does not: for devices that many people use. Default `tab`. */
  draft?: 'tab' | 'off' | undefined;
  /** The accent colour, as `--skm-accent`: any CSS colour. */
  accent?: string | undefined;
  /** Address to which "done" leads on the thanks screen; nobody is led there by themselves. */
  redirect?: string | undefined;
  /** `on` keeps answers encrypted to the collector's key until they are sent, `off` does not. Default `off`, in a kiosk `on`. */
  encrypt?: 'on' | 'off' | undefined;
  /** Kiosk: what becomes of an interview that was left: `discard` or `submit`. Default `discard`. */
  partial?: 'discard' | 'submit' | undefined;
  /** Kiosk: `low` puts what is touched at the bottom of the screen, within reach of a wheelchair. Default `usual`. */
  reach?: 'usual' | 'low' | undefined;
  /** `page` follows the page's `color-scheme`, `system` the device; `light` and `dark` are fixed. Default `page`. */
  theme?: 'page' | 'light' | 'dark' | 'system' | undefined;
  /** A choice does not bring the next question by itself; "next" does. */
  'no-advance'?: boolean | '' | undefined;
  /** The keys 1 to 9 choose an option. */
  'number-keys'?: boolean | '' | undefined;
  /** Offers to read each screen aloud, where the device has a voice in the language. */
  'read-aloud'?: boolean | '' | undefined;
  /** Shows the index of the unit by now on the thanks screen, where the collector gives one. */
  'show-index'?: boolean | '' | undefined;
  /** After a low answer asks why; the words are optional, at most 300 characters, masked like the comment. */
  why?: boolean | '' | undefined;
  /** Popup: shown at most once per visit. */
  once?: boolean | '' | undefined;
  /** Takes service, counter, officer, channel, language and ticket from the page's address: `?skm-service=ktp&skm-counter=3`. */
  'address-params'?: boolean | '' | undefined;
}

/** Properties of `<skm-survey>` that have another name than an attribute, or none. */
export type SkmSurveyProperties = Partial<
  Pick<
    SkmSurvey,
    | 'unitName'
    | 'serviceName'
    | 'profileRequired'
    | 'textsSrc'
    | 'idleWarning'
    | 'thanksSeconds'
    | 'noAdvance'
    | 'numberKeys'
    | 'readAloud'
    | 'showIndex'
    | 'addressParams'
    | 'texts'
    | 'definition'
    | 'client'
  >
>;

/** Events of `<skm-survey>` by their name. */
export interface SkmSurveyEvents {
  /** The respondent pressed start, or gave the first answer. */
  'skm-start': SkmStartEvent;
  /** A question was answered; names the question, never the answer. */
  'skm-answer': SkmAnswerEvent;
  /** The answer is kept on this device and counts from now on. */
  'skm-saved': SkmSavedEvent;
  /** The collector has confirmed the answer. */
  'skm-accepted': SkmAcceptedEvent;
  /** The answer could be neither kept nor sent and is still on the screen. */
  'skm-failed': SkmFailedEvent;
  /** The survey cannot be shown. */
  'skm-unavailable': SkmUnavailableEvent;
  /** In a kiosk: the respondent went away, or another one came, before the answer was sent; says how much was answered. */
  'skm-abandon': SkmAbandonEvent;
  /** Ready for the next person; nothing of the previous one is left. */
  'skm-reset': SkmResetEvent;
}
