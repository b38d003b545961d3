import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import type { Reply } from '../harness/fault.ts';
import { forBatches } from '../harness/proxy.ts';
import { expiredTlsServer } from '../harness/tls.ts';

function withoutCors(reply: Reply): Reply {
  const kept = Object.entries(reply.headers).filter(
    ([name]) => !name.startsWith('access-control-'),
  );
  return { ...reply, headers: Object.fromEntries(kept) };
}

export const n6: FaultCase = {
  id: 'N6',
  title:
    'CORS is misconfigured, the name or the port does not exist, the certificate has expired: kept, and shown',
  engines: ['chromium', 'firefox', 'webkit'],
  rounds: { full: 1 },
  async run({ world }) {
    const tab = await world.launchOne();
    world.proxy.rule = forBatches(() => ({
      kind: 'rewrite',
      name: 'CORS headers missing',
      change: withoutCors,
    }));
    await tab.ask({ do: 'submit', markers: world.markers('n6-cors', 5) });
    await tab.ask({ do: 'flush' });
    world.excuseTry();
    const { pending, delivery, problem } = await tab.ask({ do: 'status' });
    expect(pending, 'kept under wrong CORS').to.equal(5);
    expect(delivery, 'shown').to.equal('misconfigured');
    expect(problem?.code).to.equal('collector-misconfigured');
    await world.closeBrowser();

    const places = ['http://127.0.0.1:9', await expiredTlsServer(world.cleanup)];
    for (const [number, collector] of places.entries()) {
      if (collector === null) continue;
      world.wire.countFault(
        collector.startsWith('https') ? 'expired certificate' : 'nobody listens',
      );
      const lost = await world.launchOne({ collector });
      const outcomes = await lost.ask({ do: 'submit', markers: world.markers(`n6-${number}`, 5) });
      expect(
        outcomes.map(({ kind }) => kind),
        collector,
      ).to.not.include('failed');
      await lost.ask({ do: 'flush' }, 60_000);
      const state = await lost.ask({ do: 'status' });
      expect(state.pending, 'kept').to.be.at.least(5);
      expect(state.delivery, 'shown').to.be.oneOf(['unreachable', 'misconfigured']);
      await world.closeBrowser();
    }
  },
};
