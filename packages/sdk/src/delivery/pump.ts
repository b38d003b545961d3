import type { Environment, WakeReason } from '../environment.ts';
import { StoreFault } from '../outbox/store.ts';
import { afterFloor, fullJitter } from './backoff.ts';
import type { Courier } from './deliver.ts';
import type { Leader } from './lease.ts';
import type { DeliveryState, Setback, Step } from './setback.ts';

export interface PumpOptions {
  readonly courier: Courier;
  readonly leader: Leader;
  readonly env: Environment;
  /** ms; ceiling of the pause between tries. */
  readonly cap: number;
  /** ms between two signs of life while nothing is to send, or null for none. */
  readonly heartbeat: number | null;
  /** Called whenever `state` or `setback` may have changed. */
  readonly onChange: () => void;
}

/** ms between the beginnings of two passes that nobody asked for by hand. */
const atMostEvery = 1_000;
/** ms; a long pause is slept in pieces, so that a machine that wakes from suspension notices. */
const piece = 30_000;
/** ms between tries while something needs a person, and while another page is sending. */
const slowly = 15 * 60_000;
const busyPause = 2_000;
/** Times that a pass asks for the lock before it leaves the sending to the page that has it. */
const patience = 10;

/** Decides when the courier goes. All pauses run on the monotonic clock; a jump of the wall clock only wakes it early. */
export class Pump {
  readonly #o: PumpOptions;
  #running: Promise<void> | null = null;
  #again = false;
  #failures = 0;
  #setback: Setback | null = null;
  /** Monotonic ms: a server's `Retry-After`, which no wake-up may undercut. */
  #notBefore = 0;
  #startedAt = -Infinity;
  /** Monotonic ms at which the next pass begins. */
  #due = Infinity;
  #cancel: () => void = () => undefined;
  #closed = false;

  constructor(options: PumpOptions) {
    this.#o = options;
  }

  get state(): DeliveryState {
    if (this.#running) return 'sending';
    return this.#setback?.state ?? 'idle';
  }

  get setback(): Setback | null {
    return this.#setback;
  }

  /** Something new to send, or a sign that the way is open again. */
  wake(reason: 'record' | WakeReason): void {
    if (this.#running) {
      this.#again = true;
      return;
    }
    // Other devices have the same event at the same moment, unless it is a respondent of our own and all is well.
    const jitter = reason === 'record' && !this.#failures ? 0 : this.#o.env.random() * atMostEvery;
    const spaced = this.#startedAt + atMostEvery - this.#o.env.uptime();
    const delay = Math.max(jitter, spaced);
    // A stream of wake-ups must not put off what is due already.
    if (this.#o.env.uptime() + delay < this.#due) this.#schedule(delay);
  }

  /** Goes once over all that is there now, and resolves when that is done or has met a setback. */
  async flush(): Promise<void> {
    // A pass that is under way may have looked already where the caller's answer now lies.
    await this.#running;
    await this.#start();
  }

  close(): void {
    this.#closed = true;
    this.#cancel();
  }

  #start(): Promise<void> {
    const { onChange } = this.#o;
    if (this.#running) return this.#running;
    this.#running = this.#pass().then((pause) => {
      this.#running = null;
      const again = this.#again && !this.#setback;
      this.#again = false;
      this.#schedule(again ? 0 : pause);
      onChange();
    });
    onChange();
    return this.#running;
  }

  /** Sleeps until `delay` ms from now have passed, and never before a server's floor. */
  #schedule(delay: number): void {
    this.#cancel();
    const { env } = this.#o;
    const due = Math.max(env.uptime() + delay, this.#notBefore);
    this.#due = due;
    if (this.#closed || due === Infinity) return;
    const sleep = (): void => {
      const left = due - env.uptime();
      if (left <= 0) {
        void this.#start();
        return;
      }
      const [wall, mono] = [env.now(), env.uptime()];
      this.#cancel = env.timer(Math.min(left, piece), () => {
        const jumped = env.now() - wall - (env.uptime() - mono) > piece;
        // The machine has slept, and with it perhaps the monotonic clock.
        if (jumped) this.#schedule(Math.min(due - env.uptime(), env.random() * atMostEvery));
        else sleep();
      });
    };
    sleep();
  }

  /** Goes over the outbox once; returns the pause until the next time, in ms, Infinity for none. Never rejects. */
  async #pass(): Promise<number> {
    const { courier, env } = this.#o;
    this.#startedAt = env.uptime();
    courier.begin();
    for (let waited = 0; !this.#closed;) {
      const step = await this.#step();
      if (step === 'busy') {
        if (waited++ === patience) return busyPause + env.random() * busyPause;
        await this.#sleep((busyPause * (1 + env.random())) / patience);
      } else if (step === 'unreadable') {
        return this.#jitter(++this.#failures);
      } else if (step.kind === 'setback') {
        return this.#suffer(step.setback);
      } else {
        this.#failures = 0;
        this.#setback = null;
        // A server that takes batches has withdrawn what it said about when to come back.
        this.#notBefore = 0;
        if (step.kind === 'drained') return this.#idle();
      }
    }
    return Infinity;
  }

  #suffer(setback: Setback): number {
    const { env } = this.#o;
    const { after, slow } = setback;
    this.#setback = setback;
    this.#failures++;
    if (after !== null) this.#notBefore = env.uptime() + afterFloor(after, () => env.random());
    return slow ? slowly * (1 + env.random()) : this.#jitter(this.#failures);
  }

  #idle(): number {
    const { courier, env, heartbeat } = this.#o;
    const due = Math.max(0, (courier.wakeAt ?? Infinity) - env.uptime());
    return Math.min(due, heartbeat ?? Infinity);
  }

  #jitter(failures: number): number {
    return fullJitter(failures, this.#o.cap, () => this.#o.env.random());
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => this.#o.env.timer(ms, resolve));
  }

  /** One step of the courier; `busy` if another page is sending, `unreadable` if the store fails, which is the store's to tell. */
  async #step(): Promise<Step | 'busy' | 'unreadable'> {
    const { courier, leader } = this.#o;
    let step: Step | 'busy' = 'busy';
    try {
      await leader(async () => {
        step = await courier.step(this.#failures === 0);
      });
    } catch (error) {
      // A bug must be seen, but must not stop delivery for the rest of the page's life.
      if (!(error instanceof StoreFault))
        queueMicrotask(() => {
          throw error;
        });
      return 'unreadable';
    }
    return step;
  }
}
