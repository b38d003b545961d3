import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';

const quota = 3 * 1024 * 1024;
/** The comment is the marker: a long one makes the answers large. */
const bulky = 'x'.repeat(1900);

export const p7: FaultCase = {
  id: 'P7',
  title: 'the quota is reached: refused visibly, old answers intact, recovers when there is room',
  engines: ['chromium', 'chromium-sqlite'],
  rounds: { full: 1 },
  async run({ world, note }) {
    const tab = await world.launchOne();
    const page = world.pageOf(tab);
    const origin = world.site;
    await page.devtools('Storage.overrideQuotaForOrigin', { origin, quotaSize: quota });
    world.wire.countFault('quota');
    world.networkDown();
    const codes = new Set<string>();
    let saved = 0;
    let last = 'saved';
    // Until the latest is refused: Chromium tidies up by itself, and may have room once more for one after a refusal.
    for (let n = 1; n <= 10_000 && last !== 'failed'; n += 20) {
      const markers = world.markers(`p7-${n}`, 20).map((marker) => `${marker}-${bulky}`);
      for (const outcome of await tab.ask({ do: 'submit', markers })) {
        last = outcome.kind;
        if (outcome.kind === 'failed') codes.add(outcome.code);
        else saved += 1;
      }
    }
    note(`${saved} saved before the quota of 3 MB refused`);
    expect([...codes], 'codes of the refusal').to.deep.equal(['store-full']);
    expect((await tab.ask({ do: 'status' })).store, 'the state that is shown').to.equal('full');

    await page.devtools('Storage.overrideQuotaForOrigin', { origin });
    const [outcome] = await tab.ask({ do: 'submit', markers: ['p7-after'] });
    expect(outcome?.kind, 'once there is room').to.equal('saved');
  },
};
