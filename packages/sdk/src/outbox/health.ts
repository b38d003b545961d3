import type { Environment } from '../environment.ts';
import type { Mirror } from './mirror.ts';
import type { Store } from './store.ts';
import { StoreFault } from './store.ts';

/** How the store of this device does. Only `ok` takes new answers. */
export type StoreHealth = 'ok' | 'full' | 'suspect' | 'unavailable';

/** 72 pieces of 60,000 bytes are 4.3 MB: more than LevelDB's log, so it starts a new one. Each is below the size from which Chromium puts a value into a file of its own. */
const pieces = 72;
const pieceBytes = 60_000;

/** ms that something may wait before it is worth 4 MB: with the network there, it has been delivered by then. */
const soon = 2_000;

/**
 * ms after an I/O error, or after a turn that failed, before a turn is tried. What is written to a full disk meanwhile would
 * only be appended behind the torn end, and a kill before the healing has succeeded then costs everything.
 */
const rest = 30_000;

/** What a transaction that went well shows: that the store is there, that it can be written, that it has room. */
export type Proof = typeof readable | typeof writable | typeof roomy;
export const readable = 0;
export const writable = 1;
export const roomy = 2;

/** How the store does, judged by what its last transactions did, and what is done for it. */
export interface Health {
  readonly state: StoreHealth;
  /** What put the store into its state; null when it is well. */
  readonly cause: unknown;
  /** Takes note of a fault of a read or a write, and returns it as a `StoreFault`. */
  fault(error: unknown, during: Proof): StoreFault;
  /** Takes note of a transaction that went well; none shows that a suspect store is sound. */
  well(proof: Proof): void;
  /** True when answers may be appended: at once, or once a suspect store is healed. */
  heal(): Promise<boolean>;
  /** To be called whenever the books have been read or written. */
  look(): void;
  /**
   * To be awaited before each write. Rejects when the store has just turned out to be unsound: then nothing must be written.
   * A page that is `leaving` waits for no turn, unless its write might lie on a torn end.
   */
  ready(leaving: boolean): Promise<void>;
  close(): void;
}

export interface HealthOptions {
  readonly store: Store;
  readonly env: Environment;
  readonly mirror: Mirror;
  /** Whether the device is switched off rather than closed. */
  readonly isKiosk: boolean;
  /** Whether records wait. */
  readonly isWaiting: () => boolean;
  /** Called when a suspect store has been healed. */
  readonly onHealed: () => void;
}

/**
 * `suspect` matters most: after one I/O error Chromium's LevelDB may accept further writes, durably by its own word,
 * and wipe everything at the next start of the browser (electron#41877, google/leveldb#1180). So nothing is appended until
 * filler has turned the log over.
 *
 * Also a browser that is killed between the two writes of one record leaves a torn end. LevelDB forgives it and then appends
 * to that very log; at the start after that the tear lies in the middle, and Chromium drops the store of the whole
 * origin without a word (docs/decisions/0086-a-torn-log-is-turned-over.md). Nothing tells a page that a log is torn. So
 * its log is turned over once each time the store has been opened: before the first write if something waits from
 * before, if it was open before (what closed it may have been a full disk), and on a kiosk, which is switched off; else
 * when something has waited for two seconds. And only where there is room for it: filler that a full disk cuts off behind a
 * tear is what loses everything (docs/decisions/0183-a-log-is-turned-over-where-there-is-room.md).
 */
export function healthOf(options: HealthOptions): Health {
  const { store, mirror } = options;
  let state: StoreHealth = store.durable ? 'ok' : 'unavailable';
  let cause: unknown = null;
  /** What must succeed before the store counts as well again. */
  let needs: Proof = readable;
  const current = (): StoreHealth => {
    // Another page of this origin may have met the error: the database is the same.
    if (state !== 'suspect' && store.durable && mirror.read().suspect) {
      state = 'suspect';
      cause = new Error('met by another page');
    }
    return state;
  };
  const well = (proof: Proof): void => {
    if (!store.durable || current() === 'suspect') return;
    if (proof < needs) return;
    state = 'ok';
    cause = null;
  };
  const fault = (error: unknown, during: Proof): StoreFault => {
    const fault = StoreFault.from(error);
    // A store may go on being read when it cannot be written (Firefox after a full disk).
    needs = fault.kind === 'full' ? roomy : during;
    if (fault.kind === 'suspect') {
      mirror.write({ suspect: true });
      turner.rest();
    }
    if (current() !== 'suspect') state = fault.kind;
    cause = fault;
    turner.look();
    return fault;
  };
  const turner = turnerOf(options, {
    isSuspect: () => current() === 'suspect',
    onFault: (error) => void fault(error, writable),
    fault: () => StoreFault.from(cause),
    onTurned: () => {
      if (state !== 'suspect') return;
      mirror.write({ suspect: undefined });
      state = 'ok';
      cause = null;
      options.onHealed();
    },
  });
  const { look, ready, close } = turner;
  store.whenClosed(look);
  const heal = async (): Promise<boolean> =>
    current() !== 'suspect' || (turner.isRested() && turner.turn());
  return {
    get state() {
      return current();
    },
    get cause() {
      return cause;
    },
    ...{ fault, well, heal, look, ready, close },
  };
}

/** Has LevelDB put all that its log holds into a table and begin a new log. */
async function turnLog(store: Store, env: Environment): Promise<void> {
  const keys = Array.from({ length: pieces }, (_, i) => `f/${i}`);
  const put = keys.map((key) => [key, env.noise(pieceBytes)] as const);
  const filler = put.map(([, noise]) => noise);
  // The log, the table that it becomes, and that one merged with others.
  if (!(await env.hasRoom(new Blob([filler, filler, filler].flat()))))
    throw new StoreFault('full', 'no room to turn the log over');
  await store.transact([], () => ({ result: null, put }));
  await store.transact([], () => ({ result: null, remove: keys }));
}

interface Turner extends Pick<Health, 'look' | 'ready' | 'close'> {
  /** No turn before a while has passed. */
  rest(): void;
  isRested(): boolean;
  /** Turns the log over. False when that has shown the store to be unsound. */
  turn(): Promise<boolean>;
}

/** What a turner must know of the health, and tells it. */
interface Patient {
  readonly isSuspect: () => boolean;
  readonly fault: () => StoreFault;
  readonly onFault: (error: unknown) => void;
  readonly onTurned: () => void;
}

function turnerOf({ store, env, isKiosk, isWaiting }: HealthOptions, patient: Patient): Turner {
  const { isSuspect } = patient;
  /** Which opening of the store has had its log turned over. */
  let turned = 0;
  /** The opening that was looked at last, and whether its log must be turned over before anything is written. */
  let seen = 0;
  let doubtful = false;
  let turning: Promise<boolean> | null = null;
  let notBefore = 0;
  let cancel: (() => void) | null = null;
  const isRested = (): boolean => env.uptime() >= notBefore;
  const mayBeTorn = (): boolean =>
    env.logStructured && turned !== store.openings() && !isSuspect() && (doubtful || isWaiting());
  const turnOnce = async (): Promise<boolean> => {
    const opening = store.openings();
    // Nor does another answer that comes meanwhile begin a second attempt.
    turner.rest();
    try {
      await turnLog(store, env);
    } catch (error) {
      const { kind, cause } = StoreFault.from(error);
      // No room for 4 MB is no sign that an answer has no room.
      if (!doubtful && !isSuspect() && kind === 'full') return true;
      patient.onFault(new StoreFault('suspect', cause));
      return false;
    }
    [turned, notBefore] = [opening, 0];
    patient.onTurned();
    return true;
  };
  const look = (): void => {
    if (seen !== store.openings()) {
      doubtful = seen > 0 || isKiosk || isWaiting();
      seen = store.openings();
    }
    if (cancel || !(isSuspect() || mayBeTorn())) return;
    cancel = env.timer(isRested() ? (isSuspect() ? rest : soon) : notBefore - env.uptime(), () => {
      cancel = null;
      if (isRested() && (isSuspect() || mayBeTorn())) void turner.turn();
      else look();
    });
  };
  const turner: Turner = {
    rest: () => (notBefore = env.uptime() + rest),
    isRested,
    turn: () => (turning ??= turnOnce().finally(() => (turning = null))),
    look,
    ready: async (leaving) => {
      look();
      const must = turning ? doubtful || !leaving : doubtful && mayBeTorn();
      if (must && !(await turner.turn())) throw patient.fault();
    },
    // Nothing is looked at any more.
    close: () => {
      cancel?.();
      cancel = () => undefined;
    },
  };
  return turner;
}
