import type { Environment } from '../environment.ts';
import type { Findings, Log, Proof, StoreHealth, Turner, Turning } from './condition.ts';
import { readable, rest, roomy, soon } from './condition.ts';
import type { Mirror } from './mirror.ts';
import type { Store } from './store.ts';
import { StoreFault } from './store.ts';

/** How the store does, judged by what its last transactions did, and what is done for it. */
export interface Health extends Findings {
  /** True when something may be written: at once, or once a suspect store is healed. */
  heal(): Promise<boolean>;
  /** To be called whenever the books have been read or written. */
  look(): void;
  /**
   * To be awaited before each write. Rejects when the store has just turned out to be unsound, or when what makes it safe cannot be
   * loaded: then nothing must be written. A page that is `leaving` waits for no turn, unless its write might lie on a torn end.
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
  readonly load: { readonly turner: () => Promise<Turning> };
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
  const { store, env, mirror, onHealed } = options;
  let state: StoreHealth = store.durable ? 'ok' : 'unavailable';
  let cause: unknown = null;
  /** What must succeed before the store counts as well again. */
  let needs: Proof = readable;
  const current = (): StoreHealth => {
    // Another page of this origin may have met the error: the database is the same.
    if (state !== 'suspect' && store.durable && mirror.read().suspect === true) {
      state = 'suspect';
      cause = new Error('met by another page');
    }
    return state;
  };
  const log: Log = {
    isDoubtful: false,
    notBefore: 0,
    isClosed: false,
    turned: () => {
      if (state !== 'suspect') return;
      mirror.write({ suspect: undefined });
      state = 'ok';
      cause = null;
      onHealed();
    },
  };
  const findings: Findings = {
    get state() {
      return current();
    },
    get cause() {
      return cause;
    },
    fault: (error, during) => {
      const fault = StoreFault.from(error);
      // A store may go on being read when it cannot be written (Firefox after a full disk).
      needs = fault.kind === 'full' ? roomy : during;
      if (fault.kind === 'suspect') {
        mirror.write({ suspect: true });
        log.notBefore = env.uptime() + rest;
      }
      if (current() !== 'suspect') state = fault.kind;
      cause = fault;
      care.look();
      return fault;
    },
    well: (proof) => {
      if (!store.durable || current() === 'suspect') return;
      if (proof < needs) return;
      state = 'ok';
      cause = null;
    },
  };
  const care = careOf(options, log, findings);
  return Object.assign(findings, care);
}

/** Sees to it that the log is turned over when that is called for. */
function careOf(
  options: HealthOptions,
  log: Log,
  findings: Findings,
): Pick<Health, 'heal' | 'look' | 'ready' | 'close'> {
  const { store, env, isKiosk, isWaiting, load } = options;
  /** The opening that was looked at last. */
  let seen = 0;
  let turner: Turner | null = null;
  let loading: Promise<Turner> | null = null;
  let cancel: (() => void) | null = null;
  const tend = (): Promise<Turner> =>
    (loading ??= load.turner().then(
      ({ turnerOf }) => (turner = turnerOf(options, log, findings)),
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));
  /** Has it do something; false when it cannot be loaded. */
  const attempt = <T>(use: (one: Turner) => T | Promise<T>): Promise<T | false> =>
    tend().then(use, () => false as const);
  const look = (): void => {
    if (log.isClosed) return;
    if (env.logStructured && seen !== store.openings()) {
      log.isDoubtful = seen > 0 || isKiosk || isWaiting();
      seen = store.openings();
    }
    if (loading || log.isDoubtful || findings.state === 'suspect') {
      void attempt((one) => one.look());
    } else if (env.logStructured && isWaiting()) {
      cancel ??= env.timer(soon, () => {
        cancel = null;
        if (isWaiting()) void attempt((one) => one.turn());
      });
    }
  };
  store.whenClosed(look);
  return {
    look,
    heal: async () =>
      findings.state !== 'suspect' ||
      (env.uptime() >= log.notBefore && (await attempt((one) => one.turn()))),
    ready: async (leaving) => {
      look();
      if (log.isDoubtful) await (await tend()).ready();
      else if (!leaving) await turner?.ready();
    },
    close: () => {
      log.isClosed = true;
      cancel?.();
      if (loading) void attempt((one) => one.close());
    },
  };
}
