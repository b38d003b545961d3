import type { Submission } from '@skm-survey/sdk';
import { createClient } from '@skm-survey/sdk';
import { createStore, set } from 'idb-keyval';

/** What the page measures; times in ms, rates in answers a second, bytes of the JavaScript heap. */
export interface Figures {
  readonly bareSet: Spread;
  readonly submit: Spread;
  readonly submitWhileDraining: Spread;
  readonly readyMadePerSecond: number;
  readonly drainPerSecond: number;
  readonly heapGrowth: number;
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

async function timed(count: number, work: (n: number) => Promise<unknown>): Promise<Spread> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    await work(n);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (times.length - 1))] ?? NaN;
  return { median: at(0.5), p99: at(0.99) };
}

/** What is really held: Chromium is started with `--expose-gc` and precise figures. */
function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return (performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? NaN;
}

const offline = (): Promise<Response> => Promise.reject(new TypeError('offline'));

/** A bare `set` of one record in one strict transaction: what a durable write costs here at the least. */
async function bareSets(count: number): Promise<Spread> {
  const store = createStore('bare', 'bare');
  await set('warm', 0, store);
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('bare');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('open', { cause: request.error }));
  });
  const spread = await timed(count, (n) =>
    set(`${n}`, submission(n), (mode, callback) => {
      const transaction = db.transaction('bare', mode, { durability: 'strict' });
      return Promise.resolve(callback(transaction.objectStore('bare')));
    }),
  );
  db.close();
  return spread;
}

/** Fills the outbox of a unit, and says what each answer took. */
async function fill(at: { collector: string; unit: string }, count: number): Promise<Spread> {
  const client = createClient({ ...at, environment: { fetch: offline } });
  const spread = await timed(count, (n) => client.submit(submission(n)));
  client.close();
  return spread;
}

/** Sends what the SDK has sent once more, under another unit: what the collector takes at the most. */
async function sendBare(collector: string, bodies: readonly string[]): Promise<number> {
  const ready = bodies.map((body) => body.replace('"unit":"bench"', '"unit":"bare"'));
  const start = performance.now();
  for (const body of ready) {
    const headers = { 'content-type': 'application/json' };
    await (await fetch(`${collector}/v1/answers`, { method: 'POST', headers, body })).json();
  }
  return performance.now() - start;
}

/** Measures the outbox against a collector at `collector`, with `backlog` answers. */
async function measure(collector: string, backlog: number): Promise<Figures> {
  const singles = 300;
  const at = { collector, unit: 'bench' };
  const bareSet = await bareSets(singles);
  const submit = await fill(at, singles);
  const before = heap();
  await fill(at, backlog - singles);
  const heapGrowth = heap() - before;

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
  const drainPerSecond = (accepted / (performance.now() - start)) * 1_000;
  client.close();
  const readyMadePerSecond = (accepted / (await sendBare(collector, bodies))) * 1_000;

  const other = { collector, unit: 'busy' };
  await fill(other, backlog);
  const busy = createClient(other);
  const drained = busy.flush();
  const submitWhileDraining = await timed(singles, (n) => busy.submit(submission(n)));
  await drained;
  busy.close();
  const rates = { readyMadePerSecond, drainPerSecond, heapGrowth };
  return { bareSet, submit, submitWhileDraining, ...rates };
}

Object.assign(globalThis, { measure });
