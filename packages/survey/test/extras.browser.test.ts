import { expect } from 'chai';
import { figuresIn, IndexSoFar } from '../src/extras/index-so-far.ts';
import type { SkmSurvey } from '../src/skm-survey.ts';
import type { View } from '../src/views/view.ts';
import { answerAll, clearPage, place } from './support/fixture.ts';
import { until } from './support/until.ts';

afterEach(clearPage);

describe('show-index', () => {
  it('takes the figures of a reply, and none where there are none', () => {
    const ikm = { value: '81.25', mutu: 'B', kinerja: 'Baik', respondents: 8 };
    expect(figuresIn({ ikm })).to.deep.equal(ikm);
    for (const reply of [null, {}, { ikm: null }, { ikm: { ...ikm, value: null } }, 'x']) {
      expect(figuresIn(reply)).to.be.null;
    }
  });

  const wants = (survey: SkmSurvey): void => {
    survey.showIndex = true;
    survey.unit = 'contoh';
    const results = { ikm: { value: '81.25', mutu: 'B', kinerja: 'Baik', respondents: 8 } };
    // The path of the collector is put behind the address: here into its fragment.
    const blob = new Blob([JSON.stringify(results)], { type: 'application/json' });
    survey.collector = `${URL.createObjectURL(blob)}#`;
  };

  it('asks nobody where the page names no collector, or no unit', () => {
    const asked: unknown[] = [];
    const { fetch: real } = globalThis;
    globalThis.fetch = (address) => {
      asked.push(address);
      return Promise.reject(new TypeError('nobody there'));
    };
    const collector = 'https://skm.example';
    for (const page of [{ unit: 'contoh' }, { collector }, { unit: 'contoh', collector }]) {
      const view = {
        state: { phase: { kind: 'thanks', id: 'a' } },
        page: { unit: '', collector: '', ...page },
      };
      new IndexSoFar(() => {}).shown(view as unknown as View);
    }
    globalThis.fetch = real;
    expect(asked.map(String)).to.deep.equal(['https://skm.example/v1/units/contoh/results']);
  });

  it('asks the collector on the thanks screen, and shows what it says', async () => {
    const { survey, respondent } = await place(wants);
    await answerAll(respondent);
    expect(respondent.text).to.not.contain('81,25');
    await respondent.press('Kirim');
    await until(() => respondent.text.includes('81,25'));
    expect(respondent.text).to.contain('IKM sejauh ini: 81,25 (Baik), dari 8 responden');
    survey.lang = 'en';
    await until(() => respondent.text.includes('(IKM) so far: 81.25 (grade B), from 8'));
  });
});
