import type { ClientOptions } from '@skm-survey/sdk';
import type { PageSettings } from './attributes.ts';
import type { Destination } from './destination.ts';
import { borrowClient, type Loan } from './lending.ts';
import type { MaybeSeal } from './sealing/sealing.ts';

/** What the page says of how answers are kept. `device`: name of an enrolled kiosk. */
export type Keeping = Partial<Pick<PageSettings, 'device' | 'encrypt' | 'mode'>>;

/** A client for answers. In a kiosk they are encrypted and receipts asked for unless the page says otherwise. */
export function borrowKeeper(to: Destination, { device, encrypt, mode }: Keeping = {}): Loan {
  const receipts = mode === 'kiosk' ? 'keep' : 'off';
  const isSealed = encrypt === 'on' || (encrypt !== 'off' && mode === 'kiosk');
  return borrowClient(to, device, {
    name: JSON.stringify([encrypt, mode]),
    options: () => ({ receipts, ...(isSealed && sealing(to.collector, encrypt === 'on')) }),
  });
}

/** Encryption is fetched with the client, for there may be no network later; where that fails, with the first answer. */
function sealing(collector: string, isMust: boolean): Required<Pick<ClientOptions, 'seal'>> {
  const load = async (): Promise<MaybeSeal> =>
    (await import('./sealing/sealing.ts')).sealFor(collector, isMust);
  load().catch(() => null);
  return { seal: async (text, answer) => (await load())(text, answer) };
}
