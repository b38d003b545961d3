import { memoryStore } from './memory-store.ts';
import { StoreFault } from '../../src/outbox/store.ts';
import type { Store } from '../../src/outbox/store.ts';
import type { Rig } from './rig.ts';

/** A machine without a network. */
export const offline = { fetch: (): Promise<Response> => Promise.reject(new TypeError('offline')) };

/** A disk whose writes of answers fail as `kind` says, until it is mended. */
export function failing(rig: Rig, name: string): { store: Store; mend: () => void } {
  const good = memoryStore({ entries: rig.disk, durable: true });
  let broken = true;
  return {
    mend: () => (broken = false),
    store: {
      ...good,
      transact: (...args) =>
        broken && args[0].length > 0
          ? Promise.reject(StoreFault.from(new DOMException('test', name)))
          : good.transact(...args),
    },
  };
}
