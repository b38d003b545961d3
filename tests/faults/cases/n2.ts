import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { pass } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';

/** The collector has committed and answered; the answer never arrives. */
export const n2: FaultCase = {
  id: 'N2',
  title: 'the reply is lost after the collector has committed',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 30, ci: 8 },
  ci: ['chromium'],
  async run({ world, rounds, random }) {
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      let losses = random.int(1, 2);
      world.proxy.rule = forBatches(() => (losses-- > 0 ? { kind: 'swallow' } : pass));
      const markers = Array.from({ length: random.int(1, 60) }, (_, n) => `n2-${round}-${n}`);
      await tab.ask({ do: 'submit', markers });
      await world.drain(tab);
    }
    expect(world.wire.duplicates, 'repeated deliveries absorbed').to.be.at.least(rounds);
  },
};
