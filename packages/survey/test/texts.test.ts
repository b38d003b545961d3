import { expect } from 'chai';
import { en } from '../src/texts/en.ts';
import { id as idFirst } from '../src/texts/id.ts';
import { idAloud } from '../src/texts/id-aloud.ts';
import { idDone } from '../src/texts/id-done.ts';
import { idFaults } from '../src/texts/id-faults.ts';
import { idIndex } from '../src/texts/id-index.ts';
import { idLeft } from '../src/texts/id-left.ts';
import { idPage } from '../src/texts/id-page.ts';
import { idPopup } from '../src/texts/id-popup.ts';
import { idRest } from '../src/texts/id-rest.ts';
import { idWhy } from '../src/texts/id-why.ts';
import { readSuppliedTexts } from '../src/texts/supplied.ts';
import { fill, speaks, textsFor, type TextKey, type Texts } from '../src/texts/texts.ts';

const id: Texts = {
  ...idFirst,
  ...idRest,
  ...idLeft,
  ...idFaults,
  ...idAloud,
  ...idIndex,
  ...idPage,
  ...idWhy,
  ...idDone,
  ...idPopup,
};

/** The regulation has a word for each grade (`kinerja`) in Indonesian only: English says the grade itself. */
const placeholders = (text: string): string[] =>
  (text.replace('{mutu}', '{kinerja}').match(/\{\w+\}/g) ?? []).sort();

describe('texts', () => {
  for (const key of Object.keys(id) as TextKey[]) {
    it(`has "${key}" in Indonesian and English with the same placeholders`, () => {
      expect(id[key]).to.match(/\S/);
      expect(en[key]).to.match(/\S/);
      expect(placeholders(en[key])).to.deep.equal(placeholders(id[key]));
    });
  }

  it('says as many things in English as in Indonesian', () => {
    expect(Object.keys(en).sort()).to.deep.equal(Object.keys(id).sort());
  });

  it('reads a region as its language, and an unknown language as Indonesian', () => {
    expect(textsFor('en-GB', {}, [idRest, en]).next).to.equal('Next');
    expect(textsFor('fr', {}, [idRest]).next).to.equal('Lanjut');
  });

  it('takes supplied words first and falls back to Indonesian for the rest', () => {
    const texts = textsFor('jv', { jv: { next: 'Banjur' } }, [idRest]);
    expect([texts.next, texts.back]).to.deep.equal(['Banjur', 'Kembali']);
  });

  it('lets an agency reword a built-in language', () => {
    expect(textsFor('en', { en: { start: 'Begin' } }, [en]).start).to.equal('Begin');
  });

  it('knows which languages have words', () => {
    expect([speaks('en-US'), speaks('jv'), speaks('jv', { jv: {} })]).to.deep.equal([
      true,
      false,
      true,
    ]);
  });

  it('fills values in and leaves a name without a value to be seen', () => {
    expect(fill('{a} dari {b}', { a: 3 })).to.equal('3 dari {b}');
  });

  it('keeps of a file only what are words', () => {
    const read = readSuppliedTexts({
      jv: { next: 'Banjur', back: 7, skip: '' },
      su: null,
    });
    expect(read).to.deep.equal({ jv: { next: 'Banjur' }, su: {} });
  });

  for (const value of [null, 'text', 7, ['jv']]) {
    it(`refuses ${JSON.stringify(value)} as texts`, () => {
      expect(readSuppliedTexts(value)).to.equal(null);
    });
  }
});
