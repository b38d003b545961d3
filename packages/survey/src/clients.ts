import { createClient, type Client } from '@skm-survey/sdk';
import type { Destination } from './destination.ts';

/** Two elements of one unit on a page share a client: one outbox, one delivery. */
const shared = new Map<string, { readonly client: Client; users: number }>();

export interface Loan {
  readonly client: Client;
  /** Gives the client back; the last user closes it. What is saved stays saved. */
  release(): void;
}

/** `device`: name of an enrolled kiosk; empty for none. */
export function borrowClient(to: Destination & { readonly device?: string }): Loan {
  const { unit, collector, key, device = '' } = to;
  const name = JSON.stringify([collector, unit, key, device]);
  const entry = shared.get(name) ?? {
    client: createClient({ unit, collector, ...(key && { key }), ...(device && { device }) }),
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
