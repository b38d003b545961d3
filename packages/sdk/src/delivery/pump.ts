import type { Environment, WakeReason } from '../environment.ts';
import { StoreFault } from '../outbox/store.ts';
import { afterFloor, fullJitter } from './backoff.ts';
import type { Step } from './court.ts';
import type { Courier } from './deliver.ts';
import type { Leader } from './lease.ts';
import type { DeliveryState } from '../status.ts';
import type { Trouble } from './reply.ts';

export interface PumpOptions {
  readonly courier: Courier;
  readonly leader: Leader;
  readonly env: Environment;
  /** ms; ceiling of the pause between tries. */
  readonly cap: number;
  /** ms between two signs of life while nothing is to send, or Infinity for none. */
  readonly heartbeat: number;
  /** Called whenever `state` or `problem` may have changed. */
  readonly onChange: () => void;
}

/** Decides when the courier goes. All pauses run on the monotonic clock; a jump of the wall clock only wakes it early. */
export interface Pump {
  readonly state: DeliveryState;
  /** What the last pass has met, and which state that is. */
  readonly problem: {
    readonly state: 'unreachable' | 'misconfigured';
    readonly detail: string;
  } | null;
  /** Something new to send, or a sign that the way is open again. */
  wake(reason: 'record' | WakeReason): void;
  /** Goes once over all that is there now, and resolves when that is done or has met a setback. */
  flush(): Promise<void>;
  close(): void;
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

interface Alarm {
  /** Monotonic ms at which it rings. */
  due: number;
  /** Rings at `at`, or at once if that is past. A machine that wakes from sleep makes it ring soon, but not before `floor`. */
  set(at: number, floor: number): void;
  cancel(): void;
}

function alarmOf(env: Environment, ring: () => void): Alarm {
  let cancel = (): void => undefined;
  const alarm: Alarm = {
    due: Infinity,
    cancel: () => cancel(),
    set: (at, floor) => {
      cancel();
      alarm.due = Math.max(at, floor);
      const left = alarm.due - env.uptime();
      const offset = env.now() - env.uptime();
      if (left <= 0) ring();
      else if (left < Infinity)
        cancel = env.timer(Math.min(left, piece), () => {
          // The machine has slept, and with it perhaps the monotonic clock.
          const slept = env.now() - env.uptime() - offset > piece;
          alarm.set(slept ? Math.min(at, env.uptime() + env.random() * atMostEvery) : at, floor);
        });
    },
  };
  return alarm;
}

export function pumpOf(options: PumpOptions): Pump {
  const { env, courier, onChange } = options;
  const pass = passOf(options);
  let running: Promise<void> | null = null;
  let again = false;
  let startedAt = -Infinity;
  const alarm = alarmOf(env, () => void start());
  const schedule = (delay: number): void => {
    if (!pass.closed) alarm.set(env.uptime() + delay, pass.notBefore);
  };
  const start = (): Promise<void> => {
    if (running) return running;
    startedAt = env.uptime();
    courier.begin();
    running = pass.run().then((pause) => {
      running = null;
      const goOn = again && !pass.problem;
      again = false;
      schedule(goOn ? 0 : pause);
      onChange();
    });
    onChange();
    return running;
  };
  return {
    get state() {
      return running ? 'sending' : (pass.problem?.state ?? 'idle');
    },
    get problem() {
      return pass.problem;
    },
    wake: (reason) => {
      if (running) {
        again = true;
        return;
      }
      // Other devices have the same event at the same moment, unless it is a respondent of our own and all is well.
      const jitter = reason === 'record' && !pass.failures ? 0 : env.random() * atMostEvery;
      const delay = Math.max(jitter, startedAt + atMostEvery - env.uptime());
      // A stream of wake-ups must not put off what is due already.
      if (env.uptime() + delay < alarm.due) schedule(delay);
    },
    flush: async () => {
      // A pass that is under way may have looked already where the caller's answer now lies.
      await running;
      await start();
    },
    close: () => {
      pass.closed = true;
      alarm.cancel();
    },
  };
}

interface Pass {
  /** Goes over the outbox once; resolves with the pause until the next time, in ms, Infinity for none. Never rejects. */
  run(): Promise<number>;
  closed: boolean;
  /** Passes in a row that have met something. */
  failures: number;
  problem: Pump['problem'];
  /** Monotonic ms: a server's `Retry-After`, which no wake-up may undercut. */
  notBefore: number;
}

function passOf({ courier, leader, env, cap, heartbeat }: PumpOptions): Pass {
  const pass: Pass = { run, closed: false, failures: 0, problem: null, notBefore: 0 };
  const jitter = (): number => fullJitter(++pass.failures, cap, env);
  const suffer = (trouble: Trouble): number => {
    const { kind, detail } = trouble;
    pass.problem = { state: kind === 'retry' ? 'unreachable' : 'misconfigured', detail };
    if (kind !== 'retry')
      // A captive portal goes away by itself; a wrong address does not.
      return Math.max(kind === 'foreign' ? 0 : slowly * (1 + env.random()), jitter());
    const { after, limited } = trouble;
    if (after != null) pass.notBefore = env.uptime() + afterFloor(after, env);
    // A collector that has told us our turn is well: there is no reason to come later than then.
    return after && limited ? 0 : jitter();
  };
  async function run(): Promise<number> {
    for (let waited = 0; !pass.closed;) {
      const step = await stepped();
      if (step === 'busy') {
        // Another page may send what was read ahead.
        courier.begin();
        const pause = busyPause * (1 + env.random());
        if (waited++ === patience) return pause;
        await new Promise<void>((resolve) => env.timer(pause / patience, resolve));
      } else if (step === 'unreadable') {
        return jitter();
      } else if (step === 'more' || step === 'drained') {
        // A server that takes batches has withdrawn what it said about when to come back.
        Object.assign(pass, { failures: 0, problem: null, notBefore: 0 });
        if (step === 'drained')
          return Math.min(heartbeat, Math.max(0, courier.walk.wakeAt() - env.uptime()));
      } else {
        return suffer(step);
      }
    }
    return Infinity;
  }
  /** One step of the courier; `busy` if another page is sending, `unreadable` if the store fails, which is the store's to tell. */
  async function stepped(): Promise<Step | 'busy' | 'unreadable'> {
    let step: Step | 'busy' = 'busy';
    try {
      await leader(async () => {
        step = await courier.step(!pass.failures);
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
  return pass;
}
