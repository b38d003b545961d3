import type { Environment } from '../environment.ts';
import type { Turner, Turning } from './condition.ts';
import { rest, soon, writable } from './condition.ts';
import type { Store } from './store.ts';
import { StoreFault } from './store.ts';

/** 72 pieces of 60,000 bytes are 4.3 MB: more than LevelDB's log, so it starts a new one. Each is below the size from which Chromium puts a value into a file of its own. */
const pieces = 72;
const pieceBytes = 60_000;

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

export const turnerOf: Turning['turnerOf'] = ({ store, env, isWaiting }, log, health) => {
  const isSuspect = (): boolean => health.state === 'suspect';
  /** Which opening of the store has had its log turned over. */
  let turned = 0;
  let turning: Promise<boolean> | null = null;
  let cancel: (() => void) | null = null;
  const isRested = (): boolean => env.uptime() >= log.notBefore;
  const mayBeTorn = (): boolean =>
    env.logStructured && turned !== store.openings() && (log.isDoubtful || isWaiting());
  const isCalledFor = (): boolean => isSuspect() || mayBeTorn();
  const turnOnce = async (): Promise<boolean> => {
    const opening = store.openings();
    // Nor does another answer that comes meanwhile begin a second attempt.
    log.notBefore = env.uptime() + rest;
    try {
      await turnLog(store, env);
    } catch (error) {
      if (log.isClosed) return false;
      const { kind, cause } = StoreFault.from(error);
      // No room for 4 MB is no sign that an answer has no room.
      if (!log.isDoubtful && !isSuspect() && kind === 'full') return true;
      health.fault(new StoreFault('suspect', cause), writable);
      return false;
    }
    turned = opening;
    log.notBefore = 0;
    log.turned();
    return true;
  };
  const turner: Turner = {
    turn: () => (turning ??= turnOnce().finally(() => (turning = null))),
    look: () => {
      if (cancel || log.isClosed || !isCalledFor()) return;
      const pause = isSuspect() ? rest : soon;
      cancel = env.timer(isRested() ? pause : log.notBefore - env.uptime(), () => {
        cancel = null;
        if (isRested() && isCalledFor()) void turner.turn();
        else turner.look();
      });
    },
    ready: async () => {
      const must = turning ?? (log.isDoubtful && !isSuspect() && mayBeTorn());
      if (must && !(await turner.turn())) throw StoreFault.from(health.cause);
    },
    close: () => cancel?.(),
  };
  return turner;
};
