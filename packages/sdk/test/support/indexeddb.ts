import type { Environment } from '@skm-survey/sdk';
import { realEnvironment } from '../../src/environment.ts';
import { durableStore } from '../../src/outbox/durable-store.ts';
import { StoreFault } from '../../src/outbox/store.ts';
import type { Store } from '../../src/outbox/store.ts';

/** What the store asked of the engine, through the engine's own prototypes. */
export class Spy {
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

export const opened = (request: IDBOpenDBRequest): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('open failed', { cause: request.error }));
    request.onblocked = () => reject(new Error('blocked'));
  });

/** Writes one value. */
export const put = (to: Store, key: string, value: unknown): Promise<void> =>
  to.transact([], () => ({ result: undefined, put: [[key, value]] }));

/** The fault with which `work` fails. */
export async function fault(work: Promise<unknown>): Promise<StoreFault> {
  try {
    await work;
  } catch (error) {
    if (error instanceof StoreFault) return error;
    throw error;
  }
  throw new Error('it went well');
}

/** A database of its own for each test of the suite that calls this, watched and removed afterwards. */
export class Bench {
  name = '';
  spy!: Spy;
  readonly #stores: Store[] = [];

  constructor() {
    beforeEach(() => {
      this.name = `test-${crypto.randomUUID()}`;
      this.spy = new Spy();
    });
    afterEach(() => {
      this.spy.restore();
      for (const made of this.#stores.splice(0)) made.close();
      indexedDB.deleteDatabase(this.name);
    });
  }

  /** A store over it, on the real machine but for `env`. */
  readonly store = (env: Partial<Environment> = {}): Store => {
    const made = durableStore(this.name, { ...realEnvironment(), ...env });
    this.#stores.push(made);
    return made;
  };
}
