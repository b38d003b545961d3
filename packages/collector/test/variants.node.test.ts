import {
  customise,
  standardQuestionnaire,
  type Customisation,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { limits } from '@skm-survey/protocol';
import { expect } from 'chai';
import type { Hono } from 'hono';
import { Catalogue } from '../src/catalogue.ts';
import { HeldAnswers } from '../src/held.ts';
import { makeKey } from '../src/keys/private-key.ts';
import { emptyRing, KeyRing } from '../src/keys/ring.ts';
import { register } from '../src/register.ts';
import type { AnswerStore } from '../src/store/port.ts';
import type { VariantOptions } from '../src/variants.ts';
import { answerOf, batchOf, itemOf, noon, post, replyTo, statusesOf } from './support/batches.ts';
import { sealedItem } from './support/sealing.ts';
import { cleanUp, sqliteApp, sqliteStore } from './support/sqlite.ts';

afterEach(cleanUp);

const options = (...words: string[]): { value: number; text: { id: string } }[] =>
  words.map((id, n) => ({ value: n + 1, text: { id } }));

const fee: Customisation = {
  items: { biaya: { options: options('Tidak wajar', 'Kurang wajar', 'Wajar', 'Sangat wajar') } },
};

function made(base: Questionnaire, changes: Customisation): Questionnaire {
  const outcome = customise(base, changes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.questionnaire;
}

const nameOf = ({ id, revision }: Questionnaire): { id: string; revision: string } => ({
  id,
  revision,
});

/** An answer as a page sends it that changed its questionnaire. */
function changedAnswer(
  changes: Customisation,
  answers: Readonly<Record<string, number | null>> = { biaya: 2 },
  { base = skm2017, named = nameOf(made(base, changes)) } = {},
): unknown {
  const variant = { base: nameOf(base), changes };
  return answerOf(answers, { questionnaire: named, variant });
}

interface Office {
  readonly app: Hono;
  readonly store: AnswerStore;
  readonly catalogue: Catalogue;
  readonly held: HeldAnswers;
  readonly send: (...answers: unknown[]) => Promise<string[]>;
  /** Counted, and held. */
  readonly figures: () => Promise<[number, number]>;
  readonly ikm: () => Promise<unknown>;
}

async function office(given: VariantOptions = {}, store?: AnswerStore): Promise<Office> {
  const used = store ?? (await sqliteStore());
  const catalogue = new Catalogue(used, given);
  const report = (error: unknown): never => {
    throw error;
  };
  const held = new HeldAnswers({ store: used, catalogue, keys: emptyRing(), report });
  const { app } = await sqliteApp({ store: used, catalogue, held });
  const send = async (...answers: unknown[]): Promise<string[]> => {
    const items = await Promise.all(answers.map((one, n) => itemOf(n + 1, one)));
    const reply = await replyTo(app, batchOf(items, { stream: crypto.randomUUID() }));
    await held.idle();
    return statusesOf(reply);
  };
  return {
    ...{ app, store: used, catalogue, held, send },
    figures: async () => {
      const rows = (await used.tallies({ unit: 'dinas' })).filter(
        ({ measure }) => measure === 'respondent',
      );
      const counted = rows.reduce((sum, { count }) => sum + count, 0);
      return [counted, (await used.streamTotals('dinas')).held];
    },
    ikm: async () => {
      const results = await app.request('/v1/units/dinas/results');
      return ((await results.json()) as { ikm: unknown }).ikm;
    },
  };
}

describe('an answer to a questionnaire that its page changed', () => {
  it('is counted at once, without the collector having been told', async () => {
    const { send, figures, store } = await office();
    expect(await send(changedAnswer(fee))).to.deep.equal(['accepted']);
    expect(await figures()).to.deep.equal([1, 0]);
    const [kept] = await store.variants('dinas');
    expect(JSON.parse(kept!.body)).to.deep.equal(made(skm2017, fee));
  });

  it('makes one index with answers to the base', async () => {
    const { app, send, ikm } = await office();
    await send(answerOf({ biaya: 4 }), changedAnswer(fee, { biaya: 2 }));
    expect(await ikm()).to.deep.include({ respondents: 2, value: '75.00' });
    const results = (await (await app.request('/v1/units/dinas/results')).json()) as unknown;
    expect(results)
      .to.have.property('questionnaires')
      .that.deep.equals([
        { id: 'skm-2017', revision: '1', respondents: 1 },
        { ...nameOf(made(skm2017, fee)), respondents: 1 },
      ]);
  });

  it('counts added items for the unsur that they name, and others for none', async () => {
    const item = { kind: 'choice', text: { id: 'Antrean?' } } as const;
    const words = options('Sangat lama', 'Lama', 'Singkat', 'Sangat singkat');
    const changes: Customisation = {
      leaveOut: ['biaya'],
      add: [
        { ...item, key: 'antrean', options: words, counts: { index: 'ikm', unsur: 'waktu' } },
        { ...item, key: 'parkir', options: words },
      ],
    };
    const { send, ikm } = await office();
    await send(changedAnswer(changes, { waktu: 4, antrean: 1, parkir: 1 }));
    const { unsur } = (await ikm()) as { unsur: { key: string; nrr: string | null }[] };
    const answered = unsur.filter(({ nrr }) => nrr !== null);
    expect(answered.map(({ key, nrr }) => [key, Number(nrr)])).to.deep.equal([['waktu', 2.5]]);
  });

  it('is judged by its own questionnaire', async () => {
    const { send, figures, store } = await office();
    const left = { leaveOut: ['biaya'] };
    expect(await send(changedAnswer(left, { biaya: 2 }))).to.deep.equal(['rejected']);
    expect(await figures()).to.deep.equal([0, 0]);
    expect(await store.variants('dinas')).to.deep.equal([]);
  });

  it('may be sealed', async () => {
    const store = await sqliteStore();
    const key = await makeKey('seal', new Date(noon));
    const { app } = await sqliteApp({ store, keys: new KeyRing(() => Promise.resolve([key])) });
    await replyTo(app, batchOf([await sealedItem(1, changedAnswer(fee), { key })]));
    expect(await store.variants('dinas')).to.have.length(1);
  });

  it('may have a base that was registered here', async () => {
    const base = { ...standardQuestionnaire('spak'), id: 'dinas-sendiri', revision: 'r1' };
    const changes = { leaveOut: [base.items[0]!.key] };
    const answer = changedAnswer(changes, { [base.items[1]!.key]: 4 }, { base });
    const { send, figures, held, ...parts } = await office();
    await send(answer);
    expect(await figures()).to.deep.equal([0, 1]);
    await register(parts, base);
    await held.check();
    expect(await figures()).to.deep.equal([1, 0]);
  });
});

describe('what a stranger brings', () => {
  /** The same name as an honest page's, from changes that lead elsewhere. */
  const forged = (changes: Customisation, answers: Readonly<Record<string, number>>): unknown =>
    changedAnswer(changes, answers, { base: skm2017, named: nameOf(made(skm2017, fee)) });

  it('is not taken under a name that its content does not give', async () => {
    const { send, figures, store } = await office();
    await send(forged({ leaveOut: ['biaya'] }, { waktu: 1 }));
    await send(forged({ ...fee, id: 'skm-2017-custom', revision: 'c-0000000000000000' }, {}));
    expect(await figures()).to.deep.equal([0, 2]);
    expect(await store.variants('dinas')).to.deep.equal([]);
  });

  it('does not change how an answer of somebody else is read, even under the very same name', async () => {
    const { send, store, ikm } = await office();
    const honest = made(skm2017, fee);
    // As if it had found another content with the same revision: 64 bits do not keep that from who wants it.
    const body = JSON.stringify({ ...honest, items: honest.items.slice(0, 1) });
    await store.keepVariant({ unit: 'dinas', ...nameOf(honest), body }, 9);
    expect(await send(changedAnswer(fee, { biaya: 2 }))).to.deep.equal(['accepted']);
    expect(await ikm()).to.deep.include({ respondents: 1, value: '50.00' });
  });

  it('never comes before what the operator registered', async () => {
    const { send, figures, ...parts } = await office();
    const own = { ...made(skm2017, fee), items: skm2017.items.slice(0, 1) };
    await register(parts, own);
    expect(await send(changedAnswer(fee, { biaya: 2 }))).to.deep.equal(['rejected']);
    expect(await figures()).to.deep.equal([0, 0]);
  });

  it('is not given to those who ask for a questionnaire', async () => {
    const { app, send } = await office();
    await send(changedAnswer(fee));
    const { id, revision } = nameOf(made(skm2017, fee));
    for (const path of [id, `${id}?revision=${revision}`]) {
      expect((await app.request(`/v1/questionnaires/${path}`)).status).to.equal(404);
    }
  });

  it('waits where it is no sound change, or too long', async () => {
    const { send, figures } = await office();
    const strange = [
      { leaveOut: ['tidak-ada'] },
      { lain: true },
      { items: { biaya: { options: [] } } },
      { title: { id: 'x'.repeat(limits.variantBytes) } },
    ];
    for (const changes of strange) {
      const named = { id: 'skm-2017-custom', revision: 'c-1' };
      const variant = { base: nameOf(skm2017), changes };
      await send(answerOf({ waktu: 1 }, { questionnaire: named, variant }));
    }
    expect(await figures()).to.deep.equal([0, strange.length]);
  });
});

describe('the variants of a unit', () => {
  const titled = (n: number): Customisation => ({ title: { id: `Judul ${n}` } });

  it('are at most so many: answers to further ones wait, the operator hears of it once, and known ones go on', async () => {
    const told: string[] = [];
    const { send, figures } = await office({ limit: 2, full: (unit) => told.push(unit) });
    for (const n of [1, 2, 3, 4, 1]) await send(changedAnswer(titled(n)));
    expect(await figures()).to.deep.equal([3, 2]);
    expect(told).to.deep.equal(['dinas']);
  });

  it('beyond that are counted when the operator registers them', async () => {
    const { send, figures, ...parts } = await office({ limit: 0 });
    await send(changedAnswer(titled(1)), changedAnswer(titled(2)));
    expect(await figures()).to.deep.equal([0, 2]);
    await register(parts, made(skm2017, titled(1)));
    expect(await figures()).to.deep.equal([1, 1]);
  });

  it('that waited while they were switched off are counted when they are on', async () => {
    const { send, figures, store } = await office({ limit: 0 });
    await send(changedAnswer(fee));
    expect(await figures()).to.deep.equal([0, 1]);
    await (await office({}, store)).held.check();
    expect(await figures()).to.deep.equal([1, 0]);
  });
});

describe('a store that cannot be read while a variant is looked at', () => {
  it('makes the device come again', async () => {
    const faults: unknown[] = [];
    const { app, store } = await sqliteApp({ report: (error) => faults.push(error) });
    store.keepVariant = () => Promise.reject(new Error('disk'));
    const response = await post(app, batchOf([await itemOf(1, changedAnswer(fee))]));
    expect(response.status).to.equal(503);
    expect(faults).to.have.length(1);
  });
});
