import { textIn, type Questionnaire } from '@skm-survey/questionnaire';
import type { Client } from '@skm-survey/sdk';
import { html, LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { ClientLink } from './client-link.ts';
import { DefinitionControl } from './definition-control.ts';
import { diagnose, report, type Fault } from './diagnostics.ts';
import { DraftStore } from './draft-store.ts';
import {
  SkmAcceptedEvent,
  SkmAnswerEvent,
  SkmFailedEvent,
  SkmResetEvent,
  SkmSavedEvent,
  SkmStartEvent,
  SkmUnavailableEvent,
} from './events.ts';
import { enterField, enterScreen, holdsAttention } from './focus.ts';
import { draftOf } from './interview/draft.ts';
import { reduce, type InterviewEvent } from './interview/reduce.ts';
import { begin, screenOf, type Interview } from './interview/state.ts';
import { stepsOf } from './interview/steps.ts';
import { submissionOf } from './interview/submission.ts';
import { directionOf, languageOf } from './language.ts';
import { channelOf, checkTheme, destinationOf, serviceOf } from './settings.ts';
import { States } from './states.ts';
import { styles } from './styles/styles.ts';
import { isSupplied, primary, textsFor, type SuppliedTexts, type Texts } from './texts/texts.ts';
import { TextsControl } from './texts-control.ts';
import { version } from './version.ts';
import { screen } from './views/screen.ts';
import { statusLine } from './views/status-line.ts';
import { loading, unavailable } from './views/unavailable.ts';
import type { View } from './views/view.ts';

/** The questionnaire that is asked where a page names none. */
const defaultQuestionnaire = 'skm-2017';

const stringProperties = [
  'unit',
  'unitName',
  'collector',
  'key',
  'service',
  'serviceName',
  'questionnaire',
  'channel',
  'theme',
  'textsSrc',
] as const;

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
  static override properties: PropertyDeclarations = {
    unit: {},
    unitName: { attribute: 'unit-name' },
    collector: {},
    key: {},
    service: {},
    serviceName: { attribute: 'service-name' },
    questionnaire: {},
    channel: {},
    theme: { reflect: true },
    textsSrc: { attribute: 'texts-src' },
    noDraft: { type: Boolean, attribute: 'no-draft' },
    texts: { attribute: false },
    definition: { attribute: false },
    client: { attribute: false },
  };

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
  /** Texts by language and key; they come before those of `textsSrc`. */
  declare texts: SuppliedTexts | null;
  /** A definition that the page holds itself; comes before `questionnaire`. */
  declare definition: Questionnaire | null;
  /** A client that the page holds itself; `unit`, `collector` and `key` are then not used. It is not closed. */
  declare client: Client | null;

  #interview: Interview = begin([]);
  #asked: Questionnaire | null = null;
  #fault: Fault | null = null;
  #service = '';
  /** The screen and the errors that were rendered last: a change of them moves focus. */
  #shown = '';
  #missing: readonly string[] = [];
  readonly #kept = new Set<string>();
  readonly #arrived = new Set<string>();
  readonly #states = new States(this);
  readonly #link = new ClientLink(this, (id) => this.#arrive(id));
  readonly #questionnaire = new DefinitionControl(this);
  readonly #supplied = new TextsControl(this);
  readonly #drafts = new DraftStore();

  constructor() {
    super();
    for (const name of stringProperties) this[name] = '';
    this.noDraft = false;
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
    checkTheme(this.theme || '');
    this.#service = serviceOf(this.service || '');
    this.#supplied.load(this.textsSrc, this.texts);
    this.#questionnaire.load({
      name: this.questionnaire || defaultQuestionnaire,
      given: this.definition,
      channel: channelOf(this.channel),
    });
    const { definition } = this.#questionnaire;
    if (definition.kind === 'ready' && definition.questionnaire !== this.#asked) {
      this.#asked = definition.questionnaire;
      this.#begin(this.#asked);
    }
    this.#ownDraft();
    this.#find(this.#aim() ?? (definition.kind === 'unavailable' ? definition : null));
  }

  /** A fresh interview, with the draft that this tab still has of it. */
  #begin(questionnaire: Questionnaire): void {
    this.#ownDraft();
    const kept = this.#drafts.read();
    this.#link.recall(kept?.failed ?? null);
    this.#interview = begin(stepsOf(questionnaire), kept?.draft);
  }

  #ownDraft(): void {
    const questionnaire = this.#asked;
    const { unit, noDraft } = this;
    const owner = questionnaire && { unit: unit || '', service: this.#service, questionnaire };
    this.#drafts.own(noDraft ? null : owner);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drafts.own(null);
  }

  /** Points the link at the client or the destination that the properties name; the reason where they name none. */
  #aim(): Fault | null {
    const { unit, collector, key } = this;
    const named =
      this.client ??
      destinationOf({ unit: unit || '', collector: collector || '', key: key || '' }, this.baseURI);
    const fault = 'code' in named ? named : null;
    this.#link.point('code' in named ? null : named);
    return fault;
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
    const lang = languageOf(this, this.#supplied.texts, this.#asked);
    const texts = textsFor(lang, this.#supplied.texts);
    return html`<section part="survey" class="survey" lang=${lang} dir=${directionOf(lang)}>
      ${this.#body(lang, texts)}
    </section>`;
  }

  #body(lang: string, texts: Texts): unknown {
    const { definition } = this.#questionnaire;
    if (this.#fault) {
      const retry = definition.kind === 'unavailable' && definition.retry;
      return unavailable(texts, retry ? () => this.#questionnaire.reload() : null);
    }
    if (definition.kind !== 'ready') return loading(texts);
    const { questionnaire } = definition;
    const unofficial =
      isSupplied(lang) || questionnaire.unofficialLanguages.includes(primary(lang));
    const view: View = {
      state: this.#interview,
      questionnaire,
      texts,
      unofficial,
      unitName: this.unitName || '',
      serviceName: this.serviceName || '',
      say: (text) => textIn(text, lang),
      send: (event) => this.#send(event),
    };
    return html`${screen(view)}${statusLine(view, this.#link.status)}`;
  }

  protected override updated(): void {
    const { definition } = this.#questionnaire;
    const ready = !this.#fault && definition.kind === 'ready';
    const waiting = this.#fault ? 'unavailable' : 'loading';
    this.#states.show(ready ? this.#interview.phase.kind : waiting);
    this.#moveFocus(ready ? screenOf(this.#interview) : '');
  }

  /** After a screen that a person has left comes its successor's heading; after a refused "next", the open field. */
  #moveFocus(screenName: string): void {
    const [shown, missing] = [this.#shown, this.#missing];
    this.#shown = screenName;
    this.#missing = this.#interview.missing;
    if (shown && screenName && shown !== screenName) {
      if (holdsAttention(this)) enterScreen(this);
    }
    const [first] = this.#missing;
    if (first !== undefined && this.#missing !== missing) enterField(this, first);
  }

  #send(event: InterviewEvent): void {
    const before = this.#interview;
    const after = reduce(before, event);
    if (after === before) return;
    this.#interview = after;
    this.requestUpdate();
    const left = before.phase.kind === 'intro' && before.phase.left !== null;
    // The next person may give the very same answers: they must not pass for the failed try of the one before.
    if (event.type === 'restart' || (event.type === 'start' && left)) this.#link.recall(null);
    this.#drafts.write(draftOf(after), this.#link.failed);
    if (event.type === 'start') this.dispatchEvent(new SkmStartEvent());
    if (event.type === 'answer' || event.type === 'profile') {
      this.dispatchEvent(new SkmAnswerEvent(event.key));
    }
    if (event.type === 'restart') this.dispatchEvent(new SkmResetEvent());
    if (after.phase.kind === 'sending' && before.phase.kind !== 'sending') void this.#submit();
  }

  async #submit(): Promise<void> {
    const questionnaire = this.#asked;
    if (!questionnaire) return;
    const lang = languageOf(this, this.#supplied.texts, questionnaire);
    const outcome = await this.#link.submit(
      submissionOf(this.#interview, { questionnaire, lang, service: this.#service }),
    );
    switch (outcome.kind) {
      case 'saved': {
        const durable = await this.#link.durable();
        this.#kept.add(outcome.id);
        this.#send({ type: 'kept', id: outcome.id, kept: durable ? 'saved' : 'held' });
        this.dispatchEvent(new SkmSavedEvent({ id: outcome.id, seq: outcome.seq, durable }));
        if (this.#arrived.has(outcome.id)) this.#arrive(outcome.id);
        return;
      }
      case 'accepted':
        this.#kept.add(outcome.id);
        this.#send({ type: 'kept', id: outcome.id, kept: 'accepted' });
        this.#arrive(outcome.id);
        return;
      case 'failed':
        report(outcome.code, `the answer could not be kept (${String(outcome.cause)})`);
        this.#send({ type: 'failed', code: outcome.code });
        this.dispatchEvent(new SkmFailedEvent(outcome.code));
    }
  }

  /** The collector may confirm an answer before the store has told of it, and those of other elements too. */
  #arrive(id: string): void {
    if (!this.#kept.delete(id)) {
      if (this.#interview.phase.kind === 'sending') this.#arrived.add(id);
      return;
    }
    this.#arrived.clear();
    this.#send({ type: 'arrived', id });
    this.dispatchEvent(new SkmAcceptedEvent(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'skm-survey': SkmSurvey;
  }
}
