import { expect } from 'chai';
import { expectAccessible, itIsAccessibleIn } from './support/accessible.ts';
import { clearPage, place } from './support/fixture.ts';
import { demanding } from './support/questionnaires.ts';

describe('<skm-survey> is accessible', () => {
  afterEach(clearPage);

  itIsAccessibleIn('id');

  for (const accent of ['#ffd400', '#0b1f4b', '#c8102e', '#7ad3ff']) {
    it(`with ${accent} as the accent, in both themes`, async () => {
      for (const theme of ['light', 'dark']) {
        const { survey, respondent } = await place((one) => {
          one.theme = theme;
          one.style.setProperty('--skm-accent', accent);
        });
        await expectAccessible(survey);
        await respondent.choose('Pilihan 4');
        await expectAccessible(survey);
      }
    });
  }

  it('in profile fields of every kind', async () => {
    const { survey, respondent } = await place((one) => (one.definition = demanding));
    await respondent.choose('Pilihan 1');
    await respondent.press('Lanjut');
    await respondent.choose('Tidak');
    await respondent.press('Lanjut');
    await respondent.press('Lanjut');
    expect(respondent.all('.error')).to.have.length.above(0);
    await expectAccessible(survey);
  });

  it('with targets of at least 44 px', async () => {
    const { respondent } = await place();
    for (const target of respondent.all('button, .option')) {
      expect(target.getBoundingClientRect().height).to.be.at.least(44);
    }
  });
});
