import { textIn, type Questionnaire } from '@skm-survey/questionnaire';
import type { Client } from '@skm-survey/sdk';
import { adoptStyles, html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { booleans, properties, strings } from './attributes.ts';
import { DefinitionControl } from './definition-control.ts';
import { identityOf } from './definition.ts';
import { destinationOf } from './destination.ts';
import { diagnose } from './diagnostics.ts';
import { draftKey, hasDraft } from './draft-key.ts';
import { SkmAnswerEvent, SkmResetEvent, SkmStartEvent, SkmUnavailableEvent } from './events.ts';
import type { Extras } from './extras/extras.ts';
import { Focus } from './focus.ts';
import type { Handover } from './handover.ts';
import { reduceFirst, type InterviewEvent } from './interview/first.ts';
import { begin, screenOf, type Interview, type Phase } from './interview/state.ts';
import { stepsOf } from './interview/steps.ts';
import { directionOf, languageOf } from './language.ts';
import { browserEnvironment } from './environment.ts';
import type { Part } from './part.ts';
import { deliveryPart, englishPart, faultsPart, restPart, type Rest } from './parts.ts';
import type { Fault } from './sentences.ts';
import { States } from './states.ts';
import { styles } from './styles/styles.ts';
import { isSupplied, primary, textsFor, type SuppliedTexts, type Texts } from './texts/texts.ts';
import { TextsControl } from './texts-control.ts';
import { version } from './version.ts';
import { isWaiting, screen } from './views/screen.ts';
import { Turns } from './views/turns.ts';
import type { View } from './views/view.ts';
import { loading } from './views/waiting.ts';

/**
 * The SKM interview: asks, keeps each answer on the device until the collector has it, thanks.
 *
 * @tagname skm-survey
 *
 * @attr {string} lang - Language of the screens, a BCP 47 tag; default: the closest `lang` around it, then `id`.
 *
 * @fires {SkmStartEvent} skm-start - The respondent pressed start.
 * @fires {SkmAnswerEvent} skm-answer - A question was answered; names the question, never the answer.
 * @fires {SkmSavedEvent} skm-saved - The answer is kept on this device and counts from now on.
 * @fires {SkmAcceptedEvent} skm-accepted - The collector has confirmed the answer.
 * @fires {SkmFailedEvent} skm-failed - The answer could be neither kept nor sent and is still on the screen.
 * @fires {SkmUnavailableEvent} skm-unavailable - The survey cannot be shown.
 * @fires {SkmResetEvent} skm-reset - Ready for the next person; nothing of the previous one is left.
 *
 * @csspart survey - The card around every screen.
 * @csspart screen - What changes from screen to screen.
 * @csspart heading - The heading of a screen; on a question, the question.
 * @csspart unit - Name of the unit on the introduction.
 * @csspart unofficial - The note on an unofficial translation.
 * @csspart progress - Progress in words and as a bar.
 * @csspart progress-text - The words of the progress.
 * @csspart question - The fieldset of a question.
 * @csspart option - One option of a question; `option-checked` too when chosen.
 * @csspart option-checked - The chosen option.
 * @csspart option-text - The words of an option.
 * @csspart face - The decorative face of an option.
 * @csspart field - One profile field.
 * @csspart chip - One choice of a profile field; `chip-checked` too when chosen.
 * @csspart chip-checked - The chosen choice.
 * @csspart comment - The text area of the comment.
 * @csspart notice - What is said while a comment is typed.
 * @csspart error - What is wrong with a field.
 * @csspart review - The list of answers before sending.
 * @csspart assisted - The checkbox for a companion or officer.
 * @csspart actions - The row of buttons.
 * @csspart button - Every button; with one of the following.
 * @csspart button-primary - Start, next, send, try again.
 * @csspart button-back - Back.
 * @csspart button-clear - Takes a choice back.
 * @csspart button-change - Change, in the review.
 * @csspart button-again - Fill in again.
 * @csspart button-start-over - Start over, where half-filled answers were found.
 * @csspart button-reload - Reload, where the survey could not be loaded.
 * @csspart badge - The sign on the screens that tell the outcome.
 * @csspart kept - What became of the answer.
 * @csspart status - The line on answers that wait.
 * @csspart index - The index so far.
 * @csspart button-aloud - Reads aloud, and stops.
 *
 * @cssprop [--skm-accent=#14665a] - The one accent colour; made dark or light enough where it is used for words and lines.
 * @cssprop [--skm-on-accent] - Words on the accent; default: white or near black, whichever reads.
 * @cssprop [--skm-surface] - Ground of the card.
 * @cssprop [--skm-option-surface] - Ground of an option.
 * @cssprop [--skm-text] - Words.
 * @cssprop [--skm-muted] - Less important words.
 * @cssprop [--skm-line] - Hairlines.
 * @cssprop [--skm-radius=1rem] - Corners of the card; the rest follows.
 * @cssprop [--skm-font=system-ui] - Font family.
 * @cssprop [--skm-text-size=1rem] - Size of the text, from which all sizes follow; a kiosk takes 1.75rem.
 * @cssprop [--skm-target=3rem] - Least height of what is touched.
 * @cssprop [--skm-min-height=0] - Least height of a screen, so that buttons stay in place.
 *
 * @cssstate loading - The questionnaire is on its way.
 * @cssstate unavailable - The survey cannot be shown.
 * @cssstate intro - The introduction.
 * @cssstate asking - A question, profile or comment screen.
 * @cssstate review - The review.
 * @cssstate sending - The answer is being kept.
 * @cssstate failed - The answer could be neither kept nor sent.
 * @cssstate thanks - The answer is kept.
 */
export class SkmSurvey extends LitElement {
  /** Version of the package that defined the element. */
  static readonly version: string = version;
  static override styles = styles;
  static override properties: PropertyDeclarations = properties;

  /** Key of the unit, as the collector knows it. Required. */
  declare unit: string;
  /** Name of the unit for people, shown on the introduction. */
  declare unitName: string;
  /** Address of the collector. Required. */
  declare collector: string;
  /** Write key of the unit, where the collector asks for one. */
  declare key: string;
  /** Key of the service that was received, kept with each answer. */
  declare service: string;
  /** Name of the service for people. */
  declare serviceName: string;
  /** Id of a standard questionnaire, or the address of a definition (JSON). Default `skm-2017`. */
  declare questionnaire: string;
  /** How the service was received: `offline`, `online` or `hybrid`. Default `offline`. */
  declare channel: string;
  /** `page` follows the page's `color-scheme`, `system` the device; `light` and `dark` are fixed. Default `page`. */
  declare theme: string;
  /** Address of a JSON file with texts by language and key. */
  declare textsSrc: string;
  /** Keep no half-filled answers in the tab, so that a reload begins anew: for devices that many people use. */
  declare noDraft: boolean;
  /** A choice does not bring the next question by itself; "next" does. */
  declare noAdvance: boolean;
  /** The keys 1 to 9 choose an option. */
  declare numberKeys: boolean;
  /** Offers to read each screen aloud, where the device has a voice in the language. */
  declare readAloud: boolean;
  /** Shows the index of the unit by now on the thanks screen, where the collector gives one. */
  declare showIndex: boolean;
  /** Texts by language and key; they come before those of `textsSrc`. */
  declare texts: SuppliedTexts | null;
  /** A definition that the page holds itself; comes before `questionnaire`. */
  declare definition: Questionnaire | null;
  /** A client that the page holds itself; `unit`, `collector` and `key` are then not used. It is not closed. */
  declare client: Client | null;

  #interview: Interview = begin([]);
  #asked: Questionnaire | null = null;
  #fault: Fault | null = null;
  /** The first screen was painted: what will be needed is fetched from now on. */
  #ahead = false;
  #isPainted = false;
  #lang = 'id';
  /** Whether something was left behind is known. */
  #isSearched = false;
  readonly #turns = new Turns();
  readonly #focus = new Focus(this);
  readonly #states = new States(this);
  readonly #update = (): void => this.requestUpdate();
  readonly #questionnaire = new DefinitionControl(this.#update);
  readonly #supplied = new TextsControl(this);
  /** Null until the part is here that has it. */
  #handover: Handover | null = null;
  #extras: Extras | null = null;

  constructor() {
    super();
    for (const name of strings) this[name] = '';
    for (const name of booleans) this[name] = false;
    this.theme = '';
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

  /** Begins again for the next person: what was said and not sent is gone, the draft too. Does nothing while an answer is being kept. */
  reset(): void {
    this.#send({ type: 'restart' });
  }

  protected override willUpdate(): void {
    this.#supplied.load(this.textsSrc || '', this.texts);
    this.#lang = languageOf(this, this.#supplied.texts, this.#asked).lang;
    this.#questionnaire.load({
      name: this.questionnaire || '',
      given: this.definition,
      channel: this.channel || '',
      english: this.#isEnglish,
    });
    const { definition } = this.#questionnaire;
    const { here: rest } = restPart;
    const isEquipped = !rest || !!this.#handover;
    if (!isEquipped) this.#equip(rest);
    if (definition.kind === 'ready') this.#ask(definition.questionnaire);
    if (!isEquipped && this.#interview.phase.kind !== 'intro')
      this.#handover?.keep(this.#interview, false);
    const { lang, unknown } = languageOf(this, this.#supplied.texts, this.#asked);
    this.#lang = lang;
    if (unknown && this.#asked && !this.#supplied.isLoading) diagnose('skm-lang-unknown', unknown);
    this.#find(this.#aim() ?? (definition.kind === 'unavailable' ? definition : null));
    this.#fetchParts();
  }

  /** The parts that are needed now, and after the first paint those that will be: by then the network may be gone. */
  #fetchParts(): void {
    if (this.#fault) this.#want(faultsPart);
    if (this.#isEnglish) this.#want(englishPart);
    if (this.#ahead || this.#interview.phase.kind !== 'intro') this.#want(restPart);
    if (this.#ahead && !this.client && !this.#fault) this.#want(deliveryPart);
    restPart.here?.settingFaults(this).forEach(({ code, detail }) => diagnose(code, detail));
  }

  #want(part: Part<unknown>): void {
    part.want(this.#update);
  }

  #equip({ Advance, Extras, Handover, restStyles }: Rest): void {
    this.#handover = new Handover(this, {
      tell: (event) => this.#send(event),
      phase: () => this.#interview.phase.kind,
      delivery: deliveryPart,
    });
    this.#extras = new Extras(this);
    const root = this.renderRoot as ShadowRoot;
    const phase = (): Phase => this.#interview.phase;
    new Advance(root, { page: this, phase, next: () => this.#send({ type: 'next' }) });
    adoptStyles(root, [...SkmSurvey.elementStyles, ...restStyles]);
  }

  /** Begins with a questionnaire that was not asked before; with the draft that this tab still has of it, if it has one. */
  #ask(questionnaire: Questionnaire): void {
    const owner = { unit: this.unit || '', service: this.service || '', questionnaire };
    const key = this.noDraft ? null : draftKey(owner);
    const handover = this.#handover;
    const asked = this.#asked;
    const isNew = !asked || identityOf(asked) !== identityOf(questionnaire);
    const isOpen = isNew || (!this.#isSearched && this.#interview.phase.kind === 'intro');
    const isLeft = isOpen && key !== null && hasDraft(key);
    const leftPart = restPart.here?.leftPart;
    const left = isLeft ? leftPart?.want(this.#update) : null;
    if (isLeft && !left && isNew && !(leftPart ?? restPart).isMissing) {
      this.#want(restPart);
      return;
    }
    handover?.own(key);
    this.#asked = questionnaire;
    const steps = stepsOf(questionnaire);
    if (isOpen) {
      this.#interview = begin(steps, handover?.found(steps, left?.resume) ?? null);
      this.#isSearched = !isLeft || !!left;
    } else if (questionnaire !== asked) this.#interview = { ...this.#interview, steps };
  }

  get #isEnglish(): boolean {
    return primary(this.#lang) === 'en';
  }

  /** What is still on the way and cannot be done without, now. */
  get #isLoading(): boolean {
    const { definition } = this.#questionnaire;
    const lacksWords = this.#isEnglish && !englishPart.here && !englishPart.isMissing;
    return definition.kind !== 'ready' || definition.questionnaire !== this.#asked || lacksWords;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#handover?.own(null);
  }

  /** Has answers go to the client or the destination that the properties name; the reason where they name none. */
  #aim(): Fault | null {
    const named = this.client ?? destinationOf(this, this.baseURI);
    const isFault = 'code' in named;
    this.#handover?.point(isFault ? null : named);
    return isFault ? named : null;
  }

  /** Tells the admin and the page of a new fault, once. */
  #find(fault: Fault | null): void {
    const known = this.#fault;
    this.#fault = fault;
    if (!fault || (fault.code === known?.code && fault.detail === known.detail)) return;
    diagnose(fault.code, fault.detail);
    this.dispatchEvent(new SkmUnavailableEvent(fault.code));
  }

  protected override render(): TemplateResult {
    const lang = this.#lang;
    const texts = textsFor(lang, this.#supplied.texts, [
      restPart.here?.idRest,
      restPart.here?.leftPart.here?.idLeft,
      faultsPart.here?.idFaults,
      this.#isEnglish ? englishPart.here?.en : undefined,
    ]);
    return html`<section part="survey" class="survey" lang=${lang} dir=${directionOf(lang)}>
      ${this.#body(texts)}
    </section>`;
  }

  #body(texts: Texts): unknown {
    const { definition } = this.#questionnaire;
    const faults = faultsPart.here;
    if (this.#fault && faults) {
      const retry = definition.kind === 'unavailable' && definition.retry;
      return faults.unavailable(texts, retry ? () => this.#questionnaire.reload() : null);
    }
    const questionnaire = this.#asked;
    if (this.#fault || this.#isLoading || !questionnaire) return loading(texts);
    const lang = this.#lang;
    const view: View = {
      state: this.#interview,
      questionnaire,
      texts,
      unofficial: isSupplied(lang) || questionnaire.unofficialLanguages.includes(primary(lang)),
      say: (text) => textIn(text, lang),
      send: (event) => this.#send(event),
      again: () => restPart.again(),
      ways: restPart.here?.leftPart.here?.ways,
      page: this,
      lang,
    };
    const { here: rest } = restPart;
    const status = this.#handover?.status;
    return html`${this.#extras?.above(view)}
      ${this.#turns.show(this.#screenName, screen(view, rest))}
      <p
        class="status"
        part="status"
        role="status"
        .textContent=${(status && rest?.statusWords(view, status)) ?? ''}
      ></p>
      ${this.#extras?.below(view)}`;
  }

  /** Changes whenever another screen is shown, also where the same one was waited for; empty where none is. */
  get #screenName(): string {
    if (this.#fault || this.#isLoading) return '';
    const waits = !restPart.here && isWaiting(this.#interview);
    return screenOf(this.#interview) + (waits ? ' waiting' : '');
  }

  protected override updated(): void {
    const waiting = this.#fault ? 'unavailable' : 'loading';
    const shown = this.#fault || this.#isLoading ? waiting : this.#interview.phase.kind;
    this.#states.show(shown);
    if (shown !== 'loading' && !this.#isPainted) this.#goAhead();
    this.#focus.follow(this.#screenName, this.#interview.missing);
  }

  #goAhead(): void {
    this.#isPainted = true;
    browserEnvironment.afterPaint(() => {
      this.#ahead = true;
      this.requestUpdate();
    });
  }

  #send(event: InterviewEvent): void {
    const before = this.#interview;
    const after = (restPart.here?.reduce ?? reduceFirst)(before, event);
    if (after === before) return;
    this.#interview = after;
    this.requestUpdate();
    const left = before.phase.kind === 'intro' && before.phase.left !== null;
    this.#handover?.keep(after, event.type === 'restart' || (event.type === 'start' && left));
    if (event.type === 'start') this.dispatchEvent(new SkmStartEvent());
    if (event.type === 'answer' || event.type === 'profile') {
      this.dispatchEvent(new SkmAnswerEvent(event.key));
    }
    if (event.type === 'restart') this.dispatchEvent(new SkmResetEvent());
    if (after.phase.kind === 'sending' && before.phase.kind !== 'sending') this.#submit();
  }

  #submit(): void {
    const questionnaire = this.#asked;
    if (!questionnaire) return;
    const setting = { questionnaire, lang: this.#lang, service: this.service || '' };
    this.#handover?.submit(this.#interview, setting);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'skm-survey': SkmSurvey;
  }
}
