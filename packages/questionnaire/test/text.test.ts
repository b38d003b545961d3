import {
  languagesOf,
  missingTexts,
  standardQuestionnaire,
  textIn,
  textsOf,
  withTranslations,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { aStandard, someWords } from './support/arbitraries.ts';
import { deepFreeze, item, questionnaire } from './support/samples.ts';

describe('textIn', () => {
  const text = { id: 'Baik', en: 'Good', 'en-AU': 'Beaut' };

  for (const [language, words] of [
    ['id', 'Baik'],
    ['en', 'Good'],
    ['en-GB', 'Good'],
    ['en-AU', 'Beaut'],
    ['jv', 'Baik'],
    ['', 'Baik'],
    ['constructor', 'Baik'],
  ] as const) {
    it(`finds "${words}" for "${language}"`, () => {
      expect(textIn(text, language)).to.equal(words);
    });
  }

  it('gives words for whatever language is asked for', () => {
    fc.assert(
      fc.property(someWords, fc.string(), (id, language) => {
        expect(textIn({ id }, language)).to.equal(id);
      }),
    );
  });
});

describe('withTranslations', () => {
  const base = deepFreeze(questionnaire([item('waktu'), item('biaya')]));

  it('takes words by key and by the Indonesian words, the key first', () => {
    const { questionnaire: result } = withTranslations(base, 'jv', {
      'Pilihan 1': 'Siji',
      'items.waktu.1': 'Kapisan',
    });
    const [waktu, biaya] = result.items;
    expect(textIn(waktu!.options[0]!.text, 'jv')).to.equal('Kapisan');
    expect(textIn(biaya!.options[0]!.text, 'jv')).to.equal('Siji');
  });

  it('marks the language as unofficial, once', () => {
    const once = withTranslations(base, 'jv', { title: 'Tuladha' }).questionnaire;
    const again = withTranslations(once, 'jv', { title: 'Conto' }).questionnaire;
    expect(again.unofficialLanguages).to.deep.equal(['jv']);
    expect(languagesOf(again)).to.deep.equal(['id', 'jv']);
    expect(textIn(again.title, 'jv')).to.equal('Conto');
  });

  it('reports what is missing and what names nothing', () => {
    const { missing, unknown } = withTranslations(questionnaire([item('waktu')]), 'jv', {
      title: 'Tuladha',
      'items.waktu': 'Pitakon',
      'Pilihan 1': 'Siji',
      'items.wektu': 'typo',
    });
    expect(missing).to.deep.equal(['items.waktu.2', 'items.waktu.3', 'items.waktu.4']);
    expect(unknown).to.deep.equal(['items.wektu']);
  });

  it('counts words as used although a key overrides them everywhere', () => {
    const { unknown } = withTranslations(base, 'jv', { Contoh: 'Tuladha', title: 'Conto' });
    expect(unknown).to.deep.equal([]);
  });

  it('translates any standard completely when every key is given, and changes no other language', () => {
    fc.assert(
      fc.property(aStandard, someWords, (standard, words) => {
        const texts = textsOf(standard);
        const every = Object.fromEntries([...texts.keys()].map((key) => [key, `${words} ${key}`]));
        const translated = withTranslations(standard, 'su', every);
        expect(translated.missing).to.deep.equal([]);
        expect(translated.unknown).to.deep.equal([]);
        for (const [key, text] of textsOf(translated.questionnaire)) {
          expect(text).to.deep.equal({ ...texts.get(key), su: `${words} ${key}` });
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('texts of a questionnaire', () => {
  it('have keys that name each text once', () => {
    fc.assert(
      fc.property(aStandard, (standard) => {
        const fields = standard.profile.flatMap((field) => [field, ...(field.options ?? [])]);
        const items = standard.items.flatMap((one) => [one, ...one.options]);
        const count = 1 + items.length + fields.length + (standard.comment ? 1 : 0);
        expect(textsOf(standard).size).to.equal(count);
      }),
    );
  });

  it('are all missing in a language nobody supplied', () => {
    const standard = standardQuestionnaire('skm-2017');
    expect(missingTexts(standard, 'bug')).to.deep.equal([...textsOf(standard).keys()]);
  });
});
