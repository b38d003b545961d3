import { Results } from '@skm-survey/protocol';
import {
  mapping,
  standardQuestionnaire,
  unsurKeys,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import {
  fourScale,
  ikm,
  publishedFourScale,
  publishedIkm,
  Rational,
  tallyOf,
  unsurValues,
  type PublishedFourScale,
  type Scale,
} from '@skm-survey/scoring';
import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Hono } from 'hono';
import { Catalogue } from '../src/catalogue.ts';
import { register } from '../src/register.ts';
import { batchOf, itemOf, replyTo } from './support/batches.ts';
import { cleanUp, sqliteApp, sqliteStore } from './support/sqlite.ts';

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

const onFour = standardQuestionnaire('spkp-spak');
const onSix = standardQuestionnaire('spkp-spak-6');

/** Values that go round, so that no two items have one mean. */
function rowsTo(asked: Questionnaire, { count, max }: { count: number; max: number }): Given[] {
  const { ipak, ipkp } = mapping(asked);
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries([...ipak, ...ipkp].map(({ key }, n) => [key, ((row * 2 + n) % max) + 1])),
  );
}
const skipped = mapping(onFour).ipak[0]!.key;
const onFourRows = rowsTo(onFour, { count: 2, max: 4 }).map((row, n) =>
  n === 0 ? { ...row, [skipped]: null } : row,
);
const onSixRows = rowsTo(onSix, { count: 3, max: 6 });

/** What scoring makes of the rows themselves. */
function overRows(index: 'ipak' | 'ipkp'): PublishedFourScale {
  const part = (scale: Scale, asked: Questionnaire, rows: readonly Given[]) => {
    const keys = mapping(asked)[index].map(({ key }) => key);
    const values = rows.map((row) =>
      Object.fromEntries(keys.map((key) => [key, row[key] == null ? null : Rational.of(row[key])])),
    );
    return { scale, tally: tallyOf(keys, values) };
  };
  return publishedFourScale(
    fourScale(index, [part(4, onFour, onFourRows), part(6, onSix, onSixRows)]),
  );
}

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

  it('puts an index together from two scales as scoring does from the rows', async () => {
    const { app } = await sqliteApp();
    await answerAll(app, onFour, onFourRows);
    await answerAll(app, onSix, onSixRows);
    const { ipak, ipkp } = await resultsOf(app);
    expect(ipak).to.deep.equal(overRows('ipak'));
    expect(ipkp).to.deep.equal(overRows('ipkp'));
    expect(ipak?.computation).to.deep.include({ index: 'ipak', scales: [4, 6] });
    expect(ipak?.respondents).to.equal(5);
  });

  it('counts whoever answered items on two scales of one questionnaire as one respondent', async () => {
    const store = await sqliteStore();
    const catalogue = new Catalogue(store);
    const { app } = await sqliteApp({ store, catalogue });
    const [, last] = mapping(onSix).ipak;
    const items = onFour.items.map(
      (item) => onSix.items.find(({ key }) => key === item.key && key === last!.key) ?? item,
    );
    const mixed = { ...onFour, id: 'campuran', items };
    await register({ store, catalogue }, mixed);
    await answerAll(app, mixed, [{ [skipped]: 3, [last!.key]: 6 }, { [last!.key]: 3 }]);
    const { ipak } = await resultsOf(app);
    expect(ipak).to.include({ respondents: 2, value: '3.00' });
    expect(ipak?.computation).to.deep.equal({ index: 'ipak', scales: [4, 6], items: 2 });
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
