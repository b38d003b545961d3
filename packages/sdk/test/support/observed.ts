import type { Change, Span, Store } from '../../src/outbox/store.ts';

/** One transaction as the disk sees it. */
export interface Transaction {
  readonly keys: readonly (string | Span)[];
  /** What `keys` held. */
  readonly values: readonly unknown[];
  readonly change: Change<unknown>;
  readonly durability: 'strict' | 'relaxed';
}

/** A store that takes note of its transactions. */
export function observed(store: Store): { store: Store; seen: Transaction[] } {
  const seen: Transaction[] = [];
  const transact: Store['transact'] = (keys, change, durability = 'strict') =>
    store.transact(
      keys,
      (values) => {
        const made = change(values);
        seen.push({ keys, values, change: made, durability });
        return made;
      },
      durability,
    );
  return { seen, store: { ...store, transact } };
}

/** The keys that a transaction writes. */
export const written = ({ change: { put = [] } }: Transaction): string[] => put.map(([key]) => key);

/** Something that a test lets happen when it is time. */
export class Gate {
  readonly opened: Promise<void>;
  open!: () => void;

  constructor() {
    this.opened = new Promise((resolve) => (this.open = resolve));
  }
}
