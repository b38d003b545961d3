import { expect } from 'chai';
import { readAddress } from '../src/address.ts';
import { diagnose } from '../src/diagnostics.ts';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { listenToConsole } from './support/console.ts';
import { answerAll, clearPage, place } from './support/fixture.ts';
import { until } from './support/until.ts';

/** Red, green and blue, 0 to 255: a browser writes `rgb()` or `color(srgb …)`, as the colour came about. */
function bytesOf(colour: string): readonly number[] {
  const scale = colour.startsWith('color(srgb') ? 255 : 1;
  return (colour.match(/[\d.]+/g) ?? []).map((part) => Math.round(Number(part) * scale));
}

describe('what the page says', () => {
  let log: ReturnType<typeof listenToConsole>;
  beforeEach(() => (log = listenToConsole()));
  afterEach(() => {
    log.restore();
    clearPage();
  });

  it('of thanks takes the place of ours', async () => {
    const { respondent } = await place((survey) => (survey.thanks = 'Matur nuwun sanget.'));
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(respondent.text).to.contain('Matur nuwun sanget.');
    expect(respondent.text).to.not.contain('bermanfaat');
  });

  it('of a way on is a link on the thanks, and nowhere before', async () => {
    const { respondent } = await place((survey) => (survey.redirect = '/beranda'));
    await answerAll(respondent);
    expect(respondent.text).to.not.contain('Selesai');
    await respondent.press('Kirim');
    expect(respondent.button('Selesai').getAttribute('role')).to.equal('link');
  });

  for (const redirect of ['javascript:alert(1)', 'data:text/html,x', 'https://']) {
    it(`of a way on is told as wrong, and leads nowhere: ${redirect}`, async () => {
      const { respondent } = await place((survey) => (survey.redirect = redirect));
      await answerAll(respondent);
      await respondent.press('Kirim');
      expect(respondent.text).to.not.contain('Selesai');
      expect(log.said.join()).to.contain('skm-redirect-invalid').and.to.contain(redirect);
    });
  }

  it('of an accent colours what leads on, and gives the page’s own back when it is gone', async () => {
    const { survey, respondent } = await place((one) => (one.accent = 'rgb(10, 60, 120)'));
    const colour = (): readonly number[] =>
      bytesOf(getComputedStyle(respondent.button('Lanjut')).backgroundColor);
    expect(colour()).to.deep.equal([10, 60, 120]);
    survey.accent = '';
    await respondent.settle();
    expect(colour()).to.deep.equal([20, 102, 90]);
    expect(log.said).to.deep.equal([]);
  });

  it('of an accent that is no colour is told, once, and ours stays', async () => {
    const { respondent } = await place((survey) => (survey.accent = 'hijau'));
    const { backgroundColor } = getComputedStyle(respondent.button('Lanjut'));
    expect(bytesOf(backgroundColor)).to.deep.equal([20, 102, 90]);
    expect(log.said).to.have.length(1);
    expect(log.said[0]).to.contain('skm-accent-invalid').and.to.contain('hijau');
  });

  it('shows the logo of the agency on the introduction, and only there', async () => {
    const { survey, respondent } = await place((one) => {
      const logo = document.createElement('img');
      logo.slot = 'logo';
      logo.alt = 'Lambang';
      one.append(logo);
    });
    const logo = survey.querySelector('img')!;
    expect(logo.assignedSlot).to.not.equal(null);
    await respondent.choose('Pilihan 4');
    expect(logo.assignedSlot).to.not.equal(null);
    await respondent.press('Lanjut');
    expect(logo.assignedSlot).to.equal(null);
  });

  it('in its address holds for every interview, a ticket for the first', async () => {
    const ticket = 'e30.e30.c2ln';
    const { survey, respondent, client } = await place((one) => (one.counter = '1'));
    readAddress(
      survey,
      diagnose,
      `https://dinas.example/?skm-loket=3&skm-service=ktp&skm-ticket=${ticket}&skm-warna=biru`,
    );
    for (const turn of [1, 2]) {
      await answerAll(respondent);
      await respondent.press('Kirim');
      expect(client.submissions).to.have.length(turn);
      await respondent.press('Isi lagi');
    }
    expect(client.submissions[0]).to.include({ counter: '3', service: 'ktp', ticket });
    expect(client.submissions[1]).to.include({ counter: '3', service: 'ktp' });
    expect(client.submissions[1]).to.not.have.property('ticket');
    await until(() => log.said.length > 0);
    expect(log.said.join()).to.contain('skm-address-unknown').and.to.contain('skm-warna');
  });

  it('in its address of a service is not contradicted by the name of another', async () => {
    const named = (survey: SkmSurvey): void => {
      survey.service = 'ktp';
      survey.serviceName = 'KTP elektronik';
    };
    const same = await place(named);
    readAddress(same.survey, diagnose, 'https://dinas.example/?skm-service=ktp');
    await same.respondent.settle();
    expect(same.respondent.text).to.contain('Layanan: KTP elektronik');
    const other = await place(named);
    readAddress(other.survey, diagnose, 'https://dinas.example/?skm-service=kk');
    await other.respondent.settle();
    expect(other.respondent.text).to.not.contain('Layanan');
    await answerAll(other.respondent);
    await other.respondent.press('Kirim');
    expect(other.client.submissions[0]).to.include({ service: 'kk' });
  });

  it('in its address is read once: what a script says later stays', async () => {
    const { survey, respondent, client } = await place();
    readAddress(survey, diagnose, 'https://dinas.example/?skm-counter=3');
    survey.counter = '4';
    readAddress(survey, diagnose, 'https://dinas.example/?skm-counter=3');
    survey.begin();
    await respondent.settle();
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(client.submissions[0]).to.include({ counter: '4' });
  });
});
