import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { sqliteErrors } from '../collector/orders.ts';
import type { Context, FaultCase } from '../harness/case.ts';
import { loopDisksMissing } from '../harness/disk.ts';
import type { LoopDisk } from '../harness/disk.ts';
import { captivePortal, gatewayStatus, pass, status } from '../harness/fault.ts';
import type { Fault } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import type { Tab } from '../harness/tab.ts';
import { pause, until } from '../harness/wait.ts';

/** One life of the browser, from its start to its end. */
interface Life extends Context {
  /** Those that are open, the first one never closed by a fault. */
  readonly tabs: Tab[];
  readonly disk: LoopDisk | null;
}
type Act = (life: Life) => Promise<void>;

const network: readonly Fault[] = [
  ...[{ kind: 'drop' } as const, { kind: 'reset' } as const, { kind: 'swallow' } as const],
  ...[{ kind: 'truncate' } as const, { kind: 'delay', milliseconds: 300 } as const],
  { kind: 'throttle', bytesPerSecond: 30_000, latency: 200 },
  ...[captivePortal, gatewayStatus(502), status(429, { 'retry-after': '1' })],
  ...[status(500), status(503), status(408), status(403)],
];

/** Ten in a hundred requests to all of them meet one fault or any, for a while. */
const disturbNetwork: Act = async ({ world, random }) => {
  const share = random.int(1, 10) / 10;
  const fault = random.chance(0.5) ? random.pick(network) : null;
  world.proxy.rule = forBatches(() =>
    random.chance(share) ? (fault ?? random.pick(network)) : pass,
  );
  await pause(random.int(300, 2500));
  world.networkUp();
};

const killCollector: Act = async ({ world, random }) => {
  const moment = random.pick(['before-commit', 'after-commit', 'mid-transaction'] as const);
  world.wire.countFault(`collector killed ${moment}`);
  await world.collector.order({ order: 'die', moment, nth: random.int(1, 3) });
  if (!(await world.collector.died(2500))) await world.collector.kill();
  await world.collector.start();
};

const failStore: Act = async ({ world, random }) => {
  const name = random.pick(['busy', 'full', 'ioError', 'ioErrorFsync', 'locked'] as const);
  world.wire.countFault(`SQLite ${name}`);
  const at = random.pick(['commit', 'write'] as const);
  await world.collector.order({ order: 'fail', at, code: sqliteErrors[name], count: 2 });
  await pause(random.int(200, 800));
};

const sleep: Act = async ({ world, random }) => {
  world.wire.countFault('sleep and resume');
  world.browser.suspend();
  await pause(random.int(200, 1500));
  world.browser.resume();
};

const openTab: Act = async (life) => {
  if (life.tabs.length > 3) return;
  life.tabs.push(await life.world.openTab());
  await storm(life, life.tabs.at(-1)!);
};

const loseTab: Act = async ({ world, tabs, random }) => {
  const tab = tabs.length > 1 ? tabs.pop() : undefined;
  if (tab === undefined) return;
  const isCrash = random.chance(0.5);
  world.wire.countFault(isCrash ? 'tab crashed' : 'tab closed');
  const page = world.pageOf(tab);
  if (isCrash) await page.devtools('Page.crash');
  else await page.close();
  world.forget(tab);
};

/** A browser that is killed before its store has healed, or that clears a site it has promised nothing, is a case of its own: P3-kill, P3-cleared. */
const fillDisk: Act = async ({ world, disk, random, tabs }) => {
  if (disk === null) return;
  world.wire.countFault('disk full');
  disk.fill();
  await pause(random.int(200, 1000));
  disk.free();
  const isWell = async (): Promise<boolean> =>
    (await tabs[0]!.ask({ do: 'status' })).store === 'ok';
  await until('the store to be well again', isWell, 90_000);
};

/** Faults after which the browser and its pages go on. */
const survivable: readonly Act[] = [
  disturbNetwork,
  disturbNetwork,
  killCollector,
  failStore,
  sleep,
];
const all: readonly Act[] = [...survivable, openTab, openTab, loseTab, fillDisk];

async function storm({ random }: Context, tab: Tab, part = 'a'): Promise<void> {
  await tab.ask({ do: 'storm', prefix: `m6-${tab.name}${part}`, gap: random.int(20, 150) });
}

/** Returns what was done, in its order. */
async function suffer(life: Life, acts: readonly Act[], end: number): Promise<string[]> {
  const done: string[] = [];
  while (performance.now() < end) {
    const act = life.random.pick(acts);
    done.push(act.name);
    await act(life);
    await pause(life.random.int(0, 400));
  }
  return done;
}

/** The browser lives for some seconds, and ends as it must not. */
async function shortLife(context: Context, disk: LoopDisk | null): Promise<string[]> {
  const { world, random } = context;
  const sabotage = random.pick([[], [], ['no-locks'], ['clock-jumps'], ['says-offline']]);
  const life = { ...context, disk, tabs: [await world.launchOne({ sabotage })] };
  await storm(life, life.tabs[0]!);
  const done = await suffer(life, all, performance.now() + random.int(2000, 12_000));
  const ending = random.pick(disk === null ? ['close', 'kill'] : ['close', 'kill', 'powerCut']);
  if (ending === 'close') await world.closeBrowser();
  else world.killBrowser();
  if (ending === 'powerCut') {
    world.wire.countFault('power cut');
    disk?.powerCut();
  }
  return [...sabotage, ...done, ending];
}

/** MB of the page, after what can be forgotten is. */
async function heapOf({ world, tabs }: Life): Promise<number> {
  const page = world.pageOf(tabs[0]!);
  await page.devtools('HeapProfiler.collectGarbage');
  const { usedSize } = (await page.devtools('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize / 1e6;
}

/** One page lives through it all: what it has delivered it must forget. */
async function longLife(context: Context, milliseconds: number): Promise<string[]> {
  const { world, note } = context;
  const life = { ...context, disk: null, tabs: [await world.launchOne()] };
  const [tab] = life.tabs as [Tab];
  const rest = async (): Promise<number> => {
    await tab.ask({ do: 'stop' });
    world.networkUp();
    await world.drain(tab, 180_000);
    return heapOf(life);
  };
  await storm(life, tab);
  await pause(3000);
  const before = await rest();
  const saved = world.ledger.savedCount;
  await storm(life, tab, 'b');
  const done = await suffer(life, survivable, performance.now() + milliseconds);
  const after = await rest();
  note(
    `one page: ${done.length} faults and ${world.ledger.savedCount - saved} answers, heap ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`,
  );
  expect(after - before, 'growth of the heap, MB').to.be.below(5);
  await world.closeBrowser();
  return done;
}

export const m6: FaultCase = {
  id: 'M6',
  title: 'a soak: any fault at any time on one profile, for as long as --minutes says',
  engines: ['chromium'],
  rounds: { full: 1 },
  async run(context) {
    const { world, minutes, random, note } = context;
    // Tabs that are opened, closed and killed all the time try as often.
    world.retriesAreBounded = false;
    const disk = loopDisksMissing() === null ? world.profileOnDisk(512) : null;
    world.launching = { persists: world.site };
    const end = performance.now() + (minutes * 60_000 * 2) / 3;
    const lives: string[][] = [];
    while (performance.now() < end) {
      lives.push(await shortLife(context, disk));
      note(`life ${lives.length}: ${lives.at(-1)!.join(', ')}`);
    }
    lives.push(await longLife(context, (minutes * 60_000) / 3));
    // A loss that is declared breaks no rule; here none is due, since everything heals before it ends.
    expect(world.wire.declaredLost, 'declared lost').to.deep.equal([]);
    const status = readFileSync(`/proc/${world.collector.pid}/status`, 'utf8');
    note(
      `${minutes} minutes with seed ${random.seed}: ${lives.length} lives of the browser, ${lives.flat().length} acts; the collector holds ${/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? '?'} kB of memory`,
    );
  },
};
