import { fingerprint } from '../../src/digest.ts';
import type { Contribution } from '../../src/contributions.ts';
import type {
  AcceptOutcome,
  AnswerStore,
  ExaminedBatch,
  ExaminedItem,
} from '../../src/store/port.ts';
import { noon, uuid } from './batches.ts';

/** An item that will be counted. */
export type Storable = Extract<ExaminedItem, { verdict: 'counts' }>;

export const waktu: readonly Contribution[] = [
  { measure: 'respondent', scale: 0, part: '', value: '' },
  { measure: 'ikm', scale: 4, part: 'waktu', value: '7/2' },
];

/** An item that counts, unlike any other unless told so. */
export function counting(
  seq: number,
  same: { id?: string; sha256?: string; day?: string; once?: string } = {},
): Storable {
  const { id = uuid(), sha256 = 'a'.repeat(64), day = '2026-03-10', once = null } = same;
  const bytes = new TextEncoder().encode(`{"seq":${seq}}`);
  return {
    verdict: 'counts',
    item: {
      id,
      idHash: `hash-${id}`,
      seq,
      sha256,
      body: bytes,
      at: noon,
      tz: 420,
      up: 1.5,
      sdk: 't',
      kid: null,
    },
    filing: { questionnaire: 'q', revision: '1', service: 'ktp', day },
    contributions: waktu,
    once,
  };
}

export const rejected = (seq: number): ExaminedItem => ({
  verdict: 'rejected',
  item: counting(seq).item,
  reason: { type: '/problems/not-an-answer', detail: 'why' },
});

export const held = (seq: number): Extract<ExaminedItem, { verdict: 'held' }> => {
  const { item, filing } = counting(seq);
  return { verdict: 'held', item, filing, hold: 'definition', givenAt: new Date(noon) };
};

export async function batchOf(
  items: readonly ExaminedItem[],
  rest: Partial<ExaminedBatch> = {},
): Promise<ExaminedBatch> {
  const { stream = 's' } = rest;
  const about = {
    unit: 'u',
    device: null,
    high: items.length,
    pending: 0,
    closed: false,
    lost: [],
  };
  const receivedAt = new Date(noon);
  return {
    ...about,
    receivedAt,
    called: true,
    items,
    ...rest,
    stream,
    fingerprint: await fingerprint(stream),
  };
}

export async function statuses(outcome: Promise<AcceptOutcome>): Promise<string[]> {
  const came = await outcome;
  return came.kind === 'committed' ? came.results.map(({ status }) => status) : [came.kind];
}

export async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** Counted answers of the unit. */
export async function countedIn(store: AnswerStore): Promise<number> {
  const rows = await store.tallies({ unit: 'u' });
  return rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
}
