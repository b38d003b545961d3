import { textIn } from '@skm-survey/questionnaire';
import { adoptStyles, html, type PropertyValues, type TemplateResult } from 'lit';
import { Ahead } from './ahead.ts';
import { DefinitionControl } from './definition-control.ts';
import { baseOf, identityOf, saysSomething, type Asked } from './definition.ts';
import { destinationOf } from './destination.ts';
import { diagnose } from './diagnostics.ts';
import { draftKey, hasDraft } from './draft-key.ts';
import { SkmAnswerEvent, SkmResetEvent, SkmStartEvent, SkmUnavailableEvent } from './events.ts';
import type { Extras } from './extras/extras.ts';
import { faultsPart } from './faults-part.ts';
import { Focus } from './focus.ts';
import type { Handover } from './handover.ts';
import { reduceFirst, type InterviewEvent } from './interview/first.ts';
import { begin, type Interview, type Phase } from './interview/state.ts';
import { stepsOf } from './interview/steps.ts';
import { directionOf, languageOf, type Language } from './language.ts';
import { ModeControl } from './modes.ts';
import {
  addressPart,
  deliveryPart,
  englishPart,
  questionsPart,
  restPart,
  type Rest,
} from './parts.ts';
import type { Fault } from './sentences.ts';
import { States } from './states.ts';
import { styles } from './styles/styles.ts';
import { SurveySettings } from './survey-settings.ts';
import { isSupplied, primary, textsFor, type Texts } from './texts/texts.ts';
import { tint } from './tint.ts';
import { TextsControl } from './texts-control.ts';
import { version } from './version.ts';
import { screenName } from './views/opening.ts';
import { isWaiting, screen } from './views/screen.ts';
import { Turns } from './views/turns.ts';
import type { View } from './views/view.ts';
import type { Visit } from './visit.ts';
import { loading } from './views/waiting.ts';

/** Not in every browser. */
const { scheduler } = globalThis as { scheduler?: Partial<Scheduler> };

/**
 * The SKM interview: asks, keeps each answer on the device until the collector has it, thanks.
 *
 * @tagname skm-survey
 *
 * @attr {string} lang - Language of the screens, a BCP 47 tag; default: the closest `lang` around it, then `id`.
 *
 * @fires {SkmStartEvent} skm-start - The respondent pressed start, or gave the first answer.
 * @fires {SkmAnswerEvent} skm-answer - A question was answered; names the question, never the answer.
 * @fires {SkmSavedEvent} skm-saved - The answer is kept on this device and counts from now on.
 * @fires {SkmAcceptedEvent} skm-accepted - The collector has confirmed the answer.
 * @fires {SkmFailedEvent} skm-failed - The answer could be neither kept nor sent and is still on the screen.
 * @fires {SkmUnavailableEvent} skm-unavailable - The survey cannot be shown.
 * @fires {SkmAbandonEvent} skm-abandon - In a kiosk: the respondent went away, or another one came, before the answer was sent; says how much was answered.
 * @fires {SkmResetEvent} skm-reset - Ready for the next person; nothing of the previous one is left.
 *
 * @slot logo - The agency's logo: on the introduction; in a kiosk above every screen.
 * @slot attract - In a kiosk: what the agency shows on the first screen, above the title.
 *
 * @csspart survey - The card around every screen.
 * @csspart heading - The heading of a screen; on a question, the question.
 * @csspart progress - Progress in words and as a bar.
 * @csspart question - The fieldset of a question.
 * @csspart option - One option of a question or a profile field.
 * @csspart option-checked - The chosen option; it is an `option` too.
 * @csspart face - The decorative face of an option.
 * @csspart field - One profile field.
 * @csspart comment - The text area of the comment.
 * @csspart error - What is wrong with a field.
 * @csspart review - The list of answers before sending.
 * @csspart actions - The row of buttons.
 * @csspart button - Every button.
 * @csspart button-primary - The button that leads on: start, next, send, try again; it is a `button` too.
 * @csspart status - The line on answers that wait.
 *
 * @cssprop [--skm-accent=#14665a] - The one accent colour, lighter in the dark; made dark or light enough where it is used for words and lines.
 * @cssprop [--skm-on-accent] - Words on the accent; default: white or near black, whichever reads.
 * @cssprop [--skm-surface] - Ground of the card.
 * @cssprop [--skm-option-surface] - Ground of an option.
 * @cssprop [--skm-text] - Words.
 * @cssprop [--skm-muted] - Less important words.
 * @cssprop [--skm-line] - Hairlines.
 * @cssprop [--skm-radius=1em] - Corners of the card; the rest follows.
 * @cssprop [--skm-font=system-ui] - Font family.
 * @cssprop [--skm-text-size] - Size of the text, from which all sizes follow; default: 1rem, and never below what the reader's browser is set to. A kiosk takes 1.75rem.
 * @cssprop [--skm-target=3em] - Least height of what is touched; a kiosk takes 4rem and more.
 * @cssprop [--skm-min-height=0] - Least height of a screen, so that buttons stay in place.
 *
 * @cssstate loading - The questionnaire is on its way.
 * @cssstate unavailable - The survey cannot be shown.
 * @cssstate intro - Nothing was said yet: the introduction, the first question beneath it.
 * @cssstate asking - A question, profile or comment screen.
 * @cssstate review - The review.
 * @cssstate sending - The answer is being kept.
 * @cssstate failed - The answer could be neither kept nor sent.
 * @cssstate thanks - The answer is kept.
 */
export class SkmSurvey extends SurveySettings {
  /** Version of the package that defined the element. */
  static readonly version: string = version;
  static override styles = styles;
  #interview: Interview = begin([]);
  #asked: Asked | null = null;
  #fault: Fault | null = null;
  #lang = 'id';
  /** The language of the screen that is shown. */
  #shownLang = '';
  /** Whether something was left behind is known. */
  #isSearched = false;
  readonly #turns = new Turns();
  readonly #focus = new Focus(this);
  readonly #states = new States(this);
  readonly #update = (): void => this.requestUpdate();
  readonly #ahead = new Ahead(this.#update);
  readonly #questionnaire = new DefinitionControl(this.#update);
  readonly #supplied = new TextsControl(this);
  readonly #modes = new ModeControl({
    host: this,
    interview: () => this.#interview,
    send: (event) => this.#send(event),
    receive: (visit) => this.#receive(visit),
    visit: (more) => (this.#visit = { ...this.#visit, ...more }),
  });
  #visit: Visit = {};
  /** Null until the part is here that has it. */
  #handover: Handover | null = null;
  #extras: Extras | null = null;

  /** Begins again for the next person: what was said and not sent is gone, the draft and the visit too. Does nothing while an answer is being kept. */
  reset(): void {
    this.#receive({});
  }

  /**
   * Begins the interview of a respondent of whom a queue system knows something; what it knows goes along with this one
   * answer. Whatever was said before and not sent is gone. False, and nothing changes, while an answer is being kept.
   */
  begin(visit: Visit = {}): boolean {
    const isFree = this.#receive(visit);
    if (isFree) this.#send({ type: 'start' });
    return isFree;
  }

  #receive(visit: Visit): boolean {
    this.#modes.mode?.leave?.();
    if (this.#interview.phase.kind === 'sending') return false;
    this.#visit = visit;
    this.#send({ type: 'restart' });
    return true;
  }

  /** The first screen is drawn in a task of its own, where the browser can give one at once: the page is not held up for long. */
  protected override async scheduleUpdate(): Promise<unknown> {
    if (!this.hasUpdated) await scheduler?.yield?.();
    return super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isAddressed = this.#isAddressed();
    if (this.accent || changed.get('accent')) tint(this);
    this.#supplied.load(this.textsSrc || '', this.texts);
    this.#lang = this.#language.lang;
    this.#modes.choose(this.mode || '');
    this.#questionnaire.load({
      name: this.questionnaire || '',
      given: this.definition,
      channel: this.channel || '',
      english: this.#isEnglish,
      service: this.#visit.service ?? (this.service || ''),
      wishes: saysSomething(this) ? this : null,
    });
    const { definition } = this.#questionnaire;
    const { here: rest } = restPart;
    const isEquipped = !rest || !!this.#handover;
    if (!isEquipped) this.#equip(rest);
    if (definition.kind === 'ready' && isAddressed) this.#ask(definition.questionnaire);
    if (!isEquipped && this.#interview.phase.kind !== 'intro')
      this.#handover?.keep(this.#interview, false);
    const { lang, unknown } = this.#language;
    this.#lang = lang;
    if (unknown && this.#asked && !this.#supplied.isLoading) diagnose('skm-lang-unknown', unknown);
    this.#find(this.#aim() ?? (definition.kind === 'unavailable' ? definition : null));
    this.#fetchParts();
    // What is shown stays until the words of another language are here: nothing is closed, and no place is lost.
    if (this.#lacksWords && this.#ahead.isPainted) this.#lang = this.#shownLang;
  }

  /** Whether what the page's address says is known, or may be long in coming. */
  #isAddressed(): boolean {
    if (!this.addressParams) return true;
    addressPart.want(this.#update)?.readAddress(this, diagnose);
    return !addressPart.isComing;
  }

  /** The parts that are needed now, and after the first paint those that will be: by then the network may be gone. */
  #fetchParts(): void {
    if (this.#fault) faultsPart.want(this.#update);
    if (this.#isEnglish) englishPart.want(this.#update);
    const isGreeted = this.mode === 'kiosk' || this.layout === 'page';
    if (this.#ahead.isDue || isGreeted) restPart.want(this.#update);
    if (this.#ahead.isDue && !this.client && !this.#fault) deliveryPart.want(this.#update);
  }

  #equip({ Advance, Extras, Handover, restStyles, watch }: Rest): void {
    watch(this, this.#update);
    this.#handover = new Handover(this, {
      tell: (event) => this.#send(event),
      phase: () => this.#interview.phase.kind,
      delivery: deliveryPart,
    });
    this.#extras = new Extras(this, diagnose);
    const root = this.renderRoot as ShadowRoot;
    const phase = (): Phase => this.#interview.phase;
    new Advance(root, { page: this, phase, next: () => this.#send({ type: 'next' }) });
    adoptStyles(root, [...SkmSurvey.elementStyles, ...restStyles]);
  }

  /** Begins with a questionnaire that was not asked before; with the draft that this tab still has of it, if it has one. */
  #ask(questionnaire: Asked): void {
    const owner = { unit: this.unit || '', service: this.service || '', questionnaire };
    // A kiosk is left by one person and found by another; off the page an element holds on to nothing.
    const isKept = this.isConnected && this.draft !== 'off' && this.mode !== 'kiosk';
    const key = isKept ? draftKey(owner) : null;
    const handover = this.#handover;
    const asked = this.#asked;
    const isNew = !asked || identityOf(baseOf(asked)) !== identityOf(baseOf(questionnaire));
    const isOpen = isNew || (!this.#isSearched && this.#interview.phase.kind === 'intro');
    const isLeft = isOpen && key !== null && hasDraft(key);
    const leftPart = restPart.here?.leftPart;
    const left = isLeft ? leftPart?.want(this.#update) : null;
    if (isLeft && !left && isNew && !(leftPart ?? restPart).isMissing) {
      restPart.want(this.#update);
      return;
    }
    handover?.own(key, !isNew);
    this.#asked = questionnaire;
    const steps = stepsOf(questionnaire);
    if (isOpen) {
      this.#interview = begin(steps, handover?.found(steps, left?.resume) ?? null);
      this.#isSearched = !isLeft || !!left;
    } else if (questionnaire !== asked) {
      const { here } = questionsPart;
      this.#interview = here?.refit(this.#interview, steps) ?? { ...this.#interview, steps };
      handover?.keep(this.#interview, false);
    }
  }

  get #language(): Language {
    return languageOf(this, this.#supplied.texts, {
      questionnaire: this.#asked,
      said: this.#visit.lang,
    });
  }

  get #isEnglish(): boolean {
    return primary(this.#lang) === 'en';
  }

  get #lacksWords(): boolean {
    return this.#isEnglish && englishPart.isComing;
  }

  /** What is still on the way and cannot be done without, now. */
  get #isLoading(): boolean {
    const { definition } = this.#questionnaire;
    const lacksQuestions = definition.kind !== 'ready' || definition.questionnaire !== this.#asked;
    return lacksQuestions || this.#lacksWords || this.#modes.isLoading;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#modes.mode?.present(true);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#modes.mode?.present(false);
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
    return html`<div class="box" dir=${directionOf(lang)}>
      <div class="frame">
        <section part="survey" class="survey" lang=${lang}>${this.#body(texts)}</section>
      </div>
    </div>`;
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
    const body = html`${this.#extras?.above(view)}
    ${this.#turns.show(this.#screenName, (rest && this.#extras?.screen(view, rest)) ?? screen(view, rest))}
    ${rest?.statusLine(view, this.#handover?.status)} ${this.#extras?.below(view)}`;
    return this.#modes.mode?.frame(view, body) ?? body;
  }

  /** Changes whenever another screen is shown, also where the same one was waited for; empty where none is. */
  get #screenName(): string {
    if (this.#fault || this.#isLoading) return '';
    const state = this.#interview;
    const waits = this.#extras?.waits(state) ?? isWaiting(state, this.layout);
    return screenName(state, this) + (waits ? ' waiting' : '');
  }

  protected override updated(): void {
    const waiting = this.#fault ? 'unavailable' : 'loading';
    const shown = this.#fault || this.#isLoading ? waiting : this.#interview.phase.kind;
    this.#states.show(shown);
    if (shown !== 'loading') {
      this.#shownLang = this.#lang;
      this.#ahead.painted();
    }
    this.#focus.follow(this.#screenName, this.#interview.missing);
  }

  #send(event: InterviewEvent): void {
    const before = this.#interview;
    const after = this.#extras?.reduce(before, event) ?? reduceFirst(before, event);
    if (after === before) return;
    this.#interview = after;
    this.requestUpdate();
    const left = before.phase.kind === 'intro' && before.phase.left !== null;
    this.#handover?.keep(after, event.type === 'restart' || (event.type === 'start' && left));
    this.#modes.mode?.moved(before, after);
    const isStarted = before.phase.kind === 'intro' && after.phase.kind === 'asking';
    if (isStarted && event.type !== 'resume') {
      this.#ahead.started();
      this.dispatchEvent(new SkmStartEvent());
    }
    if (event.type === 'answer' || event.type === 'profile') {
      this.dispatchEvent(new SkmAnswerEvent(event.key));
    }
    if (event.type === 'restart') this.dispatchEvent(new SkmResetEvent());
    if (after.phase.kind === 'sending' && before.phase.kind !== 'sending') this.#submit();
  }

  #submit(): void {
    const questionnaire = this.#asked;
    if (!questionnaire) return;
    const setting = { questionnaire, lang: this.#lang, page: this, visit: this.#visit };
    this.#handover?.submit(this.#interview, setting);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'skm-survey': SkmSurvey;
  }
}
