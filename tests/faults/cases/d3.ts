import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Context, FaultCase } from '../harness/case.ts';
import { countedRespondents } from '../harness/database.ts';
import { pass, status } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import { skm } from '../harness/skm.ts';
import type { Tab } from '../harness/tab.ts';

/** What happens to a file on a stick. None of it may be taken in, whole or in part. */
const damages: Readonly<Record<string, (file: string) => string>> = {
  'file cut short': (file) => file.slice(0, Math.floor(file.length * 0.6)),
  'last line missing': (file) => file.trimEnd().split('\n').slice(0, -1).join('\n'),
  'one letter changed': (file) => file.replace('"seq":2', '"seq":3'),
};

/** Some answers that a gateway refuses one by one, so that they are set aside, and some that wait. */
async function fillDevice({ world }: Context, tab: Tab, prefix: string): Promise<void> {
  world.proxy.rule = forBatches(({ batch }) =>
    batch?.items.some(({ body }) => body.includes('-aside-')) === true ? status(422) : pass,
  );
  await tab.ask({ do: 'submit', markers: world.markers(`${prefix}-aside`, 3) });
  await world.drain(tab);
  world.networkDown();
  await tab.ask({ do: 'submit', markers: world.markers(`${prefix}-queue`, 70) });
}

/** An office without a network: its queue travels on a stick, and later it has a network after all. */
export const d3: FaultCase = {
  id: 'D3',
  title:
    'queue and quarantine are exported, imported elsewhere, twice; then the device connects: counted once',
  engines: ['chromium', 'chromium-sqlite', 'firefox', 'webkit'],
  rounds: { full: 3, ci: 1 },
  ci: ['chromium'],
  async run(context) {
    const { world, rounds, note } = context;
    // Halving a batch down to the one that is refused takes quick tries.
    world.retriesAreBounded = false;
    const stick = world.cleanup.folder('stick');
    const { data } = world.collector;
    const tab = await world.launchOne();
    for (let round = 1; round <= rounds; round += 1) {
      await fillDevice(context, tab, `d3-${round}`);
      const file = await tab.ask({ do: 'export' });
      await tab.ask({ do: 'submit', markers: world.markers(`d3-${round}-after`, 10) });

      const before = countedRespondents(data);
      for (const [name, damage] of Object.entries(damages)) {
        const path = join(stick, `${round} ${name}.jsonl`);
        writeFileSync(path, damage(file));
        world.wire.countFault(`export: ${name}`);
        const { code, output } = skm('import', path, '--data', data);
        expect(code, `${name}: ${output}`).to.equal(2);
      }
      expect(countedRespondents(data), 'taken out of damaged files').to.equal(before);

      const path = join(stick, `${round}.jsonl`);
      writeFileSync(path, file);
      for (const time of ['first', 'again']) {
        const { code, output } = skm('import', path, '--data', data);
        expect(code, `import, ${time}: ${output}`).to.equal(0);
        expect(countedRespondents(data), `counted after the import, ${time}`).to.equal(before + 73);
      }

      world.wire.countFault('the original connects after its import');
      const duplicates = world.wire.duplicates;
      world.networkUp();
      await tab.ask({ do: 'retry' });
      await world.drain(tab);
      note(`round ${round}: ${world.wire.duplicates - duplicates} of 83 were there already`);
      expect(world.wire.duplicates - duplicates, 'absorbed').to.be.at.least(73);
      expect(countedRespondents(data), 'counted in the end').to.equal(before + 83);
      expect((await tab.ask({ do: 'status' })).quarantined, 'set aside').to.equal(0);
    }
  },
};
