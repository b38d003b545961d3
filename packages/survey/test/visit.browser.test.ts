import { expect } from 'chai';
import '../src/define.ts';
import { answerAll, clearPage, place } from './support/fixture.ts';

afterEach(clearPage);

describe('begin()', () => {
  it('starts the interview at once, and takes the visit along with the answer', async () => {
    const { survey, respondent, client } = await place((element) => {
      element.counter = '1';
      element.officer = 'p-1';
    });
    const visit = { ticket: 'e30.e30.c2ln', service: 'ktp', counter: '3' };
    expect(survey.begin(visit)).to.be.true;
    await respondent.settle();
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(client.submissions.at(-1)).to.include({ ...visit, officer: 'p-1' });
  });

  it('speaks the language of the visit, and forgets it with the next person', async () => {
    const { survey, respondent } = await place();
    survey.begin({ lang: 'en' });
    await respondent.settle();
    expect(respondent.text).to.contain('Question 1 of');
    survey.reset();
    await respondent.settle();
    expect(respondent.text).to.contain('Lanjut');
  });
});
