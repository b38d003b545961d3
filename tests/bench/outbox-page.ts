import type { Submission } from '@skm-survey/sdk';
import { createClient } from '@skm-survey/sdk';
import { createStore, promisifyRequest, set } from 'idb-keyval';

/** What the page measures; times in ms, rates in answers a second, bytes of the JavaScript heap. */
export interface Figures {
  readonly bareSet: Spread;
  /** The first page of the queue: of an empty one, and of the whole backlog. */
  readonly firstPageEmpty: Spread;
  readonly firstPage: Spread;
  readonly submit: Spread;
  readonly submitWhileDraining: Spread;
  /** Of two times each. */
  readonly readyMadePerSecond: readonly number[];
  readonly drainPerSecond: readonly number[];
  readonly heapGrowth: number;
}

interface At {
  readonly collector: string;
  readonly unit: string;
}

export interface Spread {
  readonly median: number;
  readonly p99: number;
}

const submission = (n: number): Submission => ({
  questionnaire: { id: 'skm-2017', revision: '1' },
  lang: 'id',
  answers: { persyaratan: 1 + (n % 4), prosedur: 3, waktu: 4, biaya: null },
  profile: {},
  comment: `${n} ${'sebuah komentar yang cukup panjang. '.repeat(20)}`,
});

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))] ?? NaN;
  return { median: at(0.5), p99: at(0.99) };
}

async function timed(count: number, work: (n: number) => Promise<unknown>): Promise<Spread> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) times.push(await timeOf(() => work(n)));
  return spreadOf(times);
}

/** What is really held: Chromium is started with `--expose-gc` and precise figures. */
function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? NaN;
}

const offline = (): Promise<Response> => Promise.reject(new TypeError('offline'));

/** A bare `set` of one record in one strict transaction: what a durable write costs here at the least. */
async function bareStore(): Promise<(n: number) => Promise<void>> {
  await set('warm', 0, createStore('bare', 'bare'));
  const db = await promisifyRequest(indexedDB.open('bare'));
  return (n) =>
    set(`${n}`, submission(n), (mode, callback) => {
      const transaction = db.transaction('bare', mode, { durability: 'strict' });
      return Promise.resolve(callback(transaction.objectStore('bare')));
    });
}

/** A bare `set` and a `submit` in turn, so that whatever else the machine does meets both. */
async function compare(at: At, count: number): Promise<Pick<Figures, 'bareSet' | 'submit'>> {
  const bare = await bareStore();
  const client = createClient({ ...at, environment: { fetch: offline } });
  await client.submit(submission(0));
  const [sets, submits]: number[][] = [[], []];
  for (let n = 1; n < count; n++) {
    sets?.push(await timeOf(() => bare(n)));
    submits?.push(await timeOf(() => client.submit(submission(n))));
  }
  client.close();
  return { bareSet: spreadOf(sets ?? []), submit: spreadOf(submits ?? []) };
}

/** What it takes to read the first page of the queue of a unit, by the requests of the outbox. */
async function firstPageOf({ collector, unit }: At): Promise<Spread> {
  const client = createClient({ collector, unit, environment: { fetch: offline } });
  await client.status();
  client.close();
  const db = await promisifyRequest(indexedDB.open(`skm-survey/${unit}`));
  const bounds = IDBKeyRange.bound('r/', 'r/\uffff');
  const spread = await timed(100, () => {
    const store = db.transaction('outbox', 'readonly').objectStore('outbox');
    return Promise.all([
      promisifyRequest(store.getAllKeys(bounds, 50)),
      promisifyRequest(store.getAll(bounds, 50)),
    ]);
  });
  db.close();
  return spread;
}

/** Answers that are handed over at once while the outbox is filled. */
const together = 100;

/** Fills the outbox of a unit. */
async function fill(at: At, count: number): Promise<void> {
  const client = createClient({ ...at, environment: { fetch: offline } });
  for (let n = 0; n < count; n += together) {
    const some = Array.from({ length: Math.min(together, count - n) }, (_, i) => n + i);
    await Promise.all(some.map((i) => client.submit(submission(i))));
  }
  client.close();
}

/** Delivers the whole backlog of a unit; answers a second, and the requests that it took. */
async function drain(at: At): Promise<{ rate: number; bodies: readonly string[] }> {
  const bodies: string[] = [];
  const client = createClient({
    ...at,
    environment: {
      fetch: (url, init) => {
        bodies.push(init.body as string);
        return fetch(url, init);
      },
    },
  });
  const start = performance.now();
  const { accepted } = await client.flush();
  const rate = (accepted / (performance.now() - start)) * 1_000;
  client.close();
  return { rate, bodies };
}

/**
 * Sends all batches of a drain once more under another unit, as fast as the collector takes them; answers a second. As many
 * answers as were drained: a collector with a hundred thousand in its database takes the next ones slower than an empty one.
 */
async function sendReadyMade(
  { collector, unit }: At,
  bodies: readonly string[],
  answers: number,
): Promise<number> {
  const ready = bodies.map((body) => body.replace('"unit":"bench"', `"unit":"${unit}"`));
  const start = performance.now();
  for (const body of ready) {
    const headers = { 'content-type': 'application/json' };
    await (await fetch(`${collector}/v1/answers`, { method: 'POST', headers, body })).json();
  }
  return (answers / (performance.now() - start)) * 1_000;
}

/** Measures the outbox against a collector at `collector`, with `backlog` answers. */
async function measure(collector: string, backlog: number): Promise<Figures> {
  const singles = 300;
  const at = { collector, unit: 'bench' };
  const firstPageEmpty = await firstPageOf(at);
  const { bareSet, submit } = await compare(at, singles);
  const before = heap();
  await fill(at, backlog - singles);
  const heapGrowth = heap() - before;
  const firstPage = await firstPageOf(at);

  // Not measured: it warms the collector.
  const rehearsal = { collector, unit: 'rehearsal' };
  await fill(rehearsal, Math.min(backlog, 5_000));
  await drain(rehearsal);
  const again = { collector, unit: 'again' };
  await fill(again, backlog);
  // In the order A B B A, since machine and collector are not the same all the while.
  const first = await drain(at);
  const readyMadePerSecond = [
    await sendReadyMade({ collector, unit: 'ready' }, first.bodies, backlog),
    await sendReadyMade({ collector, unit: 'ready-again' }, first.bodies, backlog),
  ];
  const drainPerSecond = [first.rate, (await drain(again)).rate];

  const busy = { collector, unit: 'busy' };
  await fill(busy, backlog);
  const client = createClient(busy);
  const drained = client.flush();
  const submitWhileDraining = await timed(singles, (n) => client.submit(submission(n)));
  await drained;
  client.close();
  const rates = { readyMadePerSecond, drainPerSecond, heapGrowth };
  return { bareSet, submit, submitWhileDraining, firstPageEmpty, firstPage, ...rates };
}

Object.assign(globalThis, { measure });
