import type { Environment } from '@skm-survey/sdk';
import { expect } from 'chai';
import type { Store } from '../src/outbox/store.ts';
import { offline } from './support/faults.ts';
import { settle } from './support/machine.ts';
import { json } from './support/response.ts';
import { heard } from './support/rig.ts';
import type { Rig } from './support/rig.ts';
import { many, says, waiting } from './support/waiting.ts';

/** A store that takes note of the looks at its queue. */
function watching(rig: Rig): { looks: () => number } {
  const { store } = rig;
  let looks = 0;
  const page: Store['page'] = (prefix, ...rest) => {
    if (prefix === 'r/') looks++;
    return store.page(prefix, ...rest);
  };
  rig.store = { ...store, page };
  return { looks: () => looks };
}

describe('the next batch', () => {
  it('is read while the one before is under way, and once', async () => {
    let seen = (): number => 0;
    const { wire, client } = await waiting(many(60), {
      prepare: (rig) => ({ looks: seen } = watching(rig)),
    });
    const looks: number[] = [];
    wire.answer = async (batch) => {
      await settle();
      looks.push(seen());
      return json(wire.rig.collector.take(batch));
    };
    await client.flush();
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 10]);
    // Nothing follows the second.
    expect(looks).to.deep.equal([2, 2]);
  });

  it('is read again when another page has sent one in between', async () => {
    const { wire } = await waiting(many(120));
    let open = true;
    const other = wire.rig.client(
      {},
      {
        fetch: (...request) => {
          if (!open) return offline.fetch();
          open = false;
          return wire.rig.collector.fetch(...request);
        },
      },
    );
    let turns = 0;
    const tryLock: Environment['tryLock'] = async (_name, run) => {
      if (++turns === 2) await other.flush();
      await run();
      return true;
    };
    const client = wire.rig.client({}, { fetch: wire.fetch, tryLock });
    expect(await client.flush()).to.include({ accepted: 70, duplicate: 0, pending: 0 });
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 20]);
  });

  it('is read again so too where pages have no locks, and a lease is in the books', async () => {
    const { wire } = await waiting(many(120));
    const { rig } = wire;
    let open = true;
    const unlocked = { tryLock: null };
    const other = rig.client(
      {},
      {
        ...unlocked,
        fetch: (...request) => {
          if (!open) return offline.fetch();
          open = false;
          return rig.collector.fetch(...request);
        },
      },
    );
    await other.status();
    const { store } = rig;
    const isFree = (): boolean => !('lease' in (rig.disk.get('meta') as object));
    let came = false;
    rig.store = {
      ...store,
      transact: async (...change) => {
        const result = await store.transact(...change);
        // Between the end of one lease and the next.
        if (wire.items.length === 1 && isFree() && !came) {
          came = true;
          await other.flush();
        }
        return result;
      },
    };
    const client = rig.client({}, { fetch: wire.fetch, ...unlocked });
    expect(await client.flush()).to.include({ accepted: 70, duplicate: 0, pending: 0 });
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 20]);
  });
});

describe('an answer whose stream the books do not know', () => {
  it('is sent, and the end of its stream told beside that of the others', async () => {
    const { wire } = await waiting(['a', 'b'], { device: 'kiosk-1' });
    const { disk, machine, store } = wire.rig;
    const { stream } = disk.get('meta') as { stream: string };
    const one = { stream: 'one', high: 0, lost: [] };
    let read = 0;
    wire.rig.store = {
      ...store,
      page: async (...range) => {
        const found = await store.page(...range);
        // All that the site had kept is cleared, and another page has begun anew.
        if (range[0] === 'r/' && !read++) {
          const meta = disk.get('meta') as object;
          disk.clear();
          machine.mirror.entries.clear();
          disk.set('meta', { ...meta, rev: 50, stream: 'new', high: 0, pending: 0, ended: [one] });
        }
        return found;
      },
    };
    await wire.rig.client({ device: 'kiosk-1' }, wire).flush();
    expect(
      wire.sent.map(({ batch }) => [batch.stream, batch.high, batch.items.length, batch.closed]),
    ).to.deep.equal([
      [stream, 2, 2, false],
      ['one', 0, 0, true],
      [stream, 2, 0, true],
    ]);
    expect(disk.get('meta')).to.deep.include({ stream: 'new', ended: [] });
  });
});

describe('an answer that the collector has otherwise', () => {
  it('is set aside, for a person to look', async () => {
    const { wire, client } = await waiting(['a', 'b']);
    wire.rig.collector.verdict = says({ a: { status: 'conflict' } });
    const events = heard(client, 'skm-quarantined');
    expect(await client.flush()).to.include({ accepted: 1, quarantined: 1, pending: 0 });
    expect(events).to.have.length(1);
    const [aside] = await client.quarantine.list();
    expect(aside?.reason.code).to.equal('answer-conflict');
    expect(aside?.seq).to.equal(1);
  });
});
