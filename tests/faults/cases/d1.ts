import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { pass, status } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import { poisonNames } from '../page/poison.ts';

/** Values that are no submission, handed over by a careless page. */
export const d1: FaultCase = {
  id: 'D1',
  title:
    'poison: the collector refuses a batch (422) for one answer in it; the others flow, that one is set aside',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 6, ci: 2 },
  ci: ['chromium'],
  async run({ world, rounds, random }) {
    // Halving a batch is six quick tries for fifty answers, and right.
    world.retriesAreBounded = false;
    const tab = await world.launchOne();
    world.proxy.rule = forBatches(({ batch }) =>
      batch?.items.some(({ body }) => body.includes('poison')) === true
        ? status(random.pick([422, 400]))
        : pass,
    );
    for (let round = 1; round <= rounds; round += 1) {
      const good = random.int(5, 70);
      const place = random.int(0, good);
      const markers = world.markers(`d1-${round}`, good);
      markers.splice(place, 0, `d1-${round}-poison`);
      await tab.ask({ do: 'submit', markers });
      await world.drain(tab);
      const { quarantined } = await tab.ask({ do: 'status' });
      expect(quarantined, 'set aside').to.equal(round);
    }
    const { records } = await tab.ask({ do: 'dump' });
    expect(records.filter((record) => record.quarantined).length, 'kept on the device').to.equal(
      rounds,
    );
  },
};

export const d1Values: FaultCase = {
  id: 'D1-values',
  title:
    'a page hands over what is no submission: NaN, cycles, nodes, 5 MB, lone surrogates; the others flow',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 1 },
  async run({ world, note }) {
    world.retriesAreBounded = false;
    const tab = await world.launchOne();
    const threw: string[] = [];
    for (const name of poisonNames) {
      world.wire.countFault(`poison: ${name}`);
      await tab.ask({ do: 'submit', markers: world.markers(`d1-${name}-before`, 2) });
      // A marker with a blank: its body is not compared with what the marker stands for.
      const outcome = await tab.ask({ do: 'poison', name, marker: `d1 ${name}` });
      if (outcome.kind === 'threw') threw.push(name);
      note(`${name}: ${outcome.kind}${'code' in outcome ? ` (${outcome.code})` : ''}`);
      await tab.ask({ do: 'submit', markers: world.markers(`d1-${name}-after`, 2) });
      await world.drain(tab);
    }
    expect(threw, 'values at which submit rejected, which it never does').to.deep.equal([]);
    const { records } = await tab.ask({ do: 'dump' });
    expect(
      records.every((record) => record.quarantined),
      'nothing but the set aside stays',
    ).to.equal(true);
  },
};
