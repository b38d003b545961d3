import { expect } from 'chai';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { listenToConsole } from './support/console.ts';
import { answerAll, clearPage, keptInTab, place, type Setting } from './support/fixture.ts';

afterEach(clearPage);

/** What a reload does to the page: the element goes, the tab stays. */
async function reload({ survey }: Setting, change?: (next: SkmSurvey) => void): Promise<Setting> {
  survey.remove();
  return place(change);
}

describe('a half-filled interview', () => {
  it('survives a reload, and shows nothing before the person goes on', async () => {
    const before = await place();
    await before.respondent.choose('Pilihan 4');
    await before.respondent.press('Lanjut');
    await before.respondent.choose('Pilihan 3');
    const { respondent } = await reload(before);
    expect(respondent.heading).to.equal('Survei kecil');
    expect(respondent.text).to.contain('Ada jawaban yang belum selesai');
    await respondent.press('Lanjutkan pengisian');
    expect(respondent.heading).to.equal('Bagaimana waktu?');
    const [chosen] = respondent.all<HTMLInputElement>('input:checked');
    expect(chosen!.value).to.equal('3');
  });

  it('is gone for who starts over', async () => {
    const before = await place();
    await answerAll(before.respondent);
    const next = await reload(before);
    await next.respondent.press('Mulai dari awal');
    expect(next.respondent.all('input:checked')).to.be.empty;
    const after = await reload(next);
    expect(after.respondent.button('Lanjut')).to.exist;
  });

  it('is kept with identities masked, in this tab only', async () => {
    const { respondent } = await place();
    await answerAll(respondent);
    await respondent.press('Kembali');
    await respondent.write('NIK saya 3201234567890123');
    const kept = keptInTab().join();
    expect(kept).to.contain('[NIK]').and.not.to.contain('3201234567890123');
    expect(Object.keys(localStorage).filter((key) => key.includes('draft'))).to.be.empty;
  });

  for (const [how, leave] of [
    ['once it is sent', ({ respondent }: Setting) => respondent.press('Kirim')],
    ['after reset()', ({ survey }: Setting) => survey.reset()],
  ] as const) {
    it(`is not there for the next person ${how}`, async () => {
      const before = await place();
      await answerAll(before.respondent);
      await leave(before);
      expect(keptInTab()).to.deep.equal([]);
      const { respondent } = await reload(before);
      expect(respondent.button('Lanjut')).to.exist;
    });
  }

  it('keeps the id of a try that failed for the same answer only', async () => {
    const log = listenToConsole();
    const before = await place();
    before.client.outcomes.push({ kind: 'failed', id: 'try', code: 'store-full', cause: null });
    await answerAll(before.respondent);
    await before.respondent.press('Kirim');
    const same = await reload(before);
    await same.respondent.press('Lanjutkan pengisian');
    same.client.outcomes.push({ kind: 'failed', id: 'try', code: 'store-full', cause: null });
    await same.respondent.press('Kirim');
    const next = await reload(same);
    await next.respondent.press('Mulai dari awal');
    await answerAll(next.respondent);
    await next.respondent.press('Kirim');
    log.restore();
    expect(same.client.ids).to.deep.equal(['try']);
    expect(next.client.ids).to.deep.equal([undefined]);
  });

  it('is not kept with draft="off"', async () => {
    const without = (survey: SkmSurvey): void => survey.setAttribute('draft', 'off');
    const before = await place(without);
    await answerAll(before.respondent);
    expect(keptInTab()).to.deep.equal([]);
    const { respondent } = await reload(before, without);
    expect(respondent.button('Lanjut')).to.exist;
  });
});
