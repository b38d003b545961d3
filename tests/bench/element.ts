import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { chromiumExecutable, chromiumFlags } from '../browsers/chromium.ts';
import { buildPages, installPeers } from './element/build.ts';
import { peers, type Peer } from './element/peers.ts';
import { serve } from './element/serve.ts';
import { taps, visit, type Visit } from './element/visit.ts';
import { exitCodeOf, lineOf, type Target } from './targets.ts';

/**
 * `pnpm bench:element [--rounds 5]`: what the built element costs a phone, beside an empty Lit element and beside other
 * makers of surveys, with the same form for all, interleaved in one run: Chromium, a processor four times as slow, 412 × 915,
 * an empty cache. Prints figures, targets and ratios; machines differ, the ratios less. Exit code 1 when a target is missed.
 * Build first: `pnpm build`.
 */
const {
  values: { rounds },
} = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });

interface Row {
  readonly peer: Peer;
  readonly fast: Visit[];
  readonly slow: Visit[];
}

const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);
const quantile = (numbers: readonly number[], q: number): number =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))] ?? NaN;
const median = (visits: readonly Visit[], of: (visit: Visit) => number): number =>
  quantile(visits.map(of), 0.5);

const round = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** The figures of one page, in the order of the heads below. */
const figuresOf = ({ fast, slow }: Row): number[] => [
  median(fast, ({ question }) => question),
  median(slow, ({ question }) => question),
  median(fast, ({ blocking }) => blocking),
  median(fast, ({ heap }) => heap / 1e6),
  median(fast, ({ bytes }) => bytes / 1e3),
];
const heads = ['question, ms', '… slow net, ms', 'blocking, ms', 'heap, MB', 'wire, kB'];

function printTable(rows: readonly Row[]): void {
  const cells = (values: readonly string[]): string =>
    values.map((value) => value.padStart(16)).join('');
  console.log(''.padEnd(20) + cells(heads));
  for (const row of rows) {
    console.log(row.peer.name.padEnd(20) + cells(figuresOf(row).map(round)));
  }
  const [, ours, ...others] = rows;
  if (!ours) return;
  console.log('\nours is this part of theirs:');
  for (const other of others) {
    const theirs = figuresOf(other);
    const ratios = figuresOf(ours).map((value, index) => {
      const of = theirs[index] ?? 0;
      return of > 0 ? `1/${(of / Math.max(value, 0.1)).toFixed(1)}` : '–';
    });
    console.log(other.peer.name.padEnd(20) + cells(ratios));
  }
}

/** The targets of the element; a missed one is the exit code. */
function printTargets([floor, ours]: readonly Row[], tapTimes: readonly number[]): void {
  if (!floor || !ours) return;
  const [empty = NaN, emptySlow = NaN] = figuresOf(floor);
  const [question = NaN, slow = NaN, blocking = NaN, heap = NaN] = figuresOf(ours);
  const shift = Math.max(...ours.fast.map((one) => one.shift));
  const targets: readonly Target[] = [
    ['first question beyond the empty element, ms', question - empty, 100],
    ['first question on the slow net, × the empty element', slow / emptySlow, 1.25],
    ['blocking, ms', blocking, 50],
    ['heap, MB', heap, 2],
    ['tap to next question, p95, ms', quantile(tapTimes, 0.95), 50],
    ['layout shift', shift, 0],
  ];
  console.log('\ntargets:');
  for (const target of targets) console.log(lineOf(target));
  process.exitCode = exitCodeOf(targets);
}

async function measure(browser: Browser, origin: string): Promise<void> {
  const rows = peers.map((peer): Row => ({ peer, fast: [], slow: [] }));
  const tapTimes: number[] = [];
  // The first round warms the machine up and does not count.
  for (let turn = 0; turn <= Number(rounds); turn += 1) {
    for (const [index, { peer, fast, slow }] of rows.entries()) {
      const url = `${origin}/${String(index)}`;
      const one = await visit(browser, { peer, url, isSlow: false });
      const other = await visit(browser, { peer, url, isSlow: true });
      if (turn === 0) continue;
      fast.push(one);
      slow.push(other);
    }
    const ours = peers.findIndex(({ entry }) => entry === null);
    const times = await taps(browser, `${origin}/${String(ours)}`);
    if (turn > 0) tapTimes.push(...times);
    process.stdout.write('.');
  }
  console.log(`\nmedians of ${rounds} visits, Chromium ${browser.version()}\n`);
  printTable(rows);
  printTargets(rows, tapTimes);
}

installPeers();
const built = await mkdtemp(join(tmpdir(), 'skm-bench-element-'));
try {
  await buildPages(built);
  const page = pathToFileURL(join(built, 'posthog-survey.js')).href;
  const { survey } = (await import(page)) as { survey: object };
  const site = await serve(peers, built, survey);
  const browser = await chromium.launch({
    executablePath: chromiumExecutable(),
    args: [...chromiumFlags],
  });
  await measure(browser, site.origin).finally(() => browser.close());
  await site.close();
} finally {
  await rm(built, { recursive: true, force: true });
}
