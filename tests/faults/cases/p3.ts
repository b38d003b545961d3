import { expect } from 'chai';
import type { SubmitOutcome } from '@skm-survey/sdk';
import type { Context, FaultCase } from '../harness/case.ts';
import type { Tab } from '../harness/tab.ts';
import { pause, until } from '../harness/wait.ts';

const isKept = ({ kind }: SubmitOutcome): boolean => kind !== 'failed';

/** Submits until the full disk is felt; returns what was shown. */
async function submitOnFullDisk(tab: Tab, prefix: string): Promise<SubmitOutcome[]> {
  const outcomes: SubmitOutcome[] = [];
  // A log has room left in its last block, so the first few may still fit.
  for (let n = 1; n <= 400 && outcomes.filter((outcome) => !isKept(outcome)).length < 5; n += 1) {
    outcomes.push(...(await tab.ask({ do: 'submit', markers: [`${prefix}-${n}`] }, 120_000)));
  }
  return outcomes;
}

/** A suspect store rests before it heals, and tells what was lost once it has: the ranges that are declared meanwhile. */
async function untilWell({ world }: Context, tab: Tab, prefix: string): Promise<string> {
  const before = world.wire.declaredLost.length;
  let tries = 0;
  await until(
    'the store to be well again',
    async () => {
      await tab.ask({ do: 'submit', markers: [`${prefix}-${(tries += 1)}`] }, 60_000);
      return (await tab.ask({ do: 'status' })).store === 'ok';
    },
    60_000,
  );
  await world.drain(tab);
  const ranges = world.wire.declaredLost.slice(before).map(({ range }) => range.join('–'));
  return `declared lost ${ranges.join(', ') || 'none'}`;
}

async function fillAndFree(context: Context): Promise<void> {
  const { world, rounds } = context;
  const disk = world.profileOnDisk(256);
  world.launching = { persists: world.site };
  world.networkDown();
  for (let round = 1; round <= rounds; round += 1) {
    const tab = await world.launchOne();
    const before = await tab.ask({
      do: 'submit',
      markers: world.markers(`p3-${round}-before`, 200),
    });
    expect(before.every(isKept), 'saved before the disk is full').to.equal(true);

    disk.fill();
    world.wire.countFault('disk full');
    const during = await submitOnFullDisk(tab, `p3-${round}-full`);
    const refused = during.filter((outcome) => !isKept(outcome)).length;
    const { store } = await tab.ask({ do: 'status' });
    context.note(
      `round ${round}: ${during.length - refused} saved and ${refused} refused on the full disk, then ${store}`,
    );
    disk.free();
    // The page waits before it tries to heal; a new page tries at once.
    await tab.ask({ do: 'reload' });
    await tab.ready(2);
    const after = await tab.ask(
      { do: 'submit', markers: world.markers(`p3-${round}-after`, 100) },
      60_000,
    );
    context.note(
      `round ${round}: ${after.filter(isKept).length} of 100 saved once there was room again`,
    );
    const shown = context.engine === 'chromium' ? ['suspect'] : ['suspect', 'full', 'unavailable'];
    if (refused > 0) expect(store, 'the state that was shown').to.be.oneOf(shown);
    // The wipe shows when the browser next opens the database.
    await world.closeBrowser();
  }
}

/** The disk fills up, has room again, and the browser restarts: Chromium's LevelDB then loses everything silently. */
export const p3: FaultCase = {
  id: 'P3',
  title: 'the disk is full, has room again, the browser restarts',
  engines: ['chromium', 'chromium-sqlite', 'firefox', 'webkit'],
  rounds: { full: 3, ci: 1 },
  ci: ['chromium'],
  needs: 'loop disk',
  run: fillAndFree,
};

export const p3Start: FaultCase = {
  id: 'P3-start',
  title: 'the disk is full before the browser starts',
  // The drivers of the others write into the profile themselves before they start.
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 1 },
  needs: 'loop disk',
  async run(context) {
    const { world, note } = context;
    const disk = world.profileOnDisk(256);
    world.launching = { persists: world.site };
    const first = await world.launchOne();
    await first.ask({ do: 'submit', markers: world.markers('p3-first', 50) });
    await world.closeBrowser();
    disk.fill();
    world.wire.countFault('disk full at start');
    const tab = await world.launchOne();
    const outcomes = await submitOnFullDisk(tab, 'p3-on-full');
    note(
      `on the full disk: ${outcomes
        .map(({ kind }) => kind)
        .join(' ')
        .slice(0, 200)}`,
    );
    await world.closeBrowser();
    disk.free();
    note(`with room again: ${await untilWell(context, await world.launchOne(), 'p3-heal')}`);
  },
};

/** What the last seconds wrote into localStorage goes with the kill: the mirror is then behind the database. */
export const p3Kill: FaultCase = {
  id: 'P3-kill',
  title:
    'the disk is full, has room again, and the browser is killed, twice: before it could heal, and while it turns its log over',
  // The driver of Firefox puts a file of the profile back when its browser ends, which a full disk has kept it from saving.
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 4 },
  needs: 'loop disk',
  async run(context) {
    const { world, rounds, random, note } = context;
    const disk = world.profileOnDisk(256);
    world.launching = { persists: world.site };
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne();
      await tab.ask({ do: 'storm', prefix: `p3k-${round}-before`, gap: 20 });
      await pause(3000);
      disk.fill();
      world.wire.countFault('disk full');
      await pause(1000);
      disk.free();
      await pause(random.int(0, 1000));
      world.killBrowser();

      const next = await world.launchOne();
      const first = (await next.ask({ do: 'dump' })).records.length;
      await next.ask({ do: 'storm', prefix: `p3k-${round}-next`, gap: 20 });
      await pause(random.int(300, 4000));
      world.killBrowser();

      const last = await world.launchOne();
      const second = (await last.ask({ do: 'dump' })).records.length;
      world.networkUp();
      const declared = await untilWell(context, last, `p3k-${round}-heal`);
      note(
        `round ${round}: ${first} on the device after the first kill, ${second} after the second; ${declared}`,
      );
      await world.closeBrowser();
    }
  },
};

/** Minutes of a full disk, in which the store is to be healed again and again: each try that the disk cuts off is a danger. */
export const p3Long: FaultCase = {
  id: 'P3-long',
  title:
    'the disk stays full for more than a minute while answers are given, has room again, the browser restarts',
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 2 },
  needs: 'loop disk',
  async run(context) {
    const { world, rounds, note } = context;
    const disk = world.profileOnDisk(256);
    world.launching = { persists: world.site };
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`p3l-${round}-before`, 60) });
      await pause(3000);
      await tab.ask({ do: 'storm', prefix: `p3l-${round}-storm`, gap: 300 });
      disk.fill();
      world.wire.countFault('disk full for long');
      await pause(70_000);
      const { store } = await tab.ask({ do: 'status' });
      disk.free();
      const isWell = async (): Promise<boolean> => (await tab.ask({ do: 'status' })).store === 'ok';
      await until('the store to be well again', isWell, 90_000);
      await tab.ask({ do: 'stop' });
      const before = (await tab.ask({ do: 'dump' })).records.length;
      await world.closeBrowser();
      const next = await world.launchOne();
      const after = (await next.ask({ do: 'dump' })).records.length;
      note(
        `round ${round}: ${store} on the full disk; ${before} on the device once it was well, ${after} after a restart`,
      );
      world.networkUp();
      await world.drain(next, 120_000);
      expect(world.wire.declaredLost, 'declared lost').to.deep.equal([]);
      await world.closeBrowser();
    }
  },
};

/** To a site that it has promised nothing, Chromium makes room at the cost of all that the site has, while its page is open. */
export const p3Cleared: FaultCase = {
  id: 'P3-cleared',
  title:
    'the disk is full, and the browser may clear the site to make room: what is gone is declared',
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 3 },
  needs: 'loop disk',
  async run(context) {
    const { world, rounds, note } = context;
    const disk = world.profileOnDisk(256);
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const tab = await world.launchOne();
      await tab.ask({ do: 'submit', markers: world.markers(`p3c-${round}`, 60) });
      // Localstorage, which knows what to declare, is written to the disk after five seconds.
      await pause(6000);
      disk.fill();
      world.wire.countFault('disk full, site may be cleared');
      await submitOnFullDisk(tab, `p3c-${round}-full`);
      disk.free();
      await world.closeBrowser();
      const next = await world.launchOne();
      const left = (await next.ask({ do: 'dump' })).records.length;
      world.networkUp();
      const declared = await untilWell(context, next, `p3c-${round}-well`);
      note(`round ${round}: ${left} on the device after a restart; ${declared}`);
      await world.closeBrowser();
    }
  },
};
