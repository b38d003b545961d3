import { expect } from 'chai';
import type { Environment } from '@skm-survey/sdk';
import { realEnvironment } from '../src/environment.ts';
import { durableStore } from '../src/outbox/durable-store.ts';
import { StoreFault } from '../src/outbox/store.ts';
import type { Store } from '../src/outbox/store.ts';
import { FakeMachine, settle } from './support/machine.ts';

/** What the store asked of the engine, through the engine's own prototypes. */
class Spy {
  readonly transactions: [IDBTransactionMode | undefined, IDBTransactionOptions | undefined][] = [];
  commits = 0;
  databases = new Set<IDBDatabase>();
  readonly #real = {
    transaction: Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!,
    commit: Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'commit')!,
  };

  constructor() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the spies have a `this` of their own
    const spy = this;
    const transaction = this.#real.transaction.value as IDBDatabase['transaction'];
    const commit = this.#real.commit.value as IDBTransaction['commit'];
    IDBDatabase.prototype.transaction = function (...args) {
      // Through this method fake-indexeddb, which the mutation tests run on, makes its upgrades too.
      if ((args[1] as string) !== 'versionchange') spy.transactions.push([args[1], args[2]]);
      spy.databases.add(this);
      return transaction.apply(this, args);
    };
    IDBTransaction.prototype.commit = function () {
      spy.commits++;
      commit.call(this);
    };
  }

  restore(): void {
    Object.defineProperty(IDBDatabase.prototype, 'transaction', this.#real.transaction);
    Object.defineProperty(IDBTransaction.prototype, 'commit', this.#real.commit);
  }
}

const opened = (request: IDBOpenDBRequest): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('open failed', { cause: request.error }));
    request.onblocked = () => reject(new Error('blocked'));
  });

describe('durableStore', () => {
  const stores: Store[] = [];
  let name: string;
  let spy: Spy;
  const store = (env: Partial<Environment> = {}): Store => {
    const made = durableStore(name, { ...realEnvironment(), ...env });
    stores.push(made);
    return made;
  };
  const put = (to: Store, key: string, value: unknown): Promise<void> =>
    to.transact([], () => ({ result: undefined, put: [[key, value]] }));
  const fault = async (work: Promise<unknown>): Promise<StoreFault> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof StoreFault) return error;
      throw error;
    }
    throw new Error('it went well');
  };

  beforeEach(() => {
    name = `test-${crypto.randomUUID()}`;
    spy = new Spy();
  });

  afterEach(() => {
    spy.restore();
    for (const made of stores.splice(0)) made.close();
    indexedDB.deleteDatabase(name);
  });

  it('writes strictly and commits explicitly', async () => {
    await put(store(), 'a', 1);
    expect(spy.transactions).to.deep.equal([['readwrite', { durability: 'strict' }]]);
    expect(spy.commits).to.equal(1);
  });

  it('writes relaxed where it is told to', async () => {
    await store().transact([], () => ({ result: null, remove: ['a'] }), 'relaxed');
    expect(spy.transactions).to.deep.equal([['readwrite', { durability: 'relaxed' }]]);
  });

  it('reads, changes and writes in one transaction', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const before = spy.transactions.length;
    const result = await sut.transact(['a', 'b'], ([a, b]) => ({
      result: [a, b],
      add: [['c', 3]],
      put: [['b', 2]],
      remove: ['a'],
    }));
    expect(spy.transactions.length - before).to.equal(1);
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

  it('adds only what is new, and names the error that an engine hides', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const taken = await fault(
      sut.transact([], () => ({ result: null, put: [['b', 1]], add: [['a', 2]] })),
    );
    expect(taken.kind).to.equal('suspect');
    expect((taken.cause as Error).name).to.equal('ConstraintError');
    expect(await sut.read(['a', 'b'])).to.deep.equal([1, undefined]);
  });

  it('never says that it went well when one request of a committed transaction failed', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const real = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
    // The only way to make a request fail late in every engine: add a key that is there.
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      return this.add(value, key);
    };
    try {
      const failed = await fault(put(sut, 'a', 2));
      expect((failed.cause as Error).name).to.equal('ConstraintError');
    } finally {
      Object.defineProperty(IDBObjectStore.prototype, 'put', real);
    }
  });

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

  it('connects again after the connection was closed under it', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    for (const db of spy.databases) db.close();
    expect(await sut.read(['a'])).to.deep.equal([1]);
    for (const db of spy.databases) db.close();
    await put(sut, 'b', 2);
    expect(await sut.read(['b'])).to.deep.equal([2]);
  });

  it('gives way to an upgrade, and to a deletion, by another page', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const upgraded = await opened(indexedDB.open(name, 2));
    upgraded.close();
    expect(await sut.read(['a'])).to.deep.equal([1]);
    await opened(indexedDB.deleteDatabase(name));
    expect(await sut.read(['a'])).to.deep.equal([undefined]);
  });

  it('gives up an open that never answers, and closes the connection that comes late', async () => {
    const machine = new FakeMachine();
    const request = { result: { closed: 0, close: () => request.result.closed++ } } as unknown as {
      result: { closed: number };
      onsuccess: () => void;
    };
    const hanging = { open: () => request } as unknown as IDBFactory;
    const sut = durableStore(name, machine.environment({ indexedDB: hanging }));
    const given = fault(sut.read(['a']));
    await machine.advance(4_000);
    expect((await given).kind).to.equal('unavailable');
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
