import type { TemplateResult } from 'lit';
import type { PageSettings } from '../attributes.ts';
import { diagnose } from '../diagnostics.ts';
import { nothingSaid, type Interview } from '../interview/state.ts';
import type { Mode, Stage } from '../mode.ts';
import { Part } from '../part.ts';
import { questionsPart } from '../parts.ts';
import type { Note } from '../questions/description.ts';
import type { Service } from '../questions/services.ts';
import { report } from '../report.ts';
import type { View } from '../views/view.ts';
import { SkmAbandonEvent } from './abandon-event.ts';
import { Awake } from './awake.ts';
import type { Bridge } from './bridge.ts';
import { countdownStyles } from './countdown-styles.ts';
import { attract, turn, type Cycle, type CycleEvent } from './cycle.ts';
import { kioskEnvironment, type KioskEnvironment } from './environment.ts';
import { Guard } from './guard.ts';
import { hoursOf, isWithin, minuteOf } from './hours.ts';
import { paceFaults, paceOf } from './pace.ts';
import { kioskStyles } from './styles.ts';
import { kioskTexts } from './texts.ts';
import { kiosk, type KioskActs } from './views.ts';

/** What speaks with the page around. */
export const bridgePart = new Part(() => import('./bridge.ts'));

/** ms between two looks at the clock. */
const second = 1_000;

/** Whether there is something that was said and not handed over. */
const isHalfFilled = ({ phase: { kind } }: Interview): boolean =>
  kind === 'asking' || kind === 'review' || kind === 'failed';

const languagesOf = ({ languages }: Pick<PageSettings, 'languages'>): readonly string[] =>
  languages.split(/\s+/).filter(Boolean);

/** Those to choose from. What reads them is here before the first screen of a page that names some. */
const servicesOf = (
  { services }: Pick<PageSettings, 'services'>,
  note: Note = () => undefined,
): readonly Service[] => questionsPart.here?.servicesIn(services, note) ?? [];

const answeredIn = ({ answers }: Interview): number => Object.keys(answers).length;

/** The survey as the whole screen of a device that many people use one after the other (docs/kiosk.md). */
export class Kiosk implements Mode {
  readonly #stage: Stage;
  readonly #env: KioskEnvironment;
  readonly #awake: Awake;
  readonly #guard: Guard;
  #cycle: Cycle = attract;
  #isPresent = false;
  #isLarge = false;
  /** Nothing more is tried for the answer of this person. */
  #isGivenUp = false;
  /** The page was told that this person went away. */
  #isAbandoned = false;
  /** Where the person was when the warning came. */
  #focused: HTMLElement | null = null;
  #origins = '';
  #bridge: Bridge | null = null;
  #stopTicking: () => void = () => undefined;

  constructor(stage: Stage, env: KioskEnvironment = kioskEnvironment) {
    this.#stage = stage;
    this.#env = env;
    this.#awake = new Awake(env);
    this.#guard = new Guard(stage.host, {
      touched: () => this.#onTouch(),
      seen: () => this.#awake.again(),
      left: () => this.#reset(),
    });
  }

  present(isPresent: boolean): void {
    if (isPresent === this.#isPresent) return;
    this.#isPresent = isPresent;
    this.#awake.want(isPresent);
    this.#guard.stand(isPresent);
    this.#stopTicking();
    this.#wear(isPresent);
    this.#bind(isPresent ? this.#stage.host.origins : '');
    if (!isPresent) return;
    this.#greet();
    this.#tick(this.#env.now());
  }

  frame(view: View, screen: TemplateResult): unknown {
    this.#bind(view.page.origins);
    // Other styles may have been put in the place of all that were there.
    this.#wear(true);
    const { page } = view;
    const services = servicesOf(page, diagnose);
    paceFaults(page).forEach((fault) => report('skm-seconds-invalid', `no seconds: ${fault}`));
    if (page.sleep && !hoursOf(page.sleep)) {
      report('skm-sleep-invalid', `no hours as 20:00-06:30: ${page.sleep}`);
    }
    const pace = paceOf(page);
    const whole = this.#cycle.kind === 'thanks' ? pace.thanks : pace.warning;
    const languages = languagesOf(page);
    const texts = kioskTexts(view.lang, view.texts);
    const own = { texts, services, languages, whole, isLarge: this.#isLarge };
    return kiosk({ ...view, ...own, cycle: this.#cycle, acts: this.#acts }, screen);
  }

  moved(from: Interview, to: Interview): void {
    const isLeaving = to.phase.kind === 'sending' && to.phase.partial === true;
    const wasLeaving = from.phase.kind === 'sending' && from.phase.partial === true;
    if (isLeaving) this.#abandon(from, true);
    if (to.phase.kind === 'intro') this.#returned(from, to);
    // A failed try to hand in a part is the end of it: it is told, and the next person waits.
    if (wasLeaving && to.phase.kind === 'failed') this.#isGivenUp = true;
    if (wasLeaving) queueMicrotask(() => this.#reset());
    else this.#become({ type: 'moved', phase: to.phase.kind, asksService: this.#asksService });
  }

  leave(): void {
    const interview = this.#stage.interview();
    if (this.#isGivenUp || this.#stage.host.partial !== 'submit') return;
    if (!isHalfFilled(interview) || answeredIn(interview) === 0) return;
    // What was sent and could not be kept is whole.
    this.#stage.send({ type: 'submit', partial: interview.phase.kind !== 'failed' });
  }

  readonly #acts: KioskActs = {
    choose: (service) => {
      this.#stage.visit({ service });
      this.#become({ type: 'chosen' });
    },
    speak: (lang) => {
      this.#stage.visit({ lang });
      this.#stage.host.requestUpdate();
    },
    enlarge: () => {
      this.#isLarge = !this.#isLarge;
      this.#stage.host.requestUpdate();
    },
    leave: () => this.#become({ type: 'leave' }),
    carryOn: () => this.#become({ type: 'touched' }),
    discard: () => {
      this.#isGivenUp = true;
      this.#become({ type: 'ended' });
    },
    done: () => this.#become({ type: 'ended' }),
    wake: () => this.#become({ type: 'touched' }),
  };

  /** Whether there are services to choose from, and none is known. */
  get #asksService(): boolean {
    const { host, visit } = this.#stage;
    return !host.service && !visit().service && servicesOf(host).length > 0;
  }

  /** The interview is at its beginning again: by a restart, or because the person went back before the first question. */
  #returned(from: Interview, to: Interview): void {
    const isBack = to.answers === from.answers && to.answers !== nothingSaid.answers;
    if (isHalfFilled(from) && !this.#isAbandoned) this.#abandon(from, false);
    if (isBack) {
      this.#isGivenUp = true;
      queueMicrotask(() => this.#reset());
      return;
    }
    this.#isGivenUp = false;
    this.#isAbandoned = false;
    this.#isLarge = false;
    this.#greet();
  }

  /** Each interview begins in the first of the languages, unless the visit names one. */
  #greet(): void {
    const { host, visit } = this.#stage;
    const [first] = languagesOf(host);
    if (first && !visit().lang) visit({ lang: first });
  }

  #abandon(interview: Interview, partial: boolean): void {
    const answered = answeredIn(interview);
    this.#isAbandoned = true;
    this.#stage.host.dispatchEvent(new SkmAbandonEvent({ answered, partial }));
  }

  #onTouch(): void {
    this.#awake.again();
    // Where one of two answers is expected, a touch is one of them.
    if (this.#cycle.kind !== 'warning' && this.#cycle.kind !== 'asleep') {
      this.#become({ type: 'touched' });
    }
  }

  #tick(then: number): void {
    this.#stopTicking = this.#env.later(second, () => {
      const now = this.#env.now();
      // A clock that was put back has not made time go backwards.
      const seconds = Math.max(1, Math.round((now - then) / second));
      const hours = hoursOf(this.#stage.host.sleep);
      this.#become({
        type: 'tick',
        seconds,
        isReading: this.#env.isSpeaking(),
        isNight: hours !== null && isWithin(hours, minuteOf(now)),
      });
      if (this.#isPresent) this.#tick(now);
    });
  }

  #become(event: CycleEvent): void {
    const before = this.#cycle;
    const after = turn(before, event, paceOf(this.#stage.host));
    this.#cycle = after;
    if (after.kind === 'ended') {
      this.#end();
      return;
    }
    const isCounting = 'left' in after;
    if (after.kind !== before.kind || isCounting) this.#stage.host.requestUpdate();
    if (after.kind !== before.kind) {
      this.#awake.want(this.#isPresent && after.kind !== 'asleep');
      if (after.kind === 'warning') this.#ask();
      else if (before.kind === 'warning') void this.#focusOn(this.#focused);
      else if (before.kind === 'services') void this.#focusOn(null);
    }
  }

  /** The warning comes up, with the focus on what a person most likely wants. */
  #ask(): void {
    const { activeElement = null } = this.#stage.host.shadowRoot ?? {};
    this.#focused = activeElement instanceof HTMLElement ? activeElement : null;
    void this.#focusOn(null, '.carry-on');
  }

  /** Nobody is there any more: what was sent and could not be kept is tried once more, then everything goes. */
  #end(): void {
    if (this.#stage.interview().phase.kind === 'failed' && !this.#isGivenUp) {
      this.#isGivenUp = true;
      this.#stage.send({ type: 'submit' });
      return;
    }
    this.#reset();
  }

  #reset(): void {
    this.#focused = null;
    this.#stage.receive({});
  }

  /** Moves the focus to an element if it is still there, else to the heading or what is named. */
  async #focusOn(element: HTMLElement | null, selector = 'h2'): Promise<void> {
    this.#focused = selector === 'h2' ? null : this.#focused;
    const { host } = this.#stage;
    await host.updateComplete;
    if (element?.isConnected) element.focus();
    else host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Speaks with the page around, where there may be one. */
  #bind(origins: string): void {
    if (origins === this.#origins) return;
    this.#bridge?.close();
    this.#bridge = null;
    const part = origins ? bridgePart.want(() => this.#stage.host.requestUpdate()) : null;
    if (origins && !part) return;
    this.#origins = origins;
    if (!part) return;
    this.#bridge = new part.Bridge(this.#stage.host, origins.split(/\s+/).filter(Boolean), {
      begin: (visit) => {
        const isFree = this.#stage.receive(visit);
        if (isFree) this.#stage.send({ type: 'start' });
        return isFree;
      },
      reset: () => this.#reset(),
    });
  }

  #wear(isOn: boolean): void {
    const root = this.#stage.host.shadowRoot;
    const own = [countdownStyles, kioskStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
    const last = own.at(-1);
    if (!root || !last || isOn === (root.adoptedStyleSheets.at(-1) === last)) return;
    const others = root.adoptedStyleSheets.filter((one) => !own.includes(one));
    root.adoptedStyleSheets = isOn ? [...others, ...own] : others;
  }
}

export { Kiosk as Mode };
