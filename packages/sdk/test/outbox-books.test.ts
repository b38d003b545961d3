import type { Client, Environment } from '@skm-survey/sdk';
import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { settle } from './support/machine.ts';
import { Gate } from './support/observed.ts';
import { Rig } from './support/rig.ts';
import {
  booksOf,
  kiosk,
  lostBy,
  lostOnOpening,
  putBack,
  putsOff,
  rejects,
  saved,
} from './support/stream.ts';
import { submission } from './support/submissions.ts';

/** Bytes that one answer takes of the limit: its text, and a round figure for the rest. */
async function bytesOfOne(): Promise<number> {
  const rig = new Rig();
  await saved(rig, ['x']);
  const [key = ''] = rig.keys('r/');
  return new TextEncoder().encode((rig.disk.get(key) as { body: string }).body).length + 400;
}

describe('the limits of an outbox', () => {
  it('are reached at the byte, and say so', async () => {
    const rig = new Rig();
    const bytes = 2 * (await bytesOfOne());
    const client = rig.client({ caps: { records: 100, bytes } }, offline);
    expect((await client.submit(submission())).kind).to.equal('saved');
    expect((await client.submit(submission())).kind).to.equal('saved');
    expect(await client.submit(submission())).to.include({ kind: 'failed', code: 'store-full' });
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-full',
      detail: 'own limit',
    });
  });

  it('have their bytes back when answers are delivered', async () => {
    const rig = new Rig();
    const caps = { records: 100, bytes: 2 * (await bytesOfOne()) };
    await saved(rig, ['x', 'y'], { caps });
    await rig.client({ caps }).flush();
    const client = rig.client({ caps }, offline);
    expect((await client.submit(submission())).kind).to.equal('saved');
    expect((await client.submit(submission())).kind).to.equal('saved');
  });

  for (const limit of ['records', 'bytes'] as const) {
    it(`count what was set aside until it is erased: ${limit}`, async () => {
      const rig = new Rig();
      const caps = {
        records: 100,
        bytes: 1e9,
        [limit]: limit === 'bytes' ? await bytesOfOne() : 1,
      };
      rejects(rig, 'x');
      const client = rig.client({ caps });
      const { id } = await client.submit(submission('x'));
      await client.flush();
      expect((await client.submit(submission('y'))).kind).to.equal('accepted');
      await client.quarantine.erase([id]);
      expect((await client.submit(submission('z'))).kind).to.equal('saved');
    });
  }
});

describe('a kiosk that is wiped declares', () => {
  it('the one answer that waited', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    rig.disk.clear();
    expect(await lostOnOpening(rig)).to.deep.equal([[[1, 1]]]);
  });

  it('nothing that was delivered before the first that waited', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b', 'later']);
    putsOff(rig, 'later');
    const client = rig.client(kiosk);
    await client.flush();
    client.close();
    rig.disk.clear();
    expect(await lostOnOpening(rig)).to.deep.equal([[[3, 3]]]);
  });

  it('nothing when all was delivered, in whatever order', async () => {
    const rig = new Rig();
    await saved(rig, ['later', 'b']);
    putsOff(rig, 'later');
    const client = rig.client(kiosk);
    await client.flush();
    rig.collector.verdict = () => null;
    await rig.machine.advance(60_000);
    expect(await client.status()).to.include({ pending: 0 });
    client.close();
    rig.disk.clear();

    expect(await lostOnOpening(rig)).to.deep.equal([]);
    expect(booksOf(rig).ended.map(({ high, lost }) => ({ high, lost }))).to.deep.equal([
      { high: 2, lost: [] },
    ]);
  });

  it('its first, when one of the same number but another stream was delivered', async () => {
    const rig = new Rig();
    await saved(rig, ['old']);
    const snapshot = structuredClone(rig.disk);
    rig.disk.clear();
    await saved(rig, ['gone']);
    putBack(rig, snapshot);
    await saved(rig, ['later']);
    expect(booksOf(rig)).to.include({ pending: 2, high: 1 });
    putsOff(rig, 'later');
    const client = rig.client(kiosk);
    await client.flush();
    expect(await client.status()).to.include({ pending: 1 });
    client.close();
    rig.disk.clear();
    expect(await lostOnOpening(rig)).to.deep.equal([[[1, 1]]]);
  });

  it('what a person let go from quarantine and was not sent yet', async () => {
    const rig = new Rig();
    rejects(rig, 'bad');
    const client = rig.client(kiosk);
    await client.submit(submission('bad'));
    await client.submit(submission('good'));
    await client.flush();
    client.close();
    const later = rig.client(kiosk, offline);
    expect(await later.quarantine.retry()).to.equal(1);
    expect(await later.status()).to.include({ pending: 1, quarantined: 0 });
    later.close();
    rig.disk.clear();
    expect(await lostOnOpening(rig)).to.deep.equal([[[1, 2]]]);
  });

  it('nothing twice, when it had been set back before', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const first = rig.client(kiosk);
    await first.flush();
    first.close();
    const snapshot = structuredClone(rig.disk);
    await saved(rig, ['b']);
    putBack(rig, snapshot);
    await saved(rig, ['c']);
    rig.disk.clear();
    expect(await lostOnOpening(rig)).to.deep.equal([
      [
        [2, 2],
        [3, 3],
      ],
    ]);
  });

  it('nothing when a counter had been wrong and was put right', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    rig.disk.delete(rig.keys('r/')[0]!);
    const client = rig.client(kiosk);
    const losses = lostBy(client);
    await client.flush();
    expect(losses.map(({ ranges }) => ranges)).to.deep.equal([[[1, 1]]]);
    client.close();
    rig.disk.clear();
    expect(await lostOnOpening(rig)).to.deep.equal([]);
  });
});

describe('two pages that send the same answer', () => {
  /** A page whose first reply comes when the gate opens; after that its network is gone. */
  function slowly(rig: Rig, gate: Gate, after: Environment['fetch'] = offline.fetch): Client {
    let first = true;
    return rig.client(kiosk, {
      fetch: async (url, init) => {
        if (!first) return after(url, init);
        first = false;
        const reply = await rig.collector.fetch(url, init);
        await gate.opened;
        return reply;
      },
    });
  }

  it('take it out of the books once', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const gate = new Gate();
    const slow = slowly(rig, gate);
    const flushed = slow.flush();
    await settle();
    await rig.client(kiosk).flush();
    await saved(rig, ['b', 'c']);
    const before = booksOf(rig);
    gate.open();
    await flushed;
    expect(await slow.status()).to.include({ pending: 2, quarantined: 0 });
    expect(booksOf(rig)).to.deep.include({ low: before.low, bytes: before.bytes });
  });

  it('set it aside once', async () => {
    const rig = new Rig();
    await saved(rig, ['bad']);
    rejects(rig, 'bad');
    const gate = new Gate();
    const slow = slowly(rig, gate);
    const flushed = slow.flush();
    await settle();
    const quick = rig.client(kiosk);
    await quick.flush();
    gate.open();
    await flushed;
    expect(await slow.status()).to.include({ pending: 0, quarantined: 1 });
    expect(await quick.quarantine.list()).to.have.length(1);
  });

  it('do not take out the first answer of the next stream, which lies in the same place', async () => {
    const rig = new Rig();
    await saved(rig, ['a'], {});
    const gate = new Gate();
    let first = true;
    const slow = rig.client(
      {},
      {
        fetch: async (url, init) => {
          if (!first) return offline.fetch();
          first = false;
          const reply = await rig.collector.fetch(url, init);
          await gate.opened;
          return reply;
        },
      },
    );
    const flushed = slow.flush();
    await settle();
    await rig.client().flush();
    await saved(rig, ['b'], {});
    const [key = ''] = rig.keys('r/');
    gate.open();
    await flushed;
    expect(rig.keys('r/')).to.deep.equal([key]);
    expect(await slow.status()).to.include({ pending: 1 });
    await rig.client().flush();
    expect(rig.collector.answers.size).to.equal(2);
  });

  it('name between them everything that was saved, whichever hears of its commit last', async () => {
    const rig = new Rig();
    const gate = new Gate();
    const { store } = rig;
    rig.store = {
      ...store,
      transact: async (...args) => {
        const result = await store.transact(...args);
        await gate.opened;
        return result;
      },
    };
    const slow = rig.client({}, offline);
    const late = slow.submit(submission('a'));
    await settle();
    rig.store = store;
    await rig.client({}, offline).submit(submission('b'));
    gate.open();
    await late;
    rig.disk.clear();
    expect(await lostOnOpening(rig, {})).to.deep.equal([[[1, 2]]]);
  });
});
