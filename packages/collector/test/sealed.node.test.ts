import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KeyList, type PublicKey } from '@skm-survey/protocol';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import type { Hono } from 'hono';
import { Catalogue } from '../src/catalogue.ts';
import { KeyRing } from '../src/keys/ring.ts';
import { keyFolder, KeyFolder } from '../src/node/key-folder.ts';
import { register } from '../src/register.ts';
import { releaseSealed, type Releaser } from '../src/release.ts';
import { answerOf, batchOf, itemOf, noon, replyTo, statusesOf } from './support/batches.ts';
import { sealedItem } from './support/sealing.ts';
import { cleanUp, dataFolder, sqliteApp } from './support/sqlite.ts';

afterEach(cleanUp);

interface Office extends Releaser {
  readonly app: Hono;
  readonly dataDir: string;
  readonly folder: KeyFolder;
  readonly offered: () => Promise<PublicKey[]>;
  readonly respondents: () => Promise<number>;
  readonly held: () => Promise<number>;
}

async function office(): Promise<Office> {
  const dataDir = dataFolder();
  const folder = new KeyFolder(dataDir);
  const keys = new KeyRing(() => folder.list());
  const { app, store } = await sqliteApp({ keys });
  const catalogue = new Catalogue(store);
  return {
    ...{ app, store, keys, catalogue, dataDir, folder },
    offered: async () => KeyList.parse(await (await app.request('/v1/keys')).json()).keys,
    respondents: async () => {
      const rows = await store.tallies({ unit: 'dinas' });
      return rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
    },
    held: async () => (await store.streamTotals('dinas')).held,
  };
}

const day = (days: number): Date => new Date(Date.parse(noon) + days * 86_400_000);

describe('a sealed answer', () => {
  it('is opened, judged and counted like any other, and stays sealed in the store', async () => {
    const { app, store, folder, offered, respondents } = await office();
    await folder.make('seal', day(0));
    const [key] = await offered();
    const items = [
      await sealedItem(1, answerOf({ waktu: 4 }), { key: key! }),
      await sealedItem(2, answerOf({ waktu: 9 }), { key: key! }),
      await sealedItem(3, 'no answer', { key: key! }),
      await itemOf(4),
    ];
    const reply = await replyTo(app, batchOf(items));
    expect(statusesOf(reply)).to.deep.equal(['accepted', 'rejected', 'rejected', 'accepted']);
    expect(await respondents()).to.equal(2);
    const bodies: string[] = [];
    for await (const one of store.answers({ unit: 'dinas' })) {
      bodies.push(new TextDecoder().decode(one.body));
    }
    expect(bodies).to.have.members([items[0]!.body, items[3]!.body]);
    expect(statusesOf(await replyTo(app, batchOf(items)))[0]).to.equal('duplicate');
  });

  describe('sealed anew for another try', () => {
    /** Statuses of a first try and of a second under the same id, and how many are counted and set aside. */
    async function twice(
      { app, store, respondents }: Office,
      first: unknown,
      second: unknown,
    ): Promise<unknown[]> {
      const statuses: string[] = [];
      for (const item of [first, second]) {
        statuses.push(...statusesOf(await replyTo(app, batchOf([item]))));
      }
      const aside: string[] = [];
      for await (const { id } of store.quarantined('dinas')) aside.push(id);
      return [...statuses, await respondents(), aside.length];
    }

    it('is a duplicate where the collector can open both', async () => {
      const parts = await office();
      const key = await parts.folder.make('seal', day(0));
      const first = await sealedItem(1, answerOf(), { key });
      const younger = await parts.folder.make('seal', day(1));
      const { id } = first;
      const again = await sealedItem(1, answerOf(), { key: younger, id });
      expect(again.sha256).not.to.equal(first.sha256);
      expect(await twice(parts, first, again)).to.deep.equal(['accepted', 'duplicate', 1, 0]);
      const plain = await itemOf(1, answerOf(), { id });
      expect(statusesOf(await replyTo(parts.app, batchOf([plain])))).to.deep.equal(['duplicate']);
    });

    it('is a duplicate within one batch too', async () => {
      const { app, folder, respondents } = await office();
      const key = await folder.make('seal', day(0));
      const first = await sealedItem(1, answerOf(), { key });
      const again = await sealedItem(1, answerOf(), { key, id: first.id });
      const reply = await replyTo(app, batchOf([first, again]));
      expect(statusesOf(reply)).to.deep.equal(['accepted', 'duplicate']);
      expect(await respondents()).to.equal(1);
    });

    it('is a conflict when it says something else', async () => {
      const parts = await office();
      const key = await parts.folder.make('seal', day(0));
      const first = await sealedItem(1, answerOf({ waktu: 4 }), { key });
      const other = await sealedItem(1, answerOf({ waktu: 3 }), { key, id: first.id });
      expect(await twice(parts, first, other)).to.deep.equal(['accepted', 'conflict', 1, 1]);
    });

    it('is a conflict where the collector cannot open both', async () => {
      const parts = await office();
      const key = await parts.folder.make('seal', day(0));
      const first = await sealedItem(1, answerOf(), { key });
      const again = await sealedItem(1, answerOf(), { key, id: first.id });
      rmSync(join(parts.dataDir, keyFolder), { recursive: true });
      expect(await twice(parts, first, again)).to.deep.equal(['accepted', 'conflict', 0, 1]);
    });
  });

  it('is held without its key, and counted when the key is there', async () => {
    const { respondents, held, ...parts } = await office();
    const key = await parts.folder.make('seal', day(0));
    rmSync(join(parts.dataDir, keyFolder), { recursive: true });
    const item = await sealedItem(1, answerOf(), { key });
    expect(statusesOf(await replyTo(parts.app, batchOf([item])))).to.deep.equal(['accepted']);
    expect(await held()).to.equal(1);
    expect(await releaseSealed(parts)).to.deep.equal({ released: 0, rejected: 0 });
    const back = { ...parts, keys: new KeyRing(() => Promise.resolve([key])) };
    expect(await releaseSealed(back)).to.include({ released: 1 });
    expect(await respondents()).to.equal(1);
    expect(await held()).to.equal(0);
    expect(await releaseSealed(back)).to.include({ released: 0 });
    expect(await respondents()).to.equal(1);
  });

  it('that waited for its key goes on to wait for its questionnaire', async () => {
    const { respondents, held, ...parts } = await office();
    const own = { ...skm2017, id: 'dinas-sendiri', revision: 'r1' };
    const { id, revision } = own;
    const key = await parts.folder.make('seal', day(0));
    const answer = answerOf({ waktu: 4 }, { questionnaire: { id, revision } });
    const without = { ...parts, keys: new KeyRing(() => Promise.resolve([])) };
    const app = (await sqliteApp({ store: parts.store, keys: without.keys })).app;
    await replyTo(app, batchOf([await sealedItem(1, answer, { key })]));
    expect(await releaseSealed(parts)).to.deep.equal({ released: 0, rejected: 0 });
    expect(await held()).to.equal(1);
    await register(without, own);
    expect(await held(), 'its key is away again').to.equal(1);
    await releaseSealed(parts);
    expect(await held()).to.equal(0);
    expect(await respondents()).to.equal(1);
  });

  describe('that does not open is rejected and kept', () => {
    const reasonOf = async (
      spoil: (key: PublicKey) => Promise<unknown>,
    ): Promise<string | undefined> => {
      const { app, folder, store } = await office();
      const key = await folder.make('seal', day(0));
      const { results } = await replyTo(app, batchOf([await spoil(key), await itemOf(2)]));
      expect(results.map(({ status }) => status)).to.deep.equal(['rejected', 'accepted']);
      const kept: number[] = [];
      for await (const { body } of store.quarantined('dinas')) kept.push(body.length);
      expect(kept).to.have.length(1);
      const [result] = results;
      return result?.status === 'rejected' ? result.reason.type : undefined;
    };
    const cannotOpen = '/problems/cannot-open';

    it('sealed to the id of another answer', async () => {
      const reason = await reasonOf(async (key) => {
        const item = await sealedItem(1, answerOf(), { key });
        return { ...item, id: crypto.randomUUID() };
      });
      expect(reason).to.equal(cannotOpen);
    });

    it('sealed for another unit', async () => {
      expect(await reasonOf((key) => sealedItem(1, answerOf(), { key, unit: 'lain' }))).to.equal(
        cannotOpen,
      );
    });

    it('garbage, of any length', async () => {
      for (const body of ['', 'AAAA', '!!!', btoa('x'.repeat(65)), btoa('x'.repeat(200))]) {
        const enc = (kid: string): object => ({ enc: { kid, alg: 'HPKE-P256-A256GCM' } });
        const reason = await reasonOf(async ({ kid }) => ({
          ...(await itemOf(1, body)),
          ...enc(kid),
        }));
        expect(reason, body).to.equal(cannotOpen);
      }
    });
  });
});

describe('the keys of a collector', () => {
  it('are readable by its user only, and leave the folder by nothing but their public part', async () => {
    const { dataDir, folder, offered } = await office();
    const { kid, d } = await folder.make('seal', day(0));
    const path = join(dataDir, keyFolder, `${kid}.jwk`);
    expect(statSync(path).mode & 0o777).to.equal(0o600);
    expect(statSync(join(dataDir, keyFolder)).mode & 0o777).to.equal(0o700);
    expect(readFileSync(path, 'utf8')).to.include(d);
    expect(JSON.stringify(await offered())).to.not.include(d);
    expect(Object.keys((await offered())[0] ?? {})).to.not.include('d');
  });

  it('are offered the newest first, without the retired', async () => {
    const { folder, offered } = await office();
    const old = await folder.make('seal', day(0));
    const young = await folder.make('seal', day(1));
    expect((await offered()).map(({ kid }) => kid)).to.deep.equal([young.kid, old.kid]);
    await folder.retire(old.kid, day(2));
    expect((await offered()).map(({ kid }) => kid)).to.deep.equal([young.kid]);
  });

  it('that cannot be read are an operator’s matter: no answer is rejected for them', async () => {
    const { folder } = await office();
    const key = await folder.make('seal', day(0));
    const broken = new KeyRing(() => Promise.resolve([{ ...key, d: 'AAAA' }]));
    const { app, store } = await sqliteApp({ keys: broken, report: () => {} });
    const item = await sealedItem(1, answerOf(), { key });
    const body = JSON.stringify(batchOf([item]));
    const headers = { 'content-type': 'application/json' };
    const response = await app.request('/v1/answers', { method: 'POST', headers, body });
    expect(response.status).to.equal(503);
    expect((await store.streamTotals('dinas')).received).to.equal(0);
  });
});

describe('the drill: keys are rotated while records are under way, then lost and brought back', () => {
  it('loses no answer and counts each once', async () => {
    const { respondents, held, ...parts } = await office();
    const { app, dataDir, folder, offered } = parts;
    const first = await folder.make('seal', day(0));
    const [offeredFirst] = await offered();
    // Sealed before the rotation, on devices that are offline.
    const underWay = await Promise.all(
      [1, 2, 3, 4].map((seq) => sealedItem(seq, answerOf(), { key: offeredFirst! })),
    );
    await replyTo(app, batchOf(underWay.slice(0, 1), { high: 4 }));
    const second = await folder.make('seal', day(1));
    await folder.retire(first.kid, day(1));
    const fresh = await sealedItem(5, answerOf(), { key: (await offered())[0]! });
    expect(fresh.enc?.kid).to.equal(second.kid);
    const late = await replyTo(app, batchOf([underWay[1]!, fresh], { high: 5 }));
    expect(statusesOf(late)).to.deep.equal(['accepted', 'accepted']);
    expect(await respondents(), 'a retired key opens').to.equal(3);

    // The escrowed copy, then the disk of the keys is gone and the collector starts anew.
    const escrow = join(dataDir, 'escrow');
    mkdirSync(escrow);
    const home = join(dataDir, keyFolder);
    for (const name of readdirSync(home)) copyFileSync(join(home, name), join(escrow, name));
    rmSync(home, { recursive: true });
    const keys = new KeyRing(() => folder.list());
    const again = (await sqliteApp({ store: parts.store, keys })).app;
    const rest = await replyTo(again, batchOf(underWay, { high: 5 }));
    expect(statusesOf(rest)).to.deep.equal(['duplicate', 'duplicate', 'accepted', 'accepted']);
    expect(rest.missing).to.deep.equal([]);
    expect([await respondents(), await held()]).to.deep.equal([3, 2]);

    mkdirSync(home);
    for (const name of readdirSync(escrow)) copyFileSync(join(escrow, name), join(home, name));
    expect(await releaseSealed({ ...parts, keys })).to.deep.equal({ released: 2, rejected: 0 });
    expect([await respondents(), await held()]).to.deep.equal([5, 0]);
    const totals = await parts.store.streamTotals('dinas');
    expect(totals).to.include({ announced: 5, accepted: 5, unknown: 0, pending: 0 });
  });
});
