import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession } from 'playwright-core';
import { openBrowser } from '../e2e/support/browser.ts';
import { ownCollector } from '../e2e/support/collector.ts';
import { servePages, surveyFiles } from '../e2e/support/pages.ts';
import { until } from '../e2e/support/respondent.ts';
import { respondents } from './page.ts';

const unit = 'kios-uji';
const database = `skm-survey/${unit}`;

/** What the page holds after everything that can go has gone. */
export interface Held {
  readonly respondents: number;
  /** Bytes. */
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface Soak {
  readonly held: readonly Held[];
  readonly saved: number;
  readonly partial: number;
  readonly discarded: number;
  /** In the collector's database. */
  readonly counted: { readonly answers: number; readonly held: number };
  /** On the device at the end. */
  readonly pending: number;
  readonly seconds: number;
}

/** Bytes: the measuring itself leaves so much behind. */
const noise = 2_048;

/** Listeners of a transaction under way go with it: what is held on to is there at each of so many looks. */
const looks = 10;

async function measure(session: CDPSession, respondents: number): Promise<Held> {
  const read = async (): Promise<(name: string) => number> => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return (name) => metrics.find((one) => one.name === name)?.value ?? NaN;
  };
  let least = { heap: Infinity, nodes: Infinity, listeners: Infinity };
  for (let look = 1; ; look += 1) {
    // Until nothing more goes: what one turn frees may hold on to more.
    const of = await read();
    const goes = of('JSHeapUsedSize') <= least.heap - noise;
    least = {
      heap: Math.min(least.heap, of('JSHeapUsedSize')),
      nodes: Math.min(least.nodes, of('Nodes')),
      listeners: Math.min(least.listeners, of('JSEventListeners')),
    };
    if (look >= looks && !goes) return { respondents, ...least };
    await sleep(100);
  }
}

/**
 * So many respondents at one kiosk in one page: the built element, the real SDK on IndexedDB with sealed answers, Chromium,
 * and the real collector on SQLite over loopback HTTP. `tell` hears of each stretch.
 */
export async function soak(
  count: number,
  { stretch, tell }: { readonly stretch: number; readonly tell?: (held: Held) => void },
): Promise<Soak> {
  const collector = await ownCollector(unit);
  const page = `<!doctype html><html lang="id"><title>Soak</title><body><script type="module" src="/skm-survey.js" data-mode="kiosk" data-unit="${unit}" data-collector="${collector.url}" data-device="kios-1" data-no-advance></script></body></html>`;
  const pages = await servePages(
    (path) => (path.endsWith('.js') ? surveyFiles(path) : Promise.resolve(page)),
    collector.url,
  );
  const profile = await mkdtemp(join(tmpdir(), 'skm-soak-'));
  const context = await openBrowser(profile, { viewport: { width: 1080, height: 1920 } });
  try {
    const tab = await context.newPage();
    await tab.goto(`${pages.origin}/`);
    await tab.getByRole('button', { name: 'Mulai' }).waitFor();
    const session = await context.newCDPSession(tab);
    await session.send('Performance.enable');
    const held: Held[] = [];
    const sum = { saved: 0, partial: 0, discarded: 0 };
    const start = performance.now();
    for (let from = 0; from < count; from += stretch) {
      const here = Math.min(stretch, count - from);
      const made = await tab.evaluate(
        `(${respondents.toString()})(${String(from + 1)}, ${String(here)})`,
      );
      const { saved, partial, discarded } = made as typeof sum;
      sum.saved += saved;
      sum.partial += partial;
      sum.discarded += discarded;
      // All of them have left before what is left is weighed.
      await until(() => collector.counted().answers >= sum.saved, 120_000);
      await until(async () => (await tab.evaluate(pendingIn, database)) === 0);
      const now = await measure(session, from + here);
      held.push(now);
      tell?.(now);
    }
    const seconds = (performance.now() - start) / 1_000;
    const pending = await tab.evaluate(pendingIn, database);
    return { held, ...sum, counted: collector.counted(), pending, seconds };
  } finally {
    await context.close();
    await pages.close();
    await collector.close();
    await rm(profile, { recursive: true, force: true });
  }
}

/** Records of answers in a database of the device. */
async function pendingIn(name: string): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error('no database'));
  });
  let found = 0;
  for (const store of database.objectStoreNames) {
    const all = await new Promise<unknown[]>((resolve) => {
      const asking = database.transaction(store).objectStore(store).getAll();
      asking.onsuccess = () => resolve(asking.result as unknown[]);
    });
    found += all.filter((one) => typeof one === 'object' && one !== null && 'body' in one).length;
  }
  database.close();
  return found;
}

/** A figure at the start, half-way and at the end as a multiple of that at the start; and the largest and smallest in between. */
export interface Course {
  readonly middle: number;
  readonly end: number;
  readonly least: number;
  readonly most: number;
}

export function courseOf(held: readonly Held[], of: (held: Held) => number): Course {
  const [first] = held;
  if (!first) throw new Error('nothing was measured');
  const ratios = held.map((one) => of(one) / of(first));
  return {
    middle: ratios[Math.floor(ratios.length / 2)] ?? NaN,
    end: ratios.at(-1) ?? NaN,
    least: Math.min(...ratios),
    most: Math.max(...ratios),
  };
}
