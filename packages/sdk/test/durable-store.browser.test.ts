import { expect } from 'chai';
import { durableStore } from '../src/outbox/durable-store.ts';
import { StoreFault } from '../src/outbox/store.ts';
import type { Store } from '../src/outbox/store.ts';
import { Bench, fault, opened, put } from './support/indexeddb.ts';
import { FakeMachine, settle } from './support/machine.ts';

/** Firefox completes a transaction after its explicit commit though a request of it has failed. */
const completes = (request: IDBRequest): void =>
  request.addEventListener('error', (event) => event.preventDefault());

/** WebKitGTK does not say why it has aborted one. */
const hides = ({ transaction }: IDBRequest): void =>
  void Object.defineProperty(transaction, 'error', { get: () => null, set: () => undefined });

describe('durableStore', () => {
  const bench = new Bench();
  const { store } = bench;

  it('writes strictly and commits explicitly', async () => {
    await put(store(), 'a', 1);
    expect(bench.spy.transactions).to.deep.equal([['readwrite', { durability: 'strict' }]]);
    expect(bench.spy.commits).to.equal(1);
  });

  it('writes relaxed where it is told to', async () => {
    await store().transact([], () => ({ result: null, remove: ['a'] }), 'relaxed');
    expect(bench.spy.transactions).to.deep.equal([['readwrite', { durability: 'relaxed' }]]);
  });

  it('reads, changes and writes in one transaction', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const before = bench.spy.transactions.length;
    const result = await sut.transact(['a', 'b'], ([a, b]) => ({
      result: [a, b],
      put: [
        ['b', 2],
        ['c', 3],
      ],
      remove: ['a'],
    }));
    expect(bench.spy.transactions.length - before).to.equal(1);
    expect(result).to.deep.equal([1, undefined]);
    expect(await sut.read(['a', 'b', 'c'])).to.deep.equal([undefined, 2, 3]);
  });

  it('writes all or nothing', async () => {
    const sut = store();
    const unclonable = (): void => undefined;
    const broken = await fault(
      sut.transact([], () => ({
        result: null,
        put: [
          ['a', 1],
          ['b', unclonable],
        ],
      })),
    );
    expect((broken.cause as Error).name).to.equal('DataCloneError');
    expect(await sut.read(['a', 'b'])).to.deep.equal([undefined, undefined]);
  });

  it('writes nothing when the change throws, and passes a fault on', async () => {
    const sut = store();
    const full = new StoreFault('full', 'own limit');
    expect(
      await fault(
        sut.transact(['a'], () => {
          throw full;
        }),
      ),
    ).to.equal(full);
    await put(sut, 'a', 1);
    expect(await sut.read(['a'])).to.deep.equal([1]);
  });

  for (const [engine, quirk] of [
    ['this engine', () => undefined],
    ['one that completes it all the same', completes],
    ['one that does not say why it aborts', hides],
  ] as const) {
    it(`never says that it went well when a request failed after the commit, in ${engine}`, async () => {
      const sut = store();
      await put(sut, 'a', 1);
      const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
      // The only way to make a request fail late in every engine: add a key that is there.
      IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
        const request = this.add(value, key);
        quirk(request);
        return request;
      };
      try {
        const failed = await fault(put(sut, 'a', 2));
        expect((failed.cause as Error).name).to.equal('ConstraintError');
      } finally {
        Object.defineProperty(IDBObjectStore.prototype, 'put', real);
      }
      expect(await sut.read(['a'])).to.deep.equal([1]);
    });
  }

  it('pages in the order of the keys, without a gap or an overlap, within its prefix', async () => {
    const sut = store();
    const keys = Array.from({ length: 25 }, (_, i) => `r/${String(i).padStart(3, '0')}`);
    await sut.transact([], () => ({
      result: null,
      put: [['meta', 0], ...keys.map((key) => [key, key] as const), ['x/1', 0]],
    }));
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await sut.page('r/', after, 10);
      seen.push(...page.map(([key]) => key));
      const last = page.at(-1);
      if (!last) break;
      after = last[0];
    }
    expect(seen).to.deep.equal(keys);
  });

  it('gives up an open that never answers, and closes the connection that comes late', async () => {
    const machine = new FakeMachine();
    const request = { result: { closed: 0, close: () => request.result.closed++ } } as unknown as {
      result: { closed: number };
      onsuccess: () => void;
    };
    const hanging = { open: () => request } as unknown as IDBFactory;
    const sut = durableStore(bench.name, machine.environment({ indexedDB: hanging }));
    const given = fault(sut.read(['a']));
    await machine.advance(4_000);
    expect(await given).to.include({
      kind: 'unavailable',
      message: 'Error: timed out',
    });
    request.onsuccess();
    await settle();
    expect(request.result.closed).to.equal(1);
  });

  it('is unavailable where opening throws or is missing, and comes back with it', async () => {
    let blocked = true;
    const factory = {
      open: (...args: [string]) => {
        if (blocked) throw new DOMException('blocked', 'SecurityError');
        return indexedDB.open(...args);
      },
    } as unknown as IDBFactory;
    const sut = store({ indexedDB: factory });
    expect((await fault(sut.read(['a']))).kind).to.equal('unavailable');
    blocked = false;
    await put(sut, 'a', 1);
    expect((await fault(store({ indexedDB: null }).read(['a']))).kind).to.equal('unavailable');
  });

  it('gives up in a hurry what waits for an answer, and nothing that is on its way', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const written = put(sut, 'b', 2);
    const given = [
      fault(sut.transact(['a'], () => ({ result: null, put: [['a', 3]] }))),
      fault(sut.read(['a'])),
      fault(sut.page('r/', '', 1)),
    ];
    // As many turns as it takes to begin all of them, and too few for an answer.
    await settle(20);
    sut.hurry();
    await put(sut, 'c', 4);
    await written;
    expect((await Promise.all(given)).map(({ kind }) => kind)).to.deep.equal(
      given.map(() => 'unavailable'),
    );
    expect(await sut.read(['a', 'b', 'c'])).to.deep.equal([1, 2, 4]);
  });

  it('gives up in a hurry no answer that is written alone, whenever the hurry comes', async () => {
    const sut = store();
    const moments = Array.from({ length: 20 }, (_, i) => i);
    for (const hops of moments) {
      const written = put(sut, `n/${hops}`, hops);
      await settle(hops);
      sut.hurry();
      await written;
    }
    expect(await sut.read(moments.map((hops) => `n/${hops}`))).to.deep.equal(moments);
  });

  it('keeps everything in one object store of version 1, under its keys and nothing beside', async () => {
    const sut = store();
    expect(sut.durable).to.equal(true);
    await put(sut, 'b', 2);
    await put(sut, 'a', 1);
    await sut.transact([], () => ({ result: null, remove: ['c'] }));
    const db = await opened(indexedDB.open(bench.name));
    const kept = db.transaction('outbox').objectStore('outbox').getAllKeys();
    const keys = await new Promise((resolve) => (kept.onsuccess = () => resolve(kept.result)));
    expect([db.version, [...db.objectStoreNames], keys]).to.deep.equal([1, ['outbox'], ['a', 'b']]);
    db.close();
  });

  it('reads which keys lie in a span, and deletes a whole span', async () => {
    const sut = store();
    const keys = ['meta', 'r/1', 'r/2', 'r/3', 'r/4'];
    await sut.transact([], () => ({ result: null, put: keys.map((key) => [key, key]) }));
    const found = await sut.transact([['r/1', 'r/3'], 'meta'], (values) => ({
      result: values,
      remove: [['r/2', 'r/3']],
    }));
    expect(found).to.deep.equal([['r/1', 'r/2', 'r/3'], 'meta']);
    expect(await sut.page('r/', '', 10)).to.deep.equal([
      ['r/1', 'r/1'],
      ['r/4', 'r/4'],
    ]);
  });

  it('writes where there is no explicit commit', async () => {
    Object.defineProperty(IDBTransaction.prototype, 'commit', { value: undefined });
    const sut = store();
    await put(sut, 'a', 1);
    expect(await sut.read(['a'])).to.deep.equal([1]);
  });

  it('that is closed stays closed, and makes no database anew', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const under = put(sut, 'b', 2).catch((error: unknown) => error);
    sut.close();
    await under;
    const closed = { kind: 'unavailable', message: 'closed' };
    expect(await fault(sut.read(['a']))).to.include(closed);
    expect(await fault(put(sut, 'c', 3))).to.include(closed);
    await opened(indexedDB.deleteDatabase(bench.name));
    expect((await indexedDB.databases()).map((one) => one.name)).to.not.include(bench.name);
  });

  it('lets two pages count in one place without a gap', async () => {
    const pages = [store(), store()];
    const next = (sut: Store): Promise<number> =>
      sut.transact(['n'], ([n = 0]) => ({ result: Number(n) + 1, put: [['n', Number(n) + 1]] }));
    const numbers = await Promise.all(Array.from({ length: 40 }, (_, i) => next(pages[i % 2]!)));
    expect(numbers.sort((a, b) => a - b)).to.deep.equal(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
  });
});
