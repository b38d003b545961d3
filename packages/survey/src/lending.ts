import { createClient, type Client, type ClientOptions } from '@skm-survey/sdk';
import type { Destination } from './destination.ts';

/** Two elements of one unit on a page share a client: one outbox, one delivery. */
const shared = new Map<string, { readonly client: Client; users: number }>();

export interface Loan {
  readonly client: Client;
  /** Gives the client back; the last user closes it. What is saved stays saved. */
  release(): void;
}

/** How a client treats what it keeps; clients of another `name` are not shared. */
export interface Care {
  readonly name: string;
  readonly options: () => Pick<ClientOptions, 'seal' | 'receipts'>;
}

/**
 * A client for a destination. `device`: name of an enrolled kiosk. Without a `care`, as for one who only looks after what is
 * kept, any client that is there will do: it knows of the last contact what no other knows.
 */
export function borrowClient(
  { unit, collector, key }: Destination,
  device: string | undefined,
  care?: Care,
): Loan {
  const whose = JSON.stringify([collector, unit, key, device]);
  const there = care ? undefined : [...shared.keys()].find((one) => one.startsWith(whose));
  const name = there ?? `${whose}${care?.name ?? ''}`;
  const entry = shared.get(name) ?? {
    client: createClient({
      unit,
      collector,
      ...(key && { key }),
      ...(device && { device }),
      ...care?.options(),
    }),
    users: 0,
  };
  shared.set(name, entry);
  entry.users += 1;
  let lent = true;
  return {
    client: entry.client,
    release: () => {
      if (!lent) return;
      lent = false;
      entry.users -= 1;
      if (entry.users > 0) return;
      shared.delete(name);
      entry.client.close();
    },
  };
}
