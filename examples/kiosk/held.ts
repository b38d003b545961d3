import { createClient } from '@skm-survey/sdk';
import type { Config } from './config.ts';
import type { Told } from './told.ts';
import { said } from './words.ts';

/**
 * Why this device cannot change its unit now, or null. Answers lie in a database of their unit (decision 40): under another
 * unit nobody would send, show or export them.
 */
export async function whatHolds({ unit, collector, key, device }: Config): Promise<Told | null> {
  const client = createClient({ unit, collector, device, ...(key && { key }) });
  try {
    // A status has its last known figures also where the store fails; the list is read or refused.
    const { length: aside } = await client.quarantine.list();
    const { pending } = await client.status();
    return pending + aside > 0 ? said.answersHeld(unit, pending, aside) : null;
  } catch {
    return said.storeUnknown;
  } finally {
    client.close();
  }
}
