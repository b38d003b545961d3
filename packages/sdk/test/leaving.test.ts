import { expect } from 'chai';
import { sha256 } from '../src/outbox/sha256.ts';
import type { Store } from '../src/outbox/store.ts';
import { offline } from './support/faults.ts';
import { memoryStore } from './support/memory-store.ts';
import { Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

const never = new Promise<never>(() => undefined);

/** A page whose requests get no answer once it goes: only what needs none is still written. */
class LastTurn {
  readonly rig = new Rig();
  gone = false;

  constructor() {
    const disk = memoryStore({ entries: this.rig.disk, durable: true });
    const store: Store = {
      ...disk,
      read: (keys) => (this.gone ? never : disk.read(keys)),
      page: (...range) => (this.gone ? never : disk.page(...range)),
      transact: (keys, ...rest) =>
        this.gone && keys.length ? never : disk.transact(keys, ...rest),
    };
    this.rig.store = store;
  }

  /** The page that comes after, on the same disk. */
  get next(): Rig {
    const next = new Rig();
    for (const [key, value] of this.rig.disk) next.disk.set(key, value);
    return next;
  }
}

/** A page that was handed its only answer with no turn left. */
async function leftWithAnAnswer(): Promise<LastTurn> {
  const last = new LastTurn();
  const client = last.rig.client({}, offline);
  await client.status();
  await last.rig.machine.tell('leaving');
  last.gone = true;
  void client.submit(submission());
  await last.rig.machine.advance(0);
  return last;
}

describe('an answer handed over while the page goes away', () => {
  it('is kept with no turn left to read, and gets its number from the next page', async () => {
    const last = new LastTurn();
    const client = last.rig.client({}, offline);
    await client.submit(submission('before'));
    await last.rig.machine.tell('leaving');
    last.gone = true;
    void client.submit(submission('last'));
    await last.rig.machine.advance(0);
    expect(last.rig.keys('n/')).to.have.length(1);

    const { next } = last;
    await next.client().flush();
    const sent = next.collector.batches.flatMap(({ items }) => items);
    expect(sent.map(({ seq, body }) => [seq, /before|last/.exec(body)?.[0]])).to.deep.equal([
      [1, 'before'],
      [2, 'last'],
    ]);
    // There was no time for it.
    expect(sent.map((one) => one.sha256)).to.deep.equal(sent.map(({ body }) => sha256(body)));
    expect(next.keys('n/')).to.deep.equal([]);
  });

  it('has its number at once where the page lives on', async () => {
    const rig = new Rig();
    const client = rig.client({}, offline);
    await client.submit(submission());
    await rig.machine.tell('leaving');
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 2 });
    expect(rig.keys('n/')).to.deep.equal([]);
    await rig.machine.tell('pageshow');
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 3 });
  });

  it('is numbered once by however many pages', async () => {
    const last = await leftWithAnAnswer();
    const { next } = last;
    await Promise.all([next.client().flush(), next.client().flush()]);
    expect(next.collector.answers.size).to.equal(1);
    expect([...next.collector.streams.values()].map(({ high }) => high)).to.deep.equal([1]);
  });

  it('is exported before it has been sent', async () => {
    const last = await leftWithAnAnswer();
    const { records } = await last.next.client({}, offline).inventory();
    const exported: number[] = [];
    for await (const { seq } of records) exported.push(seq);
    expect(exported).to.deep.equal([1]);
  });

  it('waits for nothing that the page has in flight', async () => {
    const rig = new Rig();
    const { store } = rig;
    const calls: string[] = [];
    rig.store = {
      ...store,
      hurry: () => calls.push('hurry'),
      transact: (...args) => {
        calls.push(`${args[0].length} keys`);
        return store.transact(...args);
      },
    };
    const client = rig.client({}, offline);
    await client.submit(submission());
    expect(calls).to.not.include('hurry');
    calls.length = 0;
    await rig.machine.tell('leaving');
    await client.submit(submission());
    expect(calls.slice(0, 2)).to.deep.equal(['hurry', '0 keys']);
  });

  it('is refused like any other where there is no room', async () => {
    const rig = new Rig();
    const client = rig.client({ caps: { records: 1, bytes: 1e9 } }, offline);
    await client.submit(submission());
    await rig.machine.tell('leaving');
    expect(await client.submit(submission())).to.include({ kind: 'failed', code: 'store-full' });
  });

  it('in a format of a newer version is left to it', async () => {
    const rig = new Rig();
    rig.disk.set('n/later', { v: 2 });
    await rig.client().flush();
    expect(rig.disk.get('n/later')).to.deep.equal({ v: 2 });
  });
});
