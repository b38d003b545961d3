import {
  applyChanges,
  customise,
  definitionLimits,
  keyPattern,
  languagePattern,
  standardQuestionnaires,
  unsurKeys,
} from '@skm-survey/questionnaire';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import * as fc from 'fast-check';
import type { Description, Descriptions } from '../src/questions/description.ts';
import { readDescriptions, type Reading } from '../src/questions/read.ts';
import * as rules from '../src/questions/rules.ts';
import { serviceItem, servicesIn } from '../src/questions/services.ts';
import { sentences } from '../src/sentences.ts';

const blank: Description = {
  ...{ key: null, text: null, options: null, unsur: null, after: null, required: null },
  ...{ lang: null, strange: [] },
};
const silent = { omit: '', profile: '', profileRequired: '', comment: '' };

const read = (
  questions: readonly Partial<Description>[],
  rest: Partial<Descriptions> = {},
): Reading => {
  const elements = questions.map((one) => ({ ...blank, ...one }));
  return readDescriptions(skm2017, { ...silent, ...rest, questions: elements });
};

const codes = ({ faults }: Reading): string[] => faults.map(({ code }) => code);

const fee = 'Tidak wajar|Kurang wajar|Wajar|Sangat wajar';
const queue = { key: 'antrean', text: 'Bagaimana antrean?', options: 'Lama|Singkat' };
const words = (...texts: string[]): unknown =>
  texts.map((id, rank) => ({ value: rank + 1, text: { id } }));

describe('what a page says about its questions', () => {
  it('is nothing where it says nothing', () => {
    expect(read([])).to.deep.equal({ changes: null, faults: [] });
  });

  it('gives a question other words', () => {
    const { changes, faults } = read([{ key: 'biaya', text: 'Wajarkah biayanya?', options: fee }]);
    expect(faults).to.deep.equal([]);
    expect(changes).to.deep.equal({
      items: { biaya: { text: { id: 'Wajarkah biayanya?' }, options: words(...fee.split('|')) } },
    });
  });

  it('adds a question: outside every index, and one that may be skipped', () => {
    expect(read([queue])).to.deep.equal({
      changes: {
        add: [
          {
            key: 'antrean',
            kind: 'choice',
            text: { id: 'Bagaimana antrean?' },
            options: words('Lama', 'Singkat'),
          },
        ],
      },
      faults: [],
    });
  });

  it('counts an added question for the unsur that it names, and requires it where it says so', () => {
    const { changes } = read([{ ...queue, options: fee, unsur: 'waktu', required: '' }]);
    expect(changes?.add?.[0]).to.deep.include({
      counts: { index: 'ikm', unsur: 'waktu' },
      required: true,
    });
  });

  it('requires a question no longer with required="false"', () => {
    const { changes } = read([{ key: 'biaya', required: 'false' }]);
    expect(changes).to.deep.equal({ items: { biaya: { required: false } } });
  });

  it('puts questions after others, also after each other, whatever stands first', () => {
    const questions = [
      { ...queue, key: 'dua', after: 'satu' },
      { ...queue, key: 'satu', after: 'persyaratan' },
      { ...queue, key: 'tiga', after: 'persyaratan' },
      { key: 'pengaduan', after: 'biaya' },
    ];
    const { changes, faults } = read(questions);
    expect(faults).to.deep.equal([]);
    expect(changes?.order?.join(' ')).to.equal(
      'persyaratan satu dua tiga prosedur waktu biaya pengaduan produk kompetensi perilaku sarana',
    );
  });

  it('has words in several languages, from elements of their own', () => {
    const { changes, faults } = read([
      { ...queue, lang: 'id' },
      { key: 'antrean', lang: 'en', text: 'The queue?', options: 'Long|Short' },
      { key: 'waktu', lang: 'jv', text: 'Cepet?' },
    ]);
    expect(faults).to.deep.equal([]);
    expect(changes?.translations).to.deep.equal({
      en: { 'items.antrean': 'The queue?', 'items.antrean.1': 'Long', 'items.antrean.2': 'Short' },
      jv: { 'items.waktu': 'Cepet?' },
    });
  });

  it('leaves questions out', () => {
    expect(read([], { omit: 'biaya, sarana' }).changes).to.deep.equal({
      leaveOut: ['biaya', 'sarana'],
    });
  });

  it('chooses profile fields and those that may not be skipped', () => {
    const said = { profile: 'usia jenis-kelamin', profileRequired: 'usia' };
    expect(read([], said).changes?.profile).to.deep.equal({
      choose: ['usia', 'jenis-kelamin'],
      require: ['usia'],
      optional: ['jenis-kelamin'],
    });
    expect(read([], { profile: 'none' }).changes?.profile).to.deep.equal({ choose: [] });
  });

  it('asks for no comment, or for one', () => {
    expect(read([], { comment: 'off' }).changes).to.deep.equal({ comment: { on: false } });
    expect(read([], { comment: 'on' }).changes).to.equal(null);
  });
});

describe('a mistake in what a page says', () => {
  const mistakes: readonly (readonly [
    code: string,
    questions: readonly Partial<Description>[],
    rest?: Partial<Descriptions>,
  ])[] = [
    ['skm-question-key', [{ text: 'Tanpa kunci?', options: fee }]],
    ['skm-question-key', [{ ...queue, key: 'Antrean Panjang' }]],
    ['skm-question-key', [queue, queue]],
    ['skm-question-key', [{ key: 'biaya', options: fee }], { omit: 'biaya' }],
    ['skm-question-text', [{ key: 'antrean', options: fee }]],
    ['skm-question-text', [{ key: 'biaya', text: ' ' }]],
    ['skm-question-text', [{ key: 'biaya' }]],
    ['skm-question-options', [{ key: 'antrean', text: 'Antrean?' }]],
    ['skm-question-options', [{ key: 'biaya', options: 'Mahal|Murah' }]],
    ['skm-question-options', [{ key: 'biaya', options: 'a|a|b|c' }]],
    ['skm-question-options', [{ key: 'biaya', options: 'a||b|c' }]],
    ['skm-question-options', [{ key: 'biaya', lang: 'en', options: 'Dear|Cheap' }]],
    ['skm-question-unsur', [{ ...queue, options: fee, unsur: 'antrian' }]],
    ['skm-question-unsur', [{ ...queue, unsur: 'waktu' }]],
    ['skm-question-after', [{ ...queue, after: 'tidak-ada' }]],
    ['skm-question-after', [{ ...queue, after: 'antrean' }]],
    ['skm-question-required', [{ ...queue, required: 'ya' }]],
    ['skm-question-lang', [{ key: 'biaya', lang: 'bahasa Jawa', text: 'Regane?' }]],
    ['skm-question-attribute', [{ ...queue, strange: ['opsi'] }]],
    ['skm-omit-unknown', [], { omit: 'biya' }],
    ['skm-profile-unknown', [], { profile: 'usia nama' }],
    ['skm-profile-unknown', [], { profile: 'usia', profileRequired: 'pendidikan' }],
    ['skm-comment-unknown', [], { comment: 'tidak' }],
  ];

  for (const [code, questions, rest = {}] of mistakes) {
    it(`is named, ${code}: ${JSON.stringify([questions, rest])}`, () => {
      const reading = read([...questions, { key: 'waktu', text: 'Cepatkah?' }], rest);
      expect(new Set(codes(reading))).to.deep.equal(new Set([code]));
      // What is right beside it is done all the same.
      expect(reading.changes?.items).to.have.property('waktu');
    });
  }

  it('costs no more than the piece that it is in', () => {
    const { changes, faults } = read([
      { ...queue, unsur: 'antrian', after: 'tidak-ada', required: 'ya' },
    ]);
    expect(faults).to.have.length(3);
    expect(changes?.add).to.have.length(1);
  });

  it('of leaving out everything leaves out nothing', () => {
    const reading = read([], { omit: skm2017.items.map(({ key }) => key).join(' ') });
    expect(codes(reading)).to.deep.equal(['skm-omit-unknown']);
    expect(reading.changes).to.equal(null);
  });

  it('in a circle costs one of its links', () => {
    const circle = [
      { key: 'waktu', after: 'biaya' },
      { key: 'biaya', after: 'waktu' },
    ];
    const { changes, faults } = read(circle);
    expect(faults).to.have.length(1);
    expect(changes?.order).to.have.length(9);
  });

  it('is each named where there are several', () => {
    const reading = read([{ key: 'X' }, { key: 'biaya', options: 'a' }], {
      omit: 'satu dua',
      profile: 'tiga',
      comment: 'empat',
    });
    expect(codes(reading).sort()).to.deep.equal([
      'skm-comment-unknown',
      'skm-omit-unknown',
      'skm-omit-unknown',
      'skm-profile-unknown',
      'skm-question-key',
      'skm-question-options',
    ]);
  });

  it('of more questions than a questionnaire may have is named', () => {
    const many = Array.from({ length: definitionLimits.items }, (_, n) => ({
      ...queue,
      key: `tambahan-${n}`,
    }));
    const reading = read(many);
    expect(codes(reading)).to.have.length(skm2017.items.length);
    expect(reading.changes?.add).to.have.length(definitionLimits.items - skm2017.items.length);
  });
});

describe('whatever a page says', () => {
  const said = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(fee, 'Lama|Singkat', 'a|a', '|', '', ' ', 'x'.repeat(2100)),
    fc.constantFrom('biaya', 'waktu', 'antrean', 'parkir', 'kontrol', 'constructor', '__proto__'),
    fc.constantFrom('id', 'en', 'jv', 'EN', 'id-ID', 'false', 'none', 'usia', 'on', 'off'),
  );
  const maybe = fc.option(said, { nil: null });
  const element: fc.Arbitrary<Description> = fc.record({
    ...{ key: maybe, text: maybe, options: maybe, unsur: maybe, after: maybe },
    ...{ required: maybe, lang: maybe, strange: fc.array(said, { maxLength: 2 }) },
  });
  const lists = fc.array(said, { maxLength: 4 }).map((names) => names.join(' '));
  const page: fc.Arbitrary<Descriptions> = fc.record({
    questions: fc.array(element, { maxLength: 8 }),
    ...{ omit: lists, profile: lists, profileRequired: lists, comment: said },
  });
  const base = fc.constantFrom(
    ...standardQuestionnaires.filter(({ items }) => items.every(({ channels }) => !channels)),
  );

  it('leads to sound changes, the same that the collector makes of them, and to faults with a sentence', () => {
    fc.assert(
      fc.property(base, page, (questionnaire, descriptions) => {
        const { changes, faults } = readDescriptions(questionnaire, descriptions);
        for (const { code } of faults) expect(sentences).to.have.property(code);
        if (changes === null) return;
        const copy = JSON.parse(JSON.stringify(changes)) as typeof changes;
        expect(customise(questionnaire, copy)).to.deep.equal({
          ok: true,
          questionnaire: applyChanges(questionnaire, changes),
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps what is right beside what is wrong', () => {
    fc.assert(
      fc.property(page, (descriptions) => {
        const right = { ...blank, key: 'kebersihan', text: 'Bersihkah?', options: 'Tidak|Ya' };
        const questions = [right, ...descriptions.questions];
        const { changes } = readDescriptions(skm2017, { ...descriptions, questions });
        expect(changes?.add?.map(({ key }) => key)).to.include('kebersihan');
      }),
    );
  });
});

describe('the rules of definitions that are told twice', () => {
  it('are the same', () => {
    expect(rules.keyPattern.source).to.equal(keyPattern.source);
    expect(rules.languagePattern.source).to.equal(languagePattern.source);
    expect(rules.unsurKeys).to.deep.equal(unsurKeys);
    const { items, options, text } = definitionLimits;
    expect(rules.limits).to.deep.include({ items, options, text });
  });
});

describe('services', () => {
  const from = (text: string): { readonly names: string[]; readonly faults: string[] } => {
    const faults: string[] = [];
    const services = servicesIn(text, (_, detail) => faults.push(detail));
    return { names: services.map(({ key, name }) => `${key}=${name}`), faults };
  };

  it('are read by key and name', () => {
    expect(from('ktp:KTP-el | kk:Kartu Keluarga: baru')).to.deep.equal({
      names: ['ktp=KTP-el', 'kk=Kartu Keluarga: baru'],
      faults: [],
    });
    expect(from('')).to.deep.equal({ names: [], faults: [] });
  });

  it('that are wrong are named, and the others stay', () => {
    const { names, faults } = from(
      'ktp:KTP-el|ktp:lagi|a b:Spasi|tanpa|:Tanpa kunci|sim:KTP-el|sim:SIM',
    );
    expect(names).to.deep.equal(['ktp=KTP-el', 'tanpa=tanpa', 'sim=SIM']);
    expect(faults).to.have.length(4);
  });

  it('keep their numbers wherever they stand', () => {
    const values = (text: string): number[] =>
      serviceItem(servicesIn(text, () => {})).options.map(({ value }) => value);
    expect(values('ktp:A|kk:B').reverse()).to.deep.equal(values('kk:B|ktp:A'));
  });
});
