import { expect } from 'chai';
import type { Client } from '@skm-survey/sdk';
import { offline } from './support/faults.ts';
import type { Store } from '../src/outbox/store.ts';
import { StoreFault } from '../src/outbox/store.ts';
import { json } from './support/response.ts';
import { heard } from './support/rig.ts';
import { submission } from './support/submissions.ts';
import { Wire } from './support/wire.ts';

interface Lease {
  holder: string;
  until: number;
}

describe('the lease', () => {
  /** A client without locks; `lease` is what another page has left in the books beside one answer. */
  async function page(
    lease?: (now: number) => Lease,
    suspect = false,
  ): Promise<{ wire: Wire; open: () => Client; lease: () => Lease | undefined }> {
    const wire = new Wire();
    const { rig } = wire;
    const before = rig.client({}, offline);
    await before.submit(submission());
    before.close();
    const meta = rig.disk.get('meta') as { rev: number };
    rig.disk.set('meta', { ...meta, ...(lease && { lease: lease(rig.machine.wall) }) });
    if (suspect) rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect }));
    return {
      wire,
      open: () => rig.client({}, { fetch: wire.fetch, tryLock: null }),
      lease: () => (rig.disk.get('meta') as { lease?: Lease }).lease,
    };
  }

  const cases: [number, 'free' | 'held'][] = [
    [-1, 'free'],
    [0, 'free'],
    [1, 'held'],
    [25_000, 'held'],
    [25_001, 'free'],
  ];
  for (const [left, state] of cases) {
    it(`of another page with ${left} ms left is ${state}`, async () => {
      const { wire, open } = await page((now) => ({ holder: 'other', until: now + left }));
      void open().flush();
      await wire.rig.machine.advance(0);
      expect(wire.items).to.have.length(state === 'free' ? 1 : 0);
    });
  }

  it('lasts longer than a request, and is given back after it', async () => {
    const { wire, open, lease } = await page();
    const during: (Lease | undefined)[] = [];
    wire.answer = () => {
      during.push(lease());
      return null;
    };
    await open().flush();
    expect(during[0]?.until).to.equal(wire.rig.machine.wall + 25_000);
    await wire.rig.machine.advance(1_000);
    expect(lease()).to.equal(undefined);
  });

  it('is left to a page that has taken over meanwhile', async () => {
    const { wire, open, lease } = await page();
    const taken = { holder: 'other', until: wire.rig.machine.wall + 25_000 };
    wire.answer = () => {
      wire.rig.disk.set('meta', { ...(wire.rig.disk.get('meta') as object), lease: taken });
      return offline.fetch();
    };
    await open().flush();
    expect(lease()).to.deep.equal(taken);
  });

  it('that is gone meanwhile needs no giving back', async () => {
    const { wire, open } = await page();
    wire.answer = () => {
      const { lease: _, ...meta } = wire.rig.disk.get('meta') as { lease?: Lease };
      wire.rig.disk.set('meta', meta);
      return offline.fetch();
    };
    const client = open();
    const shown = heard(client, 'skm-problem');
    await client.flush();
    expect(shown).to.have.length(1);
    expect(shown[0]).to.include({ code: 'collector-unreachable' });
  });

  it('that could not be given back does not keep its own page out', async () => {
    const { wire, open } = await page();
    const { store } = wire.rig;
    let broken = false;
    wire.rig.store = {
      ...store,
      transact: (...args) => {
        if (!broken) return store.transact(...args);
        broken = false;
        return Promise.reject(new StoreFault('unavailable', 'test'));
      },
    };
    wire.answer = () => {
      broken = true;
      return offline.fetch();
    };
    const client = open();
    await client.flush();
    wire.answer = () => null;
    expect(await client.flush()).to.include({ accepted: 1 });
  });

  it('costs no flush of the disk', async () => {
    const { wire, open } = await page();
    const { store } = wire.rig;
    const written: [boolean, string | undefined][] = [];
    wire.rig.store = {
      ...store,
      transact: (keys, change, durability) =>
        store.transact(
          keys,
          (values) => {
            const changed = change(values);
            const meta = changed.put?.find(([key]) => key === 'meta')?.[1];
            const before = values[0] as { lease?: Lease } | undefined;
            if (meta && !changed.remove && !!before?.lease !== !!(meta as { lease?: Lease }).lease)
              written.push([!before?.lease, durability]);
            return changed;
          },
          durability,
        ),
    } satisfies Store;
    wire.answer = (batch) => json({ ...wire.rig.collector.take(batch), results: [] });
    await open().flush();
    expect(written).to.deep.equal([
      [true, 'relaxed'],
      [false, 'relaxed'],
    ]);
  });

  it('is not written into a suspect store, which sends all the same', async () => {
    const { wire, open } = await page(undefined, true);
    const frozen = structuredClone([...wire.rig.disk]);
    expect(await open().flush()).to.include({ accepted: 1 });
    expect([...wire.rig.disk]).to.deep.equal(frozen);
  });

  it('stays in a store that has become suspect meanwhile', async () => {
    const { wire, open, lease } = await page();
    wire.answer = () => {
      wire.rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true }));
      return offline.fetch();
    };
    await open().flush();
    expect(lease()).not.to.equal(undefined);
  });
});
