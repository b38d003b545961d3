import {
  skmOnline2025,
  standardQuestionnaire,
  type Questionnaire,
  type StandardId,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';
import wording from './golden/wording.json' with { type: 'json' };

// The golden file was taken from the forms by a program, not from the sources of this package. A failing test here
// means that a questionnaire says something else than the official form: correct the source, never the form.

const standard = (id: StandardId): Questionnaire => standardQuestionnaire(id);
const texts = (questionnaire: Questionnaire): string[] =>
  questionnaire.items.map((item) => item.text.id);
const optionTexts = (questionnaire: Questionnaire): string[][] =>
  questionnaire.items.map((item) => item.options.map((option) => option.text.id));

describe('wording of the official forms', () => {
  it('skm-2017 is the annex, question by question and option by option, in printed order', () => {
    const asked = standard('skm-2017').items.map((item) => ({
      key: item.key,
      text: item.text.id,
      options: item.options.map((option) => option.text.id),
    }));
    expect(asked).to.deep.equal(wording['skm-2017']);
  });

  it('skm-2017-wajar differs from it in the answers to biaya alone', () => {
    const expected = wording['skm-2017'].map((item) =>
      item.key === 'biaya' ? wording.wajar : item.options,
    );
    expect(optionTexts(standard('skm-2017-wajar'))).to.deep.equal(expected);
    expect(texts(standard('skm-2017-wajar'))).to.deep.equal(texts(standard('skm-2017')));
  });

  it('skm-2017-gratis is the annex without biaya', () => {
    const expected = wording['skm-2017'].filter((item) => item.key !== 'biaya');
    expect(texts(standard('skm-2017-gratis'))).to.deep.equal(expected.map((item) => item.text));
  });

  it('SKM Online has its statements, labels and mapping', () => {
    const labels: Record<string, string[]> = wording.labels;
    const asked = skmOnline2025.items.map((item) => ({
      text: item.text.id,
      options: item.options.map((option) => option.text.id),
      counts:
        item.counts?.index === 'ikm'
          ? item.counts.unsur
          : `IPAK: ${item.counts?.aspect?.replaceAll('-', ' ') ?? ''}`,
    }));
    const expected = wording['skm-online-2025'].map((row) => ({
      text: row.text,
      options: labels[row.labels],
      counts: row.counts,
    }));
    expect(asked).to.deep.equal(expected);
  });

  for (const [channel, other] of [
    ['offline', '(online)'],
    ['online', '(offline)'],
    ['hybrid', '(none)'],
  ] as const) {
    it(`SKM Online ${channel} leaves out what is marked ${other}`, () => {
      const expected = wording['skm-online-2025'].filter((row) => !row.no.endsWith(other));
      const asked = standard(`skm-online-2025-${channel}`);
      expect(texts(asked)).to.deep.equal(expected.map((row) => row.text));
    });
  }

  it('spkp-spak has the eight, the five and the control question', () => {
    const expected = [...wording.spkp, ...wording.spak, wording.control];
    expect(texts(standard('spkp-spak'))).to.deep.equal(expected);
    expect(texts(standard('spkp-spak-6'))).to.deep.equal(expected);
  });

  it('spkp-spak is answered with the labels of the forms, the control question with Ya and Tidak', () => {
    const labels = optionTexts(standard('spkp-spak'));
    expect(labels.slice(0, -1)).to.deep.equal(labels.slice(0, -1).map(() => wording.zi));
    expect(labels.at(-1)).to.deep.equal(['Ya', 'Tidak']);
  });

  it('spak has the five', () => {
    expect(texts(standard('spak'))).to.deep.equal(wording.spak);
  });

  it('marks the one wording nobody verified', () => {
    expect(standard('spkp-spak').source).to.include('ipkp-biaya belum diverifikasi');
  });
});
