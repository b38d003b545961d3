import type { ItemResult } from '@skm-survey/protocol';
import type { Client, ClientOptions } from '@skm-survey/sdk';
import { offline } from './faults.ts';
import type { Rig } from './rig.ts';
import { submission } from './submissions.ts';
import { Wire } from './wire.ts';

/**
 * A wire and a client on whose disk answers with these marks wait from before. `prepare` may change the machine before the
 * client is opened.
 */
export async function waiting(
  marks: string[],
  { prepare, ...options }: Partial<ClientOptions> & { prepare?: (rig: Rig) => void } = {},
): Promise<{ wire: Wire; client: Client }> {
  const wire = new Wire();
  const before = wire.rig.client(options, offline);
  for (const mark of marks) await before.submit(submission(mark));
  before.close();
  prepare?.(wire.rig);
  return { wire, client: wire.rig.client(options, wire) };
}

/** So many marks. */
export const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}`);

/** What the collector says of an answer that bears one of these marks. */
export const says =
  (verdicts: Record<string, Omit<ItemResult, 'id'>>) =>
  (id: string, body: string): ItemResult | null => {
    const { comment } = JSON.parse(body) as { comment: string };
    const verdict = verdicts[comment];
    return verdict ? ({ id, ...verdict } as ItemResult) : null;
  };
