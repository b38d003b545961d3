import { limits } from '@skm-survey/protocol';
import type { Batch, SeqRange } from '@skm-survey/protocol';
import { expect } from 'chai';
import { StoreFault } from '../src/outbox/store.ts';
import { offline } from './support/faults.ts';
import { json } from './support/response.ts';
import { Rig } from './support/rig.ts';
import { booksOf, kiosk, lostBy, putBack, putsOff, rejects, saved } from './support/stream.ts';
import { submission } from './support/submissions.ts';

/** Lets something happen once, at the moment before `prefix` is read. */
function before(rig: Rig, prefix: string, happen: () => unknown): void {
  const { store } = rig;
  let done = false;
  rig.store = {
    ...store,
    page: async (...range) => {
      if (range[0] === prefix && !done) {
        done = true;
        await happen();
      }
      return store.page(...range);
    },
  };
}

/** The collector's next reply says that it misses the first answer. */
const missesFirst = (rig: Rig): void =>
  void rig.collector.faults.push((batch: Batch) =>
    json({ ...rig.collector.take(batch), missing: [[1, 1]], contiguous: 0 }),
  );

describe('a counter that says that something waits', () => {
  it('is not put right over the answer that another page has just saved', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    rig.disk.delete(rig.keys('r/')[0]!);
    const plain = rig.store;
    let looks = 0;
    rig.store = {
      ...plain,
      page: async (...range) => {
        const found = await plain.page(...range);
        // The first look is for something to send, the second for whether the counter is right.
        if (range[0] === 'r/' && ++looks === 2) {
          const { store } = rig;
          rig.store = plain;
          await saved(rig, ['b']);
          rig.store = store;
        }
        return found;
      },
    };
    await rig.client(kiosk, offline).flush();
    expect(looks).to.be.greaterThan(1);
    expect(booksOf(rig).pending).to.equal(2);
    expect(rig.keys('r/')).to.have.length(1);
  });
});

describe('the stream of a kiosk', () => {
  it('goes on though the collector has erased all that waited of it', async () => {
    const rig = new Rig();
    const reason = { type: '/problems/erased', detail: 'on request' };
    rig.collector.verdict = (id) => ({ id, status: 'rejected', reason });
    await saved(rig, ['a']);
    const { stream } = booksOf(rig);
    const client = rig.client(kiosk);
    expect(await client.flush()).to.include({ pending: 0, quarantined: 0 });
    expect(booksOf(rig)).to.include({ stream, high: 1 });
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 2 });
  });
});

describe('what the collector misses', () => {
  it('is not lost when another page puts it back from quarantine meanwhile', async () => {
    const rig = new Rig();
    rejects(rig, 'bad');
    await saved(rig, ['bad']);
    await rig.client(kiosk).flush();
    rig.collector.verdict = () => null;
    const other = rig.client(kiosk, offline);
    before(rig, 'x/', () => other.quarantine.retry());
    await saved(rig, ['good']);
    missesFirst(rig);
    const client = rig.client(kiosk);
    const losses = lostBy(client);
    await client.flush();
    expect(losses).to.deep.equal([]);
    expect(booksOf(rig).lost).to.deep.equal([]);
  });

  it('is not declared in the stream that another page has begun meanwhile', async () => {
    const rig = new Rig();
    await saved(rig, ['good']);
    missesFirst(rig);
    before(rig, 'x/', () => {
      rig.disk.set('meta', { ...booksOf(rig), rev: 50, stream: 'other', high: 5 });
    });
    const client = rig.client(kiosk);
    const losses = lostBy(client);
    await client.flush();
    expect(losses).to.deep.equal([]);
    expect(booksOf(rig)).to.deep.include({ stream: 'other', lost: [] });
  });

  it('and is nowhere here is told as lost, with its stream', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b']);
    const { stream } = booksOf(rig);
    rig.disk.delete(rig.keys('r/')[0]!);
    rig.disk.set('meta', { ...booksOf(rig), pending: 1 });
    const client = rig.client(kiosk);
    const losses = lostBy(client);
    await client.flush();
    expect(losses).to.deep.equal([{ stream, ranges: [[1, 1]] }]);
    expect([...rig.collector.streams.get(stream!)!.lost]).to.deep.equal([1]);
    expect(booksOf(rig)).to.deep.include({ lost: [], pending: 0 });
  });
});

describe('losses', () => {
  it('that do not fit into one batch are told in the next', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const lost = Array.from({ length: limits.ranges + 5 }, (_, i): SeqRange => [
      2 * i + 3,
      2 * i + 3,
    ]);
    const high = lost.at(-1)![1];
    rig.disk.set('meta', { ...booksOf(rig), rev: 50, high, lost });
    const told: (Batch['lost'] | undefined)[] = [];
    const client = rig.client(kiosk, {
      fetch: (_url, init) => {
        const batch = JSON.parse(init.body as string) as Batch;
        told.push(batch.lost);
        return Promise.resolve(json({ ...rig.collector.take(batch), missing: [] }));
      },
    });
    await client.flush();
    await rig.machine.advance(5 * 60_000);
    expect(told.slice(0, 3)).to.deep.equal([
      lost.slice(0, limits.ranges),
      lost.slice(limits.ranges),
      undefined,
    ]);
    expect(booksOf(rig).lost).to.deep.equal([]);
  });

  it('of another stream are not confirmed by a reply about this one', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b']);
    rig.disk.set('meta', { ...booksOf(rig), rev: 50, lost: [[9, 9]] });
    let told = false;
    const client = rig.client(kiosk, {
      fetch: async (url, init) => {
        if (told) return offline.fetch();
        told = true;
        rig.disk.set('meta', { ...booksOf(rig), rev: 60, stream: 'other', high: 9 });
        return rig.collector.fetch(url, init);
      },
    });
    await client.flush();
    expect(booksOf(rig)).to.deep.include({ stream: 'other', lost: [[9, 9]] });
  });
});

describe('the stream of a visitor', () => {
  it('does not end while an answer of it rests', async () => {
    const rig = new Rig();
    await saved(rig, ['later', 'b'], {});
    putsOff(rig, 'later');
    const client = rig.client();
    const { stream } = booksOf(rig);
    await client.flush();
    await client.flush();
    expect(booksOf(rig)).to.deep.include({ stream, pending: 1, high: 2, ended: [] });
    expect(rig.collector.batches.filter(({ items }) => !items.length)).to.deep.equal([]);
    expect(await client.submit(submission('c'))).to.include({ kind: 'saved', seq: 3 });
  });
});

describe('streams that have ended', () => {
  it('are not told to be over while an answer of one that was put back rests', async () => {
    const rig = new Rig();
    await saved(rig, ['later'], {});
    const { stream: earlier } = booksOf(rig);
    const snapshot = structuredClone(rig.disk);
    // Nobody has heard of it, and the disk is put back after another stream has begun.
    rig.disk.clear();
    rig.machine.mirror.entries.clear();
    await saved(rig, ['b', 'c'], {});
    putBack(rig, snapshot);
    putsOff(rig, 'later');
    const client = rig.client();
    await client.flush();
    await client.flush();
    expect((await client.status()).delivery).to.equal('idle');
    expect(rig.collector.batches.filter(({ items }) => !items.length)).to.deep.equal([]);
    rig.collector.verdict = () => null;
    await rig.machine.advance(5 * 60_000);
    expect(rig.collector.answers.size).to.equal(1);
    expect(rig.collector.streams.get(earlier!)).to.include({ closed: true, high: 1 });
    expect([...rig.collector.streams.get(earlier!)!.lost]).to.deep.equal([]);
    expect(booksOf(rig).ended).to.deep.equal([]);
  });

  it('are forgotten one by one, as the collector confirms them', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const one = { stream: 'one', high: 1, lost: [[1, 1]] };
    const two = { stream: 'two', high: 2, lost: [[2, 2]] };
    rig.disk.set('meta', { ...booksOf(rig), rev: 50, ended: [one, two] });
    let open = true;
    const client = rig.client(kiosk, {
      fetch: async (url, init) => {
        if (!open) return offline.fetch();
        const batch = JSON.parse(init.body as string) as Batch;
        if (batch.stream === 'one') open = false;
        return rig.collector.fetch(url, init);
      },
    });
    await client.flush();
    expect(booksOf(rig).ended).to.deep.equal([two]);
    open = true;
    await client.flush();
    expect(booksOf(rig).ended).to.deep.equal([]);
    const told = rig.collector.batches.find(({ stream }) => stream === 'two');
    expect(told?.lost).to.deep.equal([[2, 2]]);
  });
});

describe('a kiosk whose store dies', () => {
  const dead = (): Promise<never> => Promise.reject(new StoreFault('unavailable', 'test'));

  it('while it works goes on telling what really waits', async () => {
    const rig = new Rig();
    await saved(rig, ['later', 'b', 'c']);
    putsOff(rig, 'later');
    const { store } = rig;
    let alive = true;
    rig.store = {
      ...store,
      read: (...args) => (alive ? store.read(...args) : dead()),
      page: (...args) => (alive ? store.page(...args) : dead()),
      transact: (...args) => (alive ? store.transact(...args) : dead()),
    };
    const client = rig.client(kiosk);
    await client.flush();
    alive = false;
    await rig.machine.advance(20 * 60_000);
    expect(rig.collector.batches.at(-1)).to.deep.include({
      stream: booksOf(rig).stream,
      high: 3,
      pending: 1,
      health: 'unavailable',
      items: [],
    });
  });

  it('and that knows of nothing says nothing', async () => {
    const rig = new Rig();
    rig.store = { ...rig.store, read: dead, page: dead, transact: dead };
    const client = rig.client(kiosk);
    await rig.machine.advance(20 * 60_000);
    expect(rig.collector.batches).to.deep.equal([]);
    expect(await client.submit(submission())).to.include({ kind: 'accepted' });
  });
});
