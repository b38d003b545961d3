import { createClient, type Client, type ClientOptions } from '@skm-survey/sdk';
import type { PageSettings } from './attributes.ts';
import type { Destination } from './destination.ts';
import type { MaybeSeal } from './sealing/sealing.ts';

/** What the page says of how answers are kept. `device`: name of an enrolled kiosk. */
export type Keeping = Partial<Pick<PageSettings, 'device' | 'encrypt' | 'mode'>>;

/** Two elements of one unit on a page share a client: one outbox, one delivery. */
const shared = new Map<string, { readonly client: Client; users: number }>();

export interface Loan {
  readonly client: Client;
  /** Gives the client back; the last user closes it. What is saved stays saved. */
  release(): void;
}

/** A client for a destination. In a kiosk answers are encrypted and receipts asked for unless the page says otherwise. */
export function borrowClient(to: Destination, keeping: Keeping = {}): Loan {
  const { unit, collector, key } = to;
  const { device, encrypt, mode } = keeping;
  const name = JSON.stringify([collector, unit, key, device, encrypt, mode]);
  const entry = shared.get(name) ?? {
    client: createClient({
      unit,
      collector,
      ...(key && { key }),
      ...(device && { device }),
      ...careOf(collector, keeping),
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

/** Encryption is fetched with the client, for there may be no network later; where that fails, with the first answer. */
function careOf(
  collector: string,
  { encrypt, mode }: Keeping,
): Pick<ClientOptions, 'seal' | 'receipts'> {
  const receipts = mode === 'kiosk' ? 'keep' : 'off';
  if (encrypt !== 'on' && (encrypt === 'off' || receipts === 'off')) return { receipts };
  const load = async (): Promise<MaybeSeal> =>
    (await import('./sealing/sealing.ts')).sealFor(collector, encrypt === 'on');
  load().catch(() => null);
  return { receipts, seal: async (text, answer) => (await load())(text, answer) };
}
