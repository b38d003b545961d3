import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { observed, written } from './support/observed.ts';
import { Rig } from './support/rig.ts';
import { kiosk, putsOff, rejects, saved } from './support/stream.ts';
import { submission } from './support/submissions.ts';

describe('what the disk sees', () => {
  it('of one page alone is one strict write for an answer, and no second look at its place', async () => {
    const rig = new Rig();
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const client = rig.client({}, offline);
    for (const mark of ['a', 'b']) await client.submit(submission(mark));
    expect(seen.map((one) => [one.durability, written(one)])).to.deep.equal([
      ['strict', [rig.keys('r/')[0], 'meta']],
      ['strict', [rig.keys('r/')[1], 'meta']],
    ]);
    expect([...rig.disk.keys()].sort()).to.deep.equal(['meta', ...rig.keys('r/')]);
  });

  it('of a batch that was delivered is one deletion that may be undone, and nothing is put', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b', 'c']);
    const [first, , last] = rig.keys('r/');
    const { store, seen } = observed(rig.store);
    rig.store = store;
    await rig.client(kiosk).flush();
    const [taken] = seen.filter(({ change }) => change.remove?.length);
    expect(taken?.change.remove).to.deep.equal([[first, last]]);
    expect(taken?.durability).to.equal('relaxed');
    expect([...rig.disk.keys()]).to.deep.equal(['meta']);
  });

  it('of an answer that is set aside is one strict write', async () => {
    const rig = new Rig();
    rejects(rig, 'bad');
    await saved(rig, ['bad']);
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const client = rig.client(kiosk);
    await client.flush();
    const aside = seen.filter((one) => written(one).some((key) => key.startsWith('x/')));
    expect(aside.map(({ durability }) => durability)).to.deep.equal(['strict']);
    expect([...rig.disk.keys()].sort()).to.deep.equal(['meta', ...rig.keys('x/')]);
  });

  it('of an answer that the collector has erased is one deletion', async () => {
    const rig = new Rig();
    const reason = { type: '/problems/erased', detail: 'on request' };
    rig.collector.verdict = (id) => ({ id, status: 'rejected', reason });
    await saved(rig, ['a']);
    const [key] = rig.keys('r/');
    const { store, seen } = observed(rig.store);
    rig.store = store;
    await rig.client(kiosk).flush();
    const taken = seen.filter(({ change }) => change.remove?.length);
    expect(taken.map(({ change }) => change.remove)).to.deep.equal([[[key, key]]]);
    expect([...rig.disk.keys()]).to.deep.equal(['meta']);
  });

  it('of an answer that is handed over while the page goes is strict too', async () => {
    const rig = new Rig();
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const client = rig.client({}, offline);
    await rig.machine.tell('leaving');
    await client.submit(submission());
    expect(seen.map(({ durability }) => durability)).to.deep.equal(['strict', 'strict']);
    expect(written(seen[0]!)[0]).to.match(/^n\//);
  });

  it('of looking, and of passes that achieve nothing, is nothing', async () => {
    const rig = new Rig();
    await saved(rig, ['later']);
    putsOff(rig, 'later');
    const client = rig.client(kiosk);
    await client.flush();
    const frozen = structuredClone(rig.disk);
    const { store, seen } = observed(rig.store);
    rig.store = store;
    let notes = 0;
    const { mirror } = rig.machine;
    const { setItem } = mirror;
    mirror.setItem = (key, value) => {
      notes++;
      setItem(key, value);
    };
    const looking = rig.client(kiosk, offline);
    await looking.status();
    await looking.status();
    expect([seen.length, notes]).to.deep.equal([0, 0]);
    await rig.machine.advance(5 * 60_000);
    await client.flush();
    expect(rig.disk).to.deep.equal(frozen);
  });

  it('of looking at an empty one, however often, is nothing', async () => {
    const rig = new Rig();
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const client = rig.client();
    await client.status();
    await client.status();
    expect([seen.length, rig.disk.size]).to.deep.equal([0, 0]);
  });

  it('of a kiosk that nobody answers at is nothing after its first minute', async () => {
    const rig = new Rig();
    const { store, seen } = observed(rig.store);
    rig.store = store;
    rig.client(kiosk);
    await rig.machine.advance(60_000);
    expect(seen.map(({ keys }) => keys)).to.deep.equal([['meta']]);
    const before = seen.length;
    await rig.machine.advance(5 * 60_000);
    expect(rig.collector.batches.length).to.be.greaterThan(4);
    expect(seen.length).to.equal(before);
  });

  it('of a visitor with nothing to send does not change from one pass to the next', async () => {
    const rig = new Rig();
    const client = rig.client();
    await client.flush();
    const frozen = structuredClone(rig.disk);
    await client.flush();
    expect(rig.disk).to.deep.equal(frozen);
  });

  it('of an answer of a newer version that has no number yet is nothing', async () => {
    const rig = new Rig();
    rig.disk.set('n/later', { v: 2 });
    const { store, seen } = observed(rig.store);
    rig.store = store;
    await rig.client(kiosk).flush();
    expect(seen.filter(({ keys }) => keys.includes('n/later'))).to.deep.equal([]);
  });

  it('is closed with the client', () => {
    const rig = new Rig();
    let closed = 0;
    rig.store = { ...rig.store, close: () => closed++ };
    rig.client().close();
    expect(closed).to.equal(1);
  });
});

describe('books that do not know of a record', () => {
  const stray = { v: 1, id: 'stray', body: 'kept' };

  it('never have it overwritten in its place', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const [key = ''] = rig.keys('r/');
    rig.disk.clear();
    rig.machine.mirror.entries.clear();
    rig.disk.set(key, stray);
    const client = rig.client({}, offline);
    const outcome = await client.submit(submission());
    expect(outcome).to.include({ kind: 'failed', code: 'store-suspect' });
    expect((await client.status()).problem?.detail).to.equal('place taken');
    expect(rig.disk.get(key)).to.deep.equal(stray);
  });

  it('never have it overwritten when another page has gone on meanwhile', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b', 'c', 'd']);
    const [, , , key = ''] = rig.keys('r/');
    const ahead = structuredClone(rig.disk);
    const later = new Rig();
    const client = later.client({}, offline);
    await client.status();
    later.disk.set('meta', { ...(ahead.get('meta') as object), high: 3 });
    later.disk.set(key, stray);
    const outcome = await client.submit(submission());
    expect(outcome).to.include({ kind: 'failed', code: 'store-suspect' });
    expect(later.disk.get(key)).to.deep.equal(stray);
  });
});
