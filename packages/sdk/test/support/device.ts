import type { Store } from '../../src/outbox/store.ts';
import { StoreFault } from '../../src/outbox/store.ts';
import { memoryStore } from './memory-store.ts';
import { Rig } from './rig.ts';

/** Of a browser that keeps its store on a log. */
export const log = { logStructured: true };

/** A device over LevelDB: counts the bytes of filler that are written, each time the log is turned over. */
export class Device {
  readonly rig = new Rig();
  readonly turns: number[] = [];
  openings = 1;
  /** Of the store: what it does when someone else has closed it. */
  closed = (): void => undefined;
  /** Name of the error that the filler meets. */
  broken: string | null = null;

  constructor() {
    const disk = memoryStore({ entries: this.rig.disk, durable: true });
    const transact: Store['transact'] = (keys, change, durability) =>
      disk.transact(
        keys,
        (values) => {
          const changed = change(values);
          const filler = (changed.put ?? []).filter(([key]) => key.startsWith('f/'));
          const bytes = filler.reduce((sum, [, value]) => sum + (value as Uint8Array).length, 0);
          if (bytes > 0) this.turns.push(bytes);
          if (bytes > 0 && this.broken) {
            throw StoreFault.from(new DOMException('test', this.broken));
          }
          return changed;
        },
        durability,
      );
    const whenClosed: Store['whenClosed'] = (run) => {
      this.closed = run;
    };
    this.rig.store = { ...disk, openings: () => this.openings, transact, whenClosed };
  }
}
