import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PublicKey } from '@skm-survey/protocol';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import type { Hono } from 'hono';
import { Catalogue } from '../src/catalogue.ts';
import { HeldAnswers } from '../src/held.ts';
import { KeyRing } from '../src/keys/ring.ts';
import { makeKey, type PrivateKey } from '../src/keys/private-key.ts';
import { keyFolder, KeyFolder } from '../src/node/key-folder.ts';
import { readQuestionnaires } from '../src/node/questionnaires.ts';
import { createServer, type ServerOptions } from '../src/node/serve.ts';
import { register } from '../src/register.ts';
import { releaseSealed } from '../src/release.ts';
import type { AnswerStore } from '../src/store/port.ts';
import { answerOf, batchOf, itemOf, noon, replyTo, statusesOf } from './support/batches.ts';
import { sealedItem } from './support/sealing.ts';
import { cleanUp, dataFolder, sqliteApp, sqliteStore } from './support/sqlite.ts';

afterEach(cleanUp);

const own = { ...skm2017, id: 'dinas-sendiri', revision: 'r1' };
const toOwn = (): unknown =>
  answerOf({ waktu: 4 }, { questionnaire: { id: own.id, revision: own.revision } });

interface Office {
  readonly app: Hono;
  readonly store: AnswerStore;
  readonly catalogue: Catalogue;
  readonly ring: KeyRing;
  readonly held: HeldAnswers;
  /** The private keys that are here; more may be put in. */
  readonly keys: PrivateKey[];
  readonly key: PrivateKey;
  readonly faults: unknown[];
  /** Counted, and held. */
  readonly figures: () => Promise<[number, number]>;
}

/** A collector whose keys are away, until they are put in. */
async function office(): Promise<Office> {
  const store = await sqliteStore();
  const catalogue = new Catalogue(store);
  const keys: PrivateKey[] = [];
  const faults: unknown[] = [];
  const ring = new KeyRing(() => Promise.resolve(keys));
  const report = (error: unknown): number => faults.push(error);
  const held = new HeldAnswers({ store, catalogue, keys: ring, report });
  const { app } = await sqliteApp({ store, catalogue, keys: ring, held });
  const figures = async (): Promise<[number, number]> => {
    const rows = await store.tallies({ unit: 'dinas' });
    const counted = rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
    return [counted, (await store.streamTotals('dinas')).held];
  };
  const key = await makeKey('seal', new Date(noon));
  return { app, store, catalogue, ring, held, keys, key, faults, figures };
}

describe('a held answer', () => {
  it('is counted when its key has come back, without a new start', async () => {
    const { app, held, keys, key, figures } = await office();
    await replyTo(app, batchOf([await sealedItem(1, answerOf(), { key })]));
    await held.check();
    expect(await figures()).to.deep.equal([0, 1]);
    keys.push(key);
    await held.check();
    expect(await figures()).to.deep.equal([1, 0]);
  });

  it('is counted when another process on the store has registered its questionnaire', async () => {
    const { app, store, held, figures } = await office();
    await replyTo(app, batchOf([await itemOf(1, toOwn())]));
    const { id, revision } = own;
    await store.register({ id, revision, body: JSON.stringify(own) });
    await held.check();
    expect(await figures()).to.deep.equal([1, 0]);
  });

  describe('does not stay behind when what it waits for comes', () => {
    /** Takes a batch; between its examination and its commit something happens. */
    async function meanwhile(
      { app, store, held }: Office,
      item: unknown,
      happens: () => Promise<unknown>,
    ): Promise<void> {
      const accept = store.accept.bind(store);
      store.accept = async (batch) => {
        await happens();
        return accept(batch);
      };
      expect(statusesOf(await replyTo(app, batchOf([item])))).to.deep.equal(['accepted']);
      await held.idle();
    }

    it('the definition, while its batch is being stored', async () => {
      const parts = await office();
      await meanwhile(parts, await itemOf(1, toOwn()), () =>
        register({ ...parts, keys: parts.ring }, own),
      );
      expect(await parts.figures()).to.deep.equal([1, 0]);
    });

    it('the key, while its batch is being stored', async () => {
      const parts = await office();
      const item = await sealedItem(1, answerOf(), { key: parts.key });
      await meanwhile(parts, item, () => {
        parts.keys.push(parts.key);
        return releaseSealed({ ...parts, keys: parts.ring });
      });
      expect(await parts.figures()).to.deep.equal([1, 0]);
    });

    it('the definition, while its key releases it', async () => {
      const parts = await office();
      const { app, store, keys, key, figures } = parts;
      await replyTo(app, batchOf([await sealedItem(1, toOwn(), { key })]));
      keys.push(key);
      const settle = store.settle.bind(store);
      store.settle = async (answer, settlement) => {
        store.settle = settle;
        await register({ ...parts, keys: parts.ring }, own);
        return settle(answer, settlement);
      };
      const released = await releaseSealed({ ...parts, keys: parts.ring });
      expect(released).to.deep.equal({ released: 1, rejected: 0 });
      expect(await figures()).to.deep.equal([1, 0]);
    });
  });

  it('goes on waiting when the store fails meanwhile, and the batch stays accepted', async () => {
    const { app, store, held, keys, key, faults, figures } = await office();
    const item = await sealedItem(1, answerOf(), { key });
    store.held = () => Promise.reject(new Error('disk'));
    const accept = store.accept.bind(store);
    store.accept = (batch) => {
      keys.push(key);
      return accept(batch);
    };
    expect(statusesOf(await replyTo(app, batchOf([item])))).to.deep.equal(['accepted']);
    await held.idle();
    expect(faults).to.have.length(1);
    expect(await figures()).to.deep.equal([0, 1]);
  });
});

describe('a collector that runs', () => {
  /** Starts one that looks every few milliseconds; what it tells the operator can be waited for. */
  async function start(options: Partial<ServerOptions>): Promise<{
    readonly post: (item: unknown) => Promise<string[]>;
    readonly told: (sentence: RegExp) => Promise<string>;
    readonly sentences: readonly string[];
    readonly close: () => Promise<void>;
  }> {
    const sentences: string[] = [];
    const listeners: (() => void)[] = [];
    const warn = (sentence: string): void => {
      sentences.push(sentence);
      for (const listener of listeners) listener();
    };
    const dataDir = dataFolder();
    const server = await createServer({ dataDir, port: 0, heldEvery: 5, ...options, warn });
    const at = {
      request: (path: string, init?: RequestInit): Promise<Response> =>
        fetch(server.url + path, init),
    };
    return {
      post: async (item) => statusesOf(await replyTo(at, batchOf([item]))),
      told: (wanted) =>
        new Promise((resolve) => {
          const look = (): void => {
            const found = sentences.find((sentence) => wanted.test(sentence));
            if (found !== undefined) resolve(found);
          };
          listeners.push(look);
          look();
        }),
      sentences,
      close: () => server.close(),
    };
  }

  it('counts what waited for a definition that is put into its folder, also after a wrong one', async () => {
    const folder = dataFolder();
    const { post, told, sentences, close } = await start({
      questionnaires: () => readQuestionnaires(folder),
    });
    expect(await post(await itemOf(1, toOwn()))).to.deep.equal(['accepted']);
    const file = join(folder, 'sendiri.json');
    writeFileSync(file, '{');
    await told(/sendiri\.json is not a JSON file/);
    writeFileSync(`${file}.new`, JSON.stringify(own));
    renameSync(`${file}.new`, file);
    expect(await told(/counted now/)).to.equal(
      '1 waiting answers to dinas-sendiri are counted now.',
    );
    expect(sentences.filter((sentence) => sentence.includes('not a JSON'))).to.have.length(1);
    await close();
  });

  it('counts what waited for a key that is put back into its folder', async () => {
    const dataDir = dataFolder();
    const elsewhere = dataFolder();
    const key: PublicKey = await new KeyFolder(elsewhere).make('seal', new Date(noon));
    const { post, told, close } = await start({ dataDir });
    expect(await post(await sealedItem(1, answerOf(), { key }))).to.deep.equal(['accepted']);
    mkdirSync(join(dataDir, keyFolder));
    const name = join(keyFolder, `${key.kid}.jwk`);
    renameSync(join(elsewhere, name), join(dataDir, name));
    expect(await told(/counted now/)).to.include(`1 waiting answers for the key ${key.kid}`);
    await close();
  });
});
