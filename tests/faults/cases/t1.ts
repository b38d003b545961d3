import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { readHoldings } from '../harness/database.ts';
import { SetClock } from '../harness/faketime.ts';
import { pause, until } from '../harness/wait.ts';

const clocks = [
  'clock-3-years-back',
  'clock-400-days-ahead',
  'clock-jumps',
  'says-offline',
] as const;

export const t1: FaultCase = {
  id: 'T1',
  title:
    'the clock of the page is years wrong or jumps while delivery backs off: no stall, no expiry',
  engines: ['chromium', 'firefox'],
  rounds: { full: 1 },
  async run({ world }) {
    for (const clock of clocks) {
      world.wire.countFault(clock);
      const tab = await world.launchOne({ sabotage: [clock] });
      world.networkDown();
      await tab.ask({ do: 'submit', markers: world.markers(`t1-${clock}`, 20), gap: 100 });
      await pause(2500);
      world.networkUp();
      await until(`delivery with ${clock}`, () => world.allDelivered(), 45_000);
      await world.closeBrowser();
    }
    const { answers } = readHoldings(world.collector.data);
    expect(answers.length, 'answers with a wrong clock').to.equal(clocks.length * 20);
  },
};

const day = 24 * 60 * 60 * 1000;

/** The clock of the whole browser, not only of its scripts: certificates, caches, IndexedDB and timers see it too. */
export const t1Browser: FaultCase = {
  id: 'T1-browser',
  title:
    'the clock of the machine is set under the running browser: years, hours to and fro, summer time',
  engines: ['chromium'],
  rounds: { full: 1 },
  needs: 'program whose clock can be set',
  async run({ world, note }) {
    const clock = new SetClock(world.cleanup, { timezone: 'Europe/Berlin' });
    world.launching = { under: clock.under };
    // Summer time begins on 28 March 2027 at 1:00 UTC, which is 2:00 there.
    for (const start of ['-3y', '+400d', '@2027-03-28 01:59:58']) {
      clock.set(start);
      world.wire.countFault(`machine's clock ${start}`);
      const tab = await world.launchOne();
      world.networkDown();
      await tab.ask({
        do: 'submit',
        markers: world.markers(`t1b${start.replaceAll(/\W/g, '')}`, 10),
        gap: 250,
      });
      const steps = start.startsWith('@') ? [] : ['+7h', '-13h', '+0'];
      for (const step of steps) {
        await pause(700);
        clock.set(step);
        world.wire.countFault("machine's clock is set");
      }
      await pause(2500);
      world.networkUp();
      await until(`delivery with ${start}`, () => world.allDelivered(), 60_000);
      await world.closeBrowser();
    }
    world.launching = {};
    const times = world.wire.exchanges.flatMap(
      ({ batch }) => batch?.items.map(({ at, tz }) => ({ at, tz })) ?? [],
    );
    const now = Date.now();
    const years = times.map(({ at }) => Math.round((Date.parse(at) - now) / day / 365));
    note(
      `answers say they were given in year ${[...new Set(years)].sort((a, b) => a - b).join(', ')} from now, ${[...new Set(times.map(({ tz }) => tz))].join(' and ')} minutes east`,
    );
    // The test of the test: a clock that was not set would prove nothing.
    expect(new Set(years).size, 'years').to.be.at.least(3);
  },
};
