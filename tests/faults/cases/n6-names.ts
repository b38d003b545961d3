import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { until } from '../harness/wait.ts';

/** RFC 6761: no resolver may ever know it. */
const nowhere = 'http://collector.invalid';

export const n6Names: FaultCase = {
  id: 'N6-names',
  title:
    'the name of the collector does not exist; a page over HTTPS has a collector over HTTP: kept, and shown',
  engines: ['chromium', 'firefox'],
  rounds: { full: 1 },
  async run({ world, note }) {
    world.wire.countFault('name that does not exist');
    const tab = await world.launchOne({ collector: nowhere });
    await tab.ask({ do: 'submit', markers: world.markers('n6-dns', 5) });
    await tab.ask({ do: 'flush' }, 60_000);
    const unknown = await tab.ask({ do: 'status' });
    expect(unknown.pending, 'kept').to.equal(5);
    expect(unknown.delivery, 'shown').to.equal('unreachable');
    expect(unknown.problem?.code, 'told').to.equal('collector-unreachable');
    note(`a name that does not exist: ${unknown.problem?.detail ?? ''}`);
    await world.closeBrowser();

    const site = await world.secureSite();
    if (site === null) {
      note('mixed content not tried: no certificate could be made (openssl)');
      return;
    }
    world.launching = { trustsAll: true };
    world.wire.countFault('mixed content');
    const secure = await world.launchOne({ site, collector: nowhere });
    const outcomes = await secure.ask({ do: 'submit', markers: world.markers('n6-mixed', 5) });
    expect(outcomes.every(({ kind }) => kind === 'saved')).to.equal(true);
    await until('the state to be shown', async () => {
      await secure.ask({ do: 'flush' });
      return (await secure.ask({ do: 'status' })).delivery === 'misconfigured';
    });
    const mixed = await secure.ask({ do: 'status' });
    expect(mixed.pending, 'kept').to.equal(5);
    expect(mixed.problem?.code, 'told').to.equal('collector-misconfigured');
    expect(mixed.problem?.detail, 'told').to.include('HTTPS');
    await world.closeBrowser();
    // The address is put right. (Loopback is no mixed content.)
    await world.drain(await world.launchOne({ site }));
    await world.closeBrowser();
    world.launching = {};
  },
};
