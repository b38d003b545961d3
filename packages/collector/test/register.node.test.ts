import { forChannel, leaveOut, skmOnline2025 } from '@skm-survey/questionnaire';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import { Catalogue } from '../src/catalogue.ts';
import { register } from '../src/register.ts';
import { answerOf, batchOf, itemOf, replyTo, statusesOf } from './support/batches.ts';
import { cleanUp, sqliteApp, sqliteStore } from './support/sqlite.ts';

afterEach(cleanUp);

const own = { ...skm2017, id: 'dinas-sendiri', revision: 'r1' };
const toOwn = (answers: Readonly<Record<string, number>>): unknown =>
  answerOf(answers, { questionnaire: { id: own.id, revision: own.revision } });

async function collector(): Promise<
  Awaited<ReturnType<typeof sqliteApp>> & {
    catalogue: Catalogue;
    respondents: () => Promise<number>;
  }
> {
  const store = await sqliteStore();
  const catalogue = new Catalogue(store);
  const parts = await sqliteApp({ store, catalogue });
  const respondents = async (): Promise<number> => {
    const rows = await store.tallies({ unit: 'dinas' });
    return rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
  };
  return { ...parts, catalogue, respondents };
}

describe('a questionnaire that the collector does not know', () => {
  it('does not cost an answer: it waits and is counted once the definition is registered', async () => {
    const { app, store, catalogue, respondents } = await collector();
    const item = await itemOf(1, toOwn({ waktu: 4 }));
    expect(statusesOf(await replyTo(app, batchOf([item])))).to.deep.equal(['accepted']);
    expect(await respondents()).to.equal(0);
    const registration = await register({ store, catalogue }, own);
    expect(registration).to.deep.equal({ kind: 'registered', released: 1, rejected: 0 });
    expect(await respondents()).to.equal(1);
    expect(statusesOf(await replyTo(app, batchOf([item])))).to.deep.equal(['duplicate']);
    expect(await respondents()).to.equal(1);
  });

  it('judges what waited, and keeps what does not fit', async () => {
    const { app, store, catalogue, respondents } = await collector();
    const items = [await itemOf(1, toOwn({ waktu: 9 })), await itemOf(2, toOwn({ waktu: 1 }))];
    await replyTo(app, batchOf(items));
    const registration = await register({ store, catalogue }, own);
    expect(registration).to.deep.equal({ kind: 'registered', released: 1, rejected: 1 });
    expect(await respondents()).to.equal(1);
    expect(await store.streamTotals('dinas')).to.include({ held: 0, accepted: 1, unknown: 0 });
  });

  it('releases more than one step takes', async () => {
    const { app, store, catalogue, respondents } = await collector();
    for (let start = 0; start < 150; start += 50) {
      const numbers = Array.from({ length: 50 }, (_, n) => start + n + 1);
      const items = await Promise.all(numbers.map((seq) => itemOf(seq, toOwn({ waktu: 3 }))));
      await replyTo(app, batchOf(items));
    }
    await register({ store, catalogue }, own);
    expect(await respondents()).to.equal(150);
  });

  it('is known to a collector beside, once it is registered', async () => {
    const { app, store, respondents } = await collector();
    await register({ store, catalogue: new Catalogue(store) }, own);
    await replyTo(app, batchOf([await itemOf(1, toOwn({ waktu: 4 }))]));
    expect(await respondents()).to.equal(1);
  });
});

describe('registering', () => {
  it('refuses another content under the same revision', async () => {
    const { store, catalogue } = await collector();
    await register({ store, catalogue }, own);
    const changed = { ...leaveOut(own, ['waktu']), id: own.id, revision: own.revision };
    expect((await register({ store, catalogue }, changed)).kind).to.equal('changed');
  });

  it('makes every channel known', async () => {
    const { app, store, catalogue, respondents } = await collector();
    const channelled = { ...skmOnline2025, id: 'dinas-kanal' };
    await register({ store, catalogue }, channelled);
    const { id, revision, items } = forChannel(channelled, 'online');
    const answers = { [items[0]!.key]: 4 };
    await replyTo(
      app,
      batchOf([await itemOf(1, answerOf(answers, { questionnaire: { id, revision } }))]),
    );
    expect(await respondents()).to.equal(1);
  });
});

describe('GET /v1/questionnaires/{id}', () => {
  it('gives standard and registered ones, by revision or the newest', async () => {
    const { app, store, catalogue } = await collector();
    await register({ store, catalogue }, own);
    await register({ store, catalogue }, { ...own, revision: 'r2' });
    const get = async (path: string): Promise<unknown> => (await app.request(path)).json();
    expect(await get('/v1/questionnaires/skm-2017')).to.have.property('id', 'skm-2017');
    expect(await get('/v1/questionnaires/dinas-sendiri')).to.have.property('revision', 'r2');
    expect(await get('/v1/questionnaires/dinas-sendiri?revision=r1')).to.deep.equal(own);
  });

  it('knows nothing else', async () => {
    const { app } = await collector();
    for (const path of ['lain', 'skm-2017?revision=lain', '__proto__']) {
      expect((await app.request(`/v1/questionnaires/${path}`)).status, path).to.equal(404);
    }
  });
});
