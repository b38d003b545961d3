import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import { until } from '../harness/wait.ts';

/** The survey in a frame of somebody else's page: browsers give it a store of its own for each such site. */
export const m5: FaultCase = {
  id: 'M5',
  title:
    'in a frame of another site the store is another one; it outlives the browser, and says what it is',
  engines: ['chromium', 'firefox'],
  rounds: { full: 2 },
  async run({ world, rounds, note }) {
    world.launching = { framesMayStore: true };
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      world.wire.countFault('frame of another site');
      const framed = await world.launchOne({ framedBy: world.otherSite });
      const plain = await world.openTab();
      await framed.ask({ do: 'submit', markers: world.markers(`m5-${round}-framed`, 20) });
      await plain.ask({ do: 'submit', markers: world.markers(`m5-${round}-plain`, 10) });
      const [inFrame, inTab] = [
        await framed.ask({ do: 'status' }),
        await plain.ask({ do: 'status' }),
      ];
      note(
        `round ${round}: in the frame ${inFrame.pending} pending, durable ${inFrame.durable}, persisted ${inFrame.persisted}; in its own tab ${inTab.pending}, ${inTab.durable}, ${inTab.persisted}`,
      );
      expect(inTab.pending, 'pending in the own tab: nothing of the frame').to.equal(10);
      expect(inFrame.pending, 'pending in the frame').to.equal(20);
      await world.closeBrowser();

      // What it says is durable has to be there again, in the same frame.
      const again = await world.launchOne({ framedBy: world.otherSite });
      const kept = await again.ask({ do: 'status' });
      if (inFrame.durable) expect(kept.pending, 'kept over the restart').to.equal(20);
      world.networkUp();
      await world.drain(again);
      await world.closeBrowser();
      await world.drain(await world.launchOne());
      await world.closeBrowser();
    }
    expect(world.allDelivered(), 'all delivered').to.equal(true);
  },
};

/** The browser denies frames of other sites any storage: what was said to be saved there would be a lie. */
export const m5Denied: FaultCase = {
  id: 'M5-denied',
  title: 'in a frame that may not store: sent directly or told as failed, and shown as not durable',
  // Firefox keeps what such a frame stores.
  engines: ['chromium'],
  rounds: { full: 1 },
  async run({ world }) {
    world.wire.countFault('frame that may not store');
    const framed = await world.launchOne({ framedBy: world.otherSite });
    const sent = await framed.ask({ do: 'submit', markers: world.markers('m5d-up', 3) }, 60_000);
    expect([...new Set(sent.map(({ kind }) => kind))], 'network up').to.deep.equal(['accepted']);
    world.networkDown();
    const failed = await framed.ask({ do: 'submit', markers: ['m5d-down'] }, 60_000);
    expect(failed[0]?.kind, 'network down').to.equal('failed');
    const { durable, store, problem } = await framed.ask({ do: 'status' });
    expect(problem?.code, 'told').to.match(/^store-/);
    expect(durable, `durable, with the store ${store}`).to.equal(false);
  },
};

/** A window that forgets. No browser says that it is one, so what is not delivered in it is gone with it (docs/delivery.md). */
export const m5Private: FaultCase = {
  id: 'M5-private',
  title:
    'a private window: what it delivers is counted once; what it does not is gone with it, and nothing else is',
  engines: ['chromium'],
  rounds: { full: 2 },
  async run({ world, rounds, note }) {
    for (let round = 1; round <= rounds; round += 1) {
      const plain = await world.launchOne();
      world.networkDown();
      world.wire.countFault('private window');
      await plain.ask({ do: 'submit', markers: world.markers(`m5p-${round}-plain`, 10) });
      const hidden = await world.openTab({ isPrivate: true });
      await hidden.ask({ do: 'submit', markers: world.markers(`m5p-${round}-private`, 10) });
      const { durable, persisted, pending } = await hidden.ask({ do: 'status' });
      note(
        `round ${round}: the private window says durable ${durable}, persisted ${persisted}, pending ${pending}`,
      );
      expect(pending, 'pending in the private window: nothing of the profile').to.equal(10);
      world.networkUp();
      await until('the private window to deliver', async () => {
        world.excuseTry();
        return (await hidden.ask({ do: 'flush' })).pending === 0;
      });

      world.networkDown();
      await hidden.ask({ do: 'submit', markers: world.markers(`m5p-${round}-forgotten`, 5) });
      await world.pageOf(hidden).close();
      world.forget(hidden);
      const gone = world.ledger.void(({ marker }) => marker.includes('-forgotten-'));
      note(`round ${round}: ${gone} answers gone with the window`);
      world.networkUp();
      await world.drain(plain);
      await world.closeBrowser();
    }
  },
};
