import { createClient, type Client, type ClientOptions } from '@skm-survey/sdk';
import type { PageSettings } from './attributes.ts';
import type { Destination } from './destination.ts';
import { Part } from './part.ts';

/** What the page says of how answers are kept. `device`: name of an enrolled kiosk. */
export type Keeping = Partial<Pick<PageSettings, 'device' | 'encrypt' | 'mode'>>;

/** Two elements of one unit on a page share a client: one outbox, one delivery. */
const shared = new Map<string, { readonly client: Client; users: number }>();

/** What encrypts answers and checks receipts: larger than all that only keeps and sends. */
const sealingPart = new Part(() => import('./sealing/sealing.ts'));

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

function careOf(
  collector: string,
  { encrypt, mode }: Keeping,
): Pick<ClientOptions, 'seal' | 'receipts'> {
  const isKiosk = mode === 'kiosk';
  if (encrypt !== 'on' && !isKiosk) return {};
  const part = sealingPart.load().then(({ sealingFor }) => sealingFor(collector, encrypt === 'on'));
  // Told when it is needed.
  part.catch(() => undefined);
  return {
    ...(encrypt !== 'off' && { seal: async (text, answer) => (await part).seal(text, answer) }),
    ...(isKiosk && { receipts: async (receipt, about) => (await part).check(receipt, about) }),
  };
}
