import type { Client, Environment } from '@skm-survey/sdk';
import { expect } from 'chai';
import type { Store } from '../src/outbox/store.ts';
import { StoreFault } from '../src/outbox/store.ts';
import { offline } from './support/faults.ts';
import { settle } from './support/machine.ts';
import type { Transaction } from './support/observed.ts';
import { Gate, observed } from './support/observed.ts';
import { json } from './support/response.ts';
import { heard } from './support/rig.ts';
import type { Rig } from './support/rig.ts';
import { kiosk } from './support/stream.ts';
import { many, says, waiting } from './support/waiting.ts';
import type { Wire } from './support/wire.ts';

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

/** Another page of the site, which the network lets send so many batches. */
function takingTurns(wire: Wire, batches: number, environment: Partial<Environment> = {}): Client {
  let left = batches;
  const fetch: Environment['fetch'] = (...request) =>
    left-- > 0 ? wire.rig.collector.fetch(...request) : offline.fetch();
  return wire.rig.client({}, { ...environment, fetch });
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

  it('goes out before the one before has left the store', async () => {
    const gate = new Gate();
    const { wire } = await waiting(many(300));
    const { rig } = wire;
    const { store } = rig;
    rig.store = {
      ...store,
      transact: async (...change) => {
        if (change[0].some((key) => typeof key === 'object')) await gate.opened;
        return store.transact(...change);
      },
    };
    const client = rig.client({}, wire);
    const flushed = client.flush();
    await settle(2_000);
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 50, 50, 50, 50, 50]);
    gate.open();
    expect(await flushed).to.include({ accepted: 300, pending: 0 });
    expect(wire.sent.map(({ batch }) => [batch.pending, batch.closed])).to.deep.equal([
      ...[300, 250, 200, 150, 100].map((pending) => [pending, false]),
      [50, true],
    ]);
  });

  it('is read again when another page has sent it', async () => {
    const { wire, client: idle } = await waiting(many(120));
    idle.close();
    const other = takingTurns(wire, 2);
    let turns = 0;
    const tryLock: Environment['tryLock'] = async (_name, run) => {
      if (++turns === 2) {
        await other.flush();
        return false;
      }
      await run();
      return true;
    };
    const client = wire.rig.client({}, { fetch: wire.fetch, tryLock });
    const flushed = client.flush();
    await wire.rig.machine.advance(1_000);
    expect(await flushed).to.include({ accepted: 70, duplicate: 0, pending: 0 });
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 20]);
  });

  it('is read again so too where pages have no locks, and a lease is in the books', async () => {
    const { wire, client: idle } = await waiting(many(120));
    idle.close();
    const { rig } = wire;
    const unlocked = { tryLock: null };
    const other = takingTurns(wire, 2, unlocked);
    await other.status();
    const { store } = rig;
    const isFree = (): boolean => !('lease' in (rig.disk.get('meta') as object));
    let flushed: Promise<unknown> | undefined;
    rig.store = {
      ...store,
      transact: async (...change) => {
        const result = await store.transact(...change);
        // Between the end of one lease and the next.
        if (wire.items.length === 1 && isFree() && !flushed) {
          flushed = other.flush();
          while (isFree()) await settle(1);
        }
        return result;
      },
    };
    const client = rig.client({}, { fetch: wire.fetch, ...unlocked });
    const all = client.flush();
    await rig.machine.advance(1_000);
    await flushed;
    expect(await all).to.include({ accepted: 70, duplicate: 0, pending: 0 });
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 20]);
  });
});

describe('what the collector has taken', () => {
  const spansOf = (seen: readonly Transaction[]): number[] =>
    seen.flatMap(({ keys: [, key], values: [, there] }) =>
      typeof key === 'object' ? [(there as string[]).length] : [],
    );

  it('leaves the store four batches at a time, and what is left at the end', async () => {
    const { wire } = await waiting(many(320));
    const { store, seen } = observed(wire.rig.store);
    wire.rig.store = store;
    const client = wire.rig.client(kiosk, wire);
    const events = heard(client, 'skm-accepted');
    await client.flush();
    expect(spansOf(seen)).to.deep.equal([200, 120]);
    expect([events.length, wire.rig.keys('r/')]).to.deep.equal([320, []]);
  });

  it('leaves it when the next batch is not taken', async () => {
    const { wire } = await waiting(many(120));
    const { rig } = wire;
    wire.answer = () => (wire.items.length > 1 ? offline.fetch() : null);
    await rig.client({}, wire).flush();
    expect(rig.keys('r/')).to.have.length(70);
  });

  it('is sent again, and counted once, by a page that comes after one that was cut off', async () => {
    const { wire } = await waiting(many(120));
    const { rig } = wire;
    wire.answer = () => (wire.items.length > 1 ? new Promise(() => undefined) : null);
    void rig.client({}, wire).flush();
    await settle(1_000);
    expect([rig.collector.answers.size, rig.keys('r/').length]).to.deep.equal([50, 120]);
    wire.answer = () => null;
    expect(await rig.client({}, wire).flush()).to.include({ accepted: 70, duplicate: 50 });
    expect([rig.collector.answers.size, rig.keys('r/').length]).to.deep.equal([120, 0]);
  });

  it('and cannot leave the store is not sent again by this page, and leaves when it can', async () => {
    const { wire } = await waiting(many(320));
    const { rig } = wire;
    const { store } = rig;
    let broken = true;
    rig.store = {
      ...store,
      transact: (...change) =>
        broken && change[0].some((key) => typeof key === 'object')
          ? Promise.reject(new StoreFault('unavailable', 'test'))
          : store.transact(...change),
    };
    const client = rig.client(kiosk, wire);
    await client.flush();
    expect([rig.collector.answers.size, rig.keys('r/').length]).to.deep.equal([320, 320]);
    expect(await client.status()).to.include({ store: 'unavailable', pending: 0 });
    broken = false;
    await client.flush();
    expect(rig.keys('r/')).to.deep.equal([]);
    expect(wire.items.flat()).to.have.length(320);
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
