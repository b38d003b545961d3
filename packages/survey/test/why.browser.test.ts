import { expect } from 'chai';
import { extraParts } from '../src/extras/extras.ts';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { clearPage, keptInTab, place, type Setting } from './support/fixture.ts';
import { until } from './support/until.ts';

afterEach(clearPage);

/** At the first question, with a low answer given. */
async function answerLow(): Promise<Setting> {
  const setting = await place((survey) => (survey.why = true));
  const { respondent } = setting;
  await extraParts.load();
  await respondent.choose('Pilihan 2');
  await until(() => respondent.all('.why').length > 0);
  await respondent.settle();
  return setting;
}

/** From the first question to the review. */
async function goOn({ respondent }: Setting): Promise<void> {
  await respondent.press('Lanjut');
  await respondent.choose('Pilihan 4');
  for (let screens = 0; screens < 3; screens += 1)
    await respondent.press(screens === 0 ? 'Lanjut' : 'Lewati');
}

describe('why', () => {
  it('is asked after a low answer, shown in the review, and sent with the answer', async () => {
    const setting = await answerLow();
    const { respondent, client } = setting;
    await respondent.write(' Antre dua jam, hubungi 081234567890 ');
    expect(respondent.text).to.contain('akan disamarkan');
    await goOn(setting);
    expect(respondent.text).to.contain('Antre dua jam, hubungi [telepon]');
    await respondent.press('Kirim');
    expect(client.submissions[0]!.reasons).to.deep.equal({
      persyaratan: 'Antre dua jam, hubungi [telepon]',
    });
    await respondent.press('Isi lagi');
    expect(keptInTab()).to.deep.equal([]);
  });

  it('is not asked after a high answer, nor where it is not switched on', async () => {
    const { survey, respondent } = await answerLow();
    await respondent.choose('Pilihan 3');
    expect(respondent.all('.why')).to.deep.equal([]);
    await respondent.choose('Pilihan 1');
    expect(respondent.all('.why')).to.have.length(1);
    survey.why = false;
    await respondent.settle();
    expect(respondent.all('.why')).to.deep.equal([]);
  });

  it('is forgotten when the answer is raised', async () => {
    const setting = await answerLow();
    const { respondent, client } = setting;
    await respondent.write('Antre dua jam');
    await respondent.choose('Pilihan 3');
    await goOn(setting);
    await respondent.press('Kirim');
    expect(client.submissions[0]).not.to.have.property('reasons');
  });

  it('is optional, and as long as the protocol takes it', async () => {
    const setting = await answerLow();
    await setting.respondent.write('x'.repeat(400));
    await goOn(setting);
    await setting.respondent.press('Kirim');
    expect(setting.client.submissions[0]!.reasons!['persyaratan']).to.have.length(300);
  });

  /** What a page may make of a question that was answered. */
  const changes: Readonly<Record<string, (survey: SkmSurvey) => void>> = {
    'goes with its question': (survey) => (survey.omit = 'waktu'),
    'goes with the answer to a question that now offers something else': (survey) => {
      const question = document.createElement('skm-question');
      question.setAttribute('key', 'waktu');
      question.setAttribute('options', 'Satu|Dua|Tiga|Empat');
      survey.append(question);
    },
  };
  for (const [name, change] of Object.entries(changes)) {
    it(name, async () => {
      const setting = await answerLow();
      const { survey, respondent, client } = setting;
      await respondent.write('Antre dua jam');
      await respondent.press('Lanjut');
      await respondent.choose('Pilihan 1');
      await respondent.write('Loket tutup');
      await respondent.press('Lanjut');
      change(survey);
      await Promise.resolve();
      await respondent.settle();
      while (respondent.all('.review').length === 0) await respondent.press('Lewati');
      await respondent.press('Kirim');
      expect(client.submissions[0]!.reasons).to.deep.equal({ persyaratan: 'Antre dua jam' });
    });
  }

  it('is taken up with the draft of the tab', async () => {
    const setting = await answerLow();
    await setting.respondent.write('Antre dua jam');
    const { unit } = setting.survey;
    setting.survey.remove();
    const again = await place((survey) => Object.assign(survey, { unit, why: true }));
    await again.respondent.press('Lanjutkan pengisian');
    expect(again.respondent.root.querySelector('textarea')!.value).to.equal('Antre dua jam');
  });
});
