import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { AddressInfo } from 'node:net';
import { createApp } from '@skm-survey/collector';
import { listen, openSqliteStore } from '@skm-survey/collector/node';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumExecutable, chromiumFlags, sqliteBackend } from '../browsers/chromium.ts';
import type { Figures } from './outbox-page.ts';

/**
 * What saving and delivering cost, in Chromium on a real profile against the real collector on a real disk. Prints figures and judges
 * none: machines differ, the ratios less. Run it with `pnpm bench:outbox [answers] [--sqlite]`: 10,000 by default; with
 * Chromium's other backend of IndexedDB.
 */
const {
  values: { sqlite },
  positionals: [answers = '10000'],
} = parseArgs({ allowPositionals: true, options: { sqlite: { type: 'boolean', default: false } } });
const backlog = Number(answers);

const folder = await mkdtemp(join(tmpdir(), 'skm-bench-'));
try {
  const figures = await run();
  const round = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
  const { bareSet, submit, submitWhileDraining: busy, firstPage, firstPageEmpty } = figures;
  const { drainPerSecond: drains, readyMadePerSecond: readyMade } = figures;
  // Of the times, as if all had been sent in one go.
  const timeOf = (rates: readonly number[]): number =>
    rates.reduce((sum, rate) => sum + 1 / rate, 0);
  const rows = [
    ['bare strict set', `median ${round(bareSet.median)} ms, p99 ${round(bareSet.p99)} ms`],
    ['submit', `median ${round(submit.median)} ms, p99 ${round(submit.p99)} ms`],
    ['  against a bare set', `× ${round(submit.median / bareSet.median)}`],
    ['submit while draining', `median ${round(busy.median)} ms, p99 ${round(busy.p99)} ms`],
    ['first page, empty', `median ${round(firstPageEmpty.median)} ms`],
    ['first page, backlog', `median ${round(firstPage.median)} ms`],
    ['  against an empty one', `× ${round(firstPage.median / firstPageEmpty.median)}`],
    ['ready-made batches', `${readyMade.map(round).join(' and ')} answers/s`],
    ['drain', `${drains.map(round).join(' and ')} answers/s`],
    ['  against ready-made', `${round((100 * timeOf(readyMade)) / timeOf(drains))} %`],
    ['heap growth', `${round(figures.heapGrowth / 1e6)} MB with ${backlog} answers`],
  ];
  for (const [name = '', figure = ''] of rows) console.log(`${name.padEnd(24)}${figure}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function run(): Promise<Figures> {
  const store = await openSqliteStore({ dataDir: folder });
  const app = createApp({
    store,
    units: ['bench', 'rehearsal', 'again', 'ready', 'ready-again', 'busy'].map((id) => ({ id })),
    // The limit of a stream is not what is measured.
    rate: { perSecond: 1e6, burst: 1e6 },
  });
  const collector = await listen(app, { port: 0, host: '127.0.0.1' });
  const site = await serve();
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: chromiumExecutable(),
    args: [
      ...chromiumFlags,
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
      ...(sqlite ? [sqliteBackend] : []),
    ],
  });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    return await page.evaluate(
      ([url, count]) =>
        (
          globalThis as unknown as { measure: (...of: [string, number]) => Promise<Figures> }
        ).measure(url, count),
      [collector.url, backlog] as [string, number],
    );
  } finally {
    await context.close();
    site.close();
    await collector.close();
    await store.close();
  }
}

/** The page that measures, bundled from the sources as they stand. */
async function serve(): Promise<{ url: string; close: () => void }> {
  const outDir = join(folder, 'page');
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
    build: {
      outDir,
      target: 'esnext',
      // One file, so that a server of two lines will do.
      rolldownOptions: { output: { codeSplitting: false } },
      lib: {
        entry: fileURLToPath(new URL('outbox-page.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => 'page.js',
      },
    },
  });
  const script = await readFile(join(outDir, 'page.js'), 'utf8');
  const server = createServer((request, response) => {
    const page = request.url === '/page.js';
    response.setHeader('content-type', page ? 'text/javascript' : 'text/html');
    response.end(page ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}
