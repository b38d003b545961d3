import { kioskEnvironment } from '../../src/kiosk/environment.ts';
import type { SkmAbandonEvent } from '../../src/kiosk/abandon-event.ts';
import { kioskPart } from '../../src/modes.ts';
import type { SkmSurvey } from '../../src/skm-survey.ts';
import { place, type Setting } from './fixture.ts';

const real = { ...kioskEnvironment };

/** The machine around a kiosk, in the hands of a test. */
export class Machine {
  /** Unix ms: noon somewhere. */
  time = new Date(2026, 10, 2, 12).getTime();
  isSpeaking = false;
  readonly #timers = new Map<object, () => void>();
  /** Locks that were given and not given back. */
  readonly locks = new Set<EventTarget>();

  constructor() {
    Object.assign(kioskEnvironment, {
      now: () => this.time,
      later: (_ms: number, run: () => void) => {
        const timer = {};
        this.#timers.set(timer, run);
        return () => void this.#timers.delete(timer);
      },
      isSpeaking: () => this.isSpeaking,
      wakeLock: () => Promise.resolve(this.#lock()),
    });
  }

  /** How many timers run. */
  get timers(): number {
    return this.#timers.size;
  }

  /** Lets seconds go by, one after the other. */
  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.time += 1_000;
      const due = [...this.#timers];
      this.#timers.clear();
      for (const [, run] of due) run();
    }
  }

  /** The browser takes the screen lock back, as it does when the page is hidden. */
  takeLocks(): void {
    for (const lock of this.locks) Object.assign(lock, { released: true });
    this.locks.clear();
  }

  restore(): void {
    Object.assign(kioskEnvironment, real);
  }

  #lock(): WakeLockSentinel {
    const lock = Object.assign(new EventTarget(), {
      released: false,
      type: 'screen' as const,
      onrelease: null,
      release: () => {
        lock.released = true;
        this.locks.delete(lock);
        return Promise.resolve();
      },
    });
    this.locks.add(lock);
    return lock;
  }
}

export interface KioskSetting extends Setting {
  readonly machine: Machine;
  /** What the page was told, in order. */
  readonly told: string[];
  readonly abandoned: SkmAbandonEvent[];
}

const events = [
  'skm-start',
  'skm-answer',
  'skm-abandon',
  'skm-saved',
  'skm-accepted',
  'skm-failed',
  'skm-reset',
] as const;

/** A kiosk on the page, with a clock that is set by hand. */
export async function placeKiosk(
  change: (survey: SkmSurvey) => void = () => {},
): Promise<KioskSetting> {
  await kioskPart.load();
  const machine = new Machine();
  const told: string[] = [];
  const abandoned: SkmAbandonEvent[] = [];
  const setting = await place((survey) => {
    survey.mode = 'kiosk';
    for (const type of events) survey.addEventListener(type, () => told.push(type));
    survey.addEventListener('skm-abandon', (event) => abandoned.push(event));
    change(survey);
  });
  return { ...setting, machine, told, abandoned };
}
