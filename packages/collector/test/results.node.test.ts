import { Results } from '@skm-survey/protocol';
import {
  mapping,
  standardQuestionnaire,
  unsurKeys,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import { ikm, publishedIkm, tallyOf, unsurValues } from '@skm-survey/scoring';
import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Hono } from 'hono';
import { batchOf, itemOf, replyTo } from './support/batches.ts';
import { cleanUp, sqliteApp } from './support/sqlite.ts';

afterEach(cleanUp);

type Given = Readonly<Record<string, number | null>>;

const answerTo = ({ id, revision }: Questionnaire, answers: Given): unknown => ({
  ...{ v: 1, questionnaire: { id, revision }, lang: 'id', answers, profile: {} },
});

async function answerAll(app: Hono, asked: Questionnaire, rows: readonly Given[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 50) {
    const part = rows.slice(start, start + 50);
    const items = await Promise.all(
      part.map((row, n) => itemOf(start + n + 1, answerTo(asked, row))),
    );
    await replyTo(app, batchOf(items, { stream: asked.id }));
  }
}

const resultsOf = async (app: Hono, query = ''): Promise<Results> => {
  const response = await app.request(`/v1/units/dinas/results${query}`);
  return Results.parse(await response.json());
};

/** The 29 respondents of a queue application's worked example, whose published index is 91.48 exact and 90.56 with weight 0.11. */
const marginals: Readonly<Record<string, readonly [four: number, three: number, two: number]>> = {
  persyaratan: [18, 11, 0],
  prosedur: [14, 15, 0],
  waktu: [15, 12, 2],
  biaya: [29, 0, 0],
  produk: [15, 14, 0],
  kompetensi: [18, 11, 0],
  perilaku: [19, 10, 0],
  sarana: [18, 11, 0],
  pengaduan: [28, 1, 0],
};
const workedExample: readonly Given[] = Array.from({ length: 29 }, (_, n) =>
  Object.fromEntries(
    Object.entries(marginals).map(([unsur, [four, three]]) => [
      unsur,
      n < four ? 4 : n < four + three ? 3 : 2,
    ]),
  ),
);

const skm2017 = standardQuestionnaire('skm-2017');
const hybrid = standardQuestionnaire('skm-online-2025-hybrid');

describe('GET /v1/units/{unit}/results', () => {
  it('gives the published figures of the worked example', async () => {
    const { app } = await sqliteApp();
    await answerAll(app, skm2017, workedExample);
    const exact = await resultsOf(app);
    expect(exact.ikm).to.include({ value: '91.48', mutu: 'A', respondents: 29, sum: '955' });
    expect(exact.ikm.priority).to.deep.equal(['waktu', 'prosedur', 'produk']);
    expect((await resultsOf(app, '?weight=0.11')).ikm.value).to.equal('90.56');
    expect((await resultsOf(app, '?weight=0.111')).ikm.value).to.equal('91.38');
  });

  it('says which rounding it used', async () => {
    const { app } = await sqliteApp();
    await answerAll(app, skm2017, workedExample);
    const { ikm: index } = await resultsOf(app, '?round-nrr=2&round-weighted=3&weight=0.11');
    expect(index.computation.rounding).to.deep.equal({ kind: 'both', nrr: 2, weighted: 3 });
    expect(index.computation.weight).to.equal('0.11');
  });

  it('averages the items of an unsur for each respondent, and brings IPAK to a scale of 4', async () => {
    const { app } = await sqliteApp();
    const three = Object.fromEntries(hybrid.items.map(({ key }) => [key, 3]));
    const [first] = mapping(hybrid).ikm.filter(({ items }) => items.length === 2);
    const half = { ...three, [first!.items[0]!]: 4 };
    await answerAll(app, hybrid, [three, half]);
    const { ikm: index, ipak, ipkp } = await resultsOf(app);
    expect(index.unsur.find(({ key }) => key === first!.unsur)?.sum).to.equal('6.5');
    expect(ipak?.value).to.equal('3.00');
    expect(ipkp).to.equal(null);
  });

  it('from tallies equals the index of the rows', async () => {
    const value = fc.option(fc.integer({ min: 1, max: 4 }));
    const keys = hybrid.items.filter(({ counts }) => counts?.index === 'ikm').map(({ key }) => key);
    const row = fc.record(Object.fromEntries(keys.map((key) => [key, value])));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), async (rows) => {
        const { app } = await sqliteApp();
        await answerAll(app, hybrid, rows);
        const values = rows.map((given) => unsurValues(given, mapping(hybrid).ikm));
        const expected = publishedIkm(ikm(tallyOf(unsurKeys, values)));
        expect((await resultsOf(app)).ikm).to.deep.equal(expected);
        await cleanUp();
      }),
      { numRuns: 15 },
    );
  });

  it('adds up several questionnaires of one unit', async () => {
    const { app } = await sqliteApp();
    await answerAll(app, skm2017, [{ waktu: 4 }, { waktu: 3 }]);
    await answerAll(app, hybrid, [{ [mapping(hybrid).ikm[0]!.items[0]!]: 2 }]);
    const { questionnaires, ikm: index } = await resultsOf(app);
    expect(questionnaires.map(({ respondents }) => respondents).sort()).to.deep.equal([1, 2]);
    expect(index.respondents).to.equal(3);
    expect(index.computation.unsur).to.equal(2);
  });

  it('has no figure without data', async () => {
    const { app } = await sqliteApp();
    const { ikm: index, ipak } = await resultsOf(app);
    expect(index).to.include({ value: null, mutu: null, respondents: 0 });
    expect(index.unsur.map(({ key }) => key)).to.deep.equal([...unsurKeys]);
    expect(ipak).to.equal(null);
  });

  it('keeps to the period and the service', async () => {
    const { app } = await sqliteApp();
    const ktp = { ...(answerTo(skm2017, { waktu: 4 }) as object), service: 'ktp' };
    const early = await itemOf(1, ktp, { at: '2026-02-01T03:00:00Z' });
    await replyTo(app, batchOf([early, await itemOf(2, answerTo(skm2017, { waktu: 2 }))]));
    const count = async (query: string): Promise<number> =>
      (await resultsOf(app, query)).ikm.respondents;
    expect(await count('?from=2026-02-01&to=2026-02-28')).to.equal(1);
    expect(await count('?from=2026-02-02')).to.equal(1);
    expect(await count('?service=ktp')).to.equal(1);
    expect(await count('?service=kk')).to.equal(0);
    expect(await count('')).to.equal(2);
  });

  it('refuses a query that it cannot understand', async () => {
    const { app } = await sqliteApp({ units: [{ id: 'dinas' }] });
    for (const query of [
      'from=kemarin',
      'weight=0.12',
      'round-nrr=-1',
      'from=2026-02-01&to=2026-01-01',
    ]) {
      const response = await app.request(`/v1/units/dinas/results?${query}`);
      expect(response.status, query).to.equal(400);
    }
    expect((await app.request('/v1/units/lain/results')).status).to.equal(404);
  });
});
