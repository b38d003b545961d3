import { standardQuestionnaire, validateAnswers } from '@skm-survey/questionnaire';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aStandard } from './support/arbitraries.ts';
import { item, questionnaire } from './support/samples.ts';

const online = standardQuestionnaire('skm-online-2025-offline');
const full = Object.fromEntries(online.items.map(({ key }) => [key, 3]));

/** The problems as `path code`, which is what a program looks at. */
const seen = (...args: Parameters<typeof validateAnswers>): string[] =>
  validateAnswers(...args).map(({ path, code }) => `${path} ${code}`);

describe('validateAnswers', () => {
  it('finds nothing wrong with a full answer', () => {
    const profile = {
      'tanggal-layanan': '2024-02-29',
      'jenis-kelamin': 'perempuan',
      usia: null,
      disabilitas: 'fisik',
    };
    expect(validateAnswers(online, full, profile)).to.deep.equal([]);
  });

  it('accepts any options of any standard', () => {
    const answered = aStandard.chain((standard) =>
      fc.tuple(
        fc.constant(standard),
        fc.record(
          Object.fromEntries(
            standard.items.map((one) => [
              one.key,
              fc.constantFrom(...one.options.map(({ value }) => value)),
            ]),
          ),
        ),
      ),
    );
    fc.assert(
      fc.property(answered, ([standard, answers]) => {
        expect(validateAnswers(standard, answers, {})).to.deep.equal([]);
      }),
    );
  });

  for (const value of [0, 5, 2.5, -1, Number.NaN]) {
    it(`refuses ${value} on a scale of four`, () => {
      expect(seen(online, { ...full, 'waktu-sesuai': value }, {})).to.deep.equal([
        'answers.waktu-sesuai not-an-option',
      ]);
    });
  }

  it('names every problem at once', () => {
    const answers = { ...full, 'waktu-sesuai': null, lain: 1, 'biaya-sesuai': 9 };
    const profile = { 'jenis-kelamin': 'l', nik: '3201', 'tanggal-layanan': '2025-02-29' };
    expect(seen(online, answers, profile)).to.have.members([
      'answers.lain unknown-item',
      'answers.waktu-sesuai required',
      'answers.biaya-sesuai not-an-option',
      'profile.nik unknown-field',
      'profile.jenis-kelamin not-a-profile-value',
      'profile.tanggal-layanan not-a-profile-value',
    ]);
  });

  it('lets an optional item be skipped by null and by absence', () => {
    const optional = questionnaire([item('a'), item('b')]);
    expect(seen(optional, { a: null }, {})).to.deep.equal([]);
  });

  it('does not find answers among what every object inherits', () => {
    const odd = questionnaire([item('constructor', { required: true })]);
    expect(seen(odd, {}, {})).to.deep.equal(['answers.constructor required']);
  });

  describe('a required profile field', () => {
    const asked = (sensitive: boolean) =>
      questionnaire([item('a')], {
        profile: [{ key: 'usia', text: { id: 'Usia' }, kind: 'text', required: true, sensitive }],
      });

    it('must be there', () => {
      expect(seen(asked(true), {}, {})).to.deep.equal(['profile.usia required']);
    });

    it('may be refused when it is sensitive, and only then', () => {
      expect(seen(asked(true), {}, { usia: null })).to.deep.equal([]);
      expect(seen(asked(false), {}, { usia: null })).to.deep.equal(['profile.usia required']);
    });

    it('takes 1 to 200 characters of text', () => {
      expect(seen(asked(false), {}, { usia: 'x'.repeat(200) })).to.deep.equal([]);
      for (const text of [' ', 'x'.repeat(201)]) {
        expect(seen(asked(false), {}, { usia: text })).to.deep.equal([
          'profile.usia not-a-profile-value',
        ]);
      }
    });
  });

  it('says it in English and in Indonesian', () => {
    const [problem] = validateAnswers(questionnaire([item('a')]), { a: 7 }, {});
    expect(problem?.message).to.equal('The answer must be one of 1, 2, 3, 4.');
    expect(problem?.pesan).to.equal('Jawaban harus salah satu dari 1, 2, 3, 4.');
  });
});
