import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { readHoldings } from '../harness/database.ts';
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
