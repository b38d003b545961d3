import { expect } from 'chai';
import { answerAll, clearPage } from './support/fixture.ts';
import { listenToConsole } from './support/console.ts';
import { placeKiosk, type KioskSetting } from './support/kiosk.ts';
import { Respondent } from './support/respondent.ts';

let setting: KioskSetting | null = null;

async function kiosk(...change: Parameters<typeof placeKiosk>): Promise<KioskSetting> {
  setting = await placeKiosk(...change);
  return setting;
}

afterEach(() => {
  clearPage();
  setting?.machine.restore();
  setting = null;
});

const services = 'ktp:KTP-el|kk:Kartu Keluarga';

describe('a kiosk with partial="submit"', () => {
  const half = async (): Promise<KioskSetting> => {
    const made = await kiosk((survey) => (survey.partial = 'submit'));
    await made.respondent.press('Mulai');
    await made.respondent.choose('Pilihan 4');
    await made.respondent.press('Lanjut');
    return made;
  };

  it('hands in what there is, as a part, and then starts over', async () => {
    const { respondent, machine, client, told, abandoned } = await half();
    machine.pass(80);
    await respondent.settle();
    expect(client.submissions).to.have.length(1);
    expect(client.submissions[0]).to.deep.include({
      partial: true,
      answers: { persyaratan: 4, waktu: null },
    });
    expect(respondent.heading).to.equal('Survei kecil');
    expect(abandoned[0]).to.deep.include({ answered: 1, partial: true });
    expect(told.slice(-3)).to.deep.equal(['skm-abandon', 'skm-saved', 'skm-reset']);
  });

  it('masks what was being written', async () => {
    const { respondent, machine, client } = await half();
    await respondent.press('Lewati');
    await respondent.press('Lewati');
    await respondent.write('Hubungi 0812-3456-7890');
    machine.pass(80);
    await respondent.settle();
    expect(client.submissions[0]?.comment).to.equal('Hubungi [telepon]');
  });

  it('hands in nothing where nothing was answered', async () => {
    const { respondent, machine, client } = await kiosk((survey) => (survey.partial = 'submit'));
    await respondent.press('Mulai');
    machine.pass(80);
    await respondent.settle();
    expect(client.submissions).to.have.length(0);
    expect(respondent.heading).to.equal('Survei kecil');
  });

  it('says so when the part cannot be kept, and starts over all the same, once', async () => {
    const { respondent, machine, client, told } = await half();
    client.outcomes.push({ kind: 'failed', id: 'a', code: 'store-full', cause: '' });
    const log = listenToConsole();
    machine.pass(80);
    await respondent.settle();
    log.restore();
    expect(client.submissions).to.have.length(1);
    expect(respondent.heading).to.equal('Survei kecil');
    expect(told.slice(-3)).to.deep.equal(['skm-abandon', 'skm-failed', 'skm-reset']);
  });

  it('keeps the part of one person before the next begins', async () => {
    const { survey, respondent, client } = await half();
    expect(survey.begin({ ticket: 'e30.e30.c2ln' }), 'an answer is being kept').to.equal(false);
    await respondent.settle();
    expect(survey.begin({ ticket: 'e30.e30.c2ln' })).to.equal(true);
    await respondent.settle();
    expect(client.submissions[0]).not.to.have.property('ticket');
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(client.submissions[1]).to.include({ ticket: 'e30.e30.c2ln' });
    expect(client.submissions[1]).not.to.have.property('partial');
  });
});

describe('a kiosk and what a queue system says', () => {
  it('begin() goes from the first screen right into the interview, and wakes a dark one', async () => {
    const { survey, respondent, machine } = await kiosk((one) => {
      one.services = services;
      one.sleep = '11:00-13:00';
    });
    machine.pass(60);
    expect(survey.begin({ service: 'ktp' })).to.equal(true);
    await respondent.settle();
    expect(respondent.text).to.contain('Pertanyaan 1 dari 2');
  });

  it('begin() over a half-filled interview takes it away and says so', async () => {
    const { survey, respondent, told, abandoned, client } = await kiosk();
    survey.begin({ counter: '1' });
    await respondent.settle();
    await respondent.choose('Pilihan 4');
    expect(survey.begin({ counter: '2' })).to.equal(true);
    await respondent.settle();
    expect(told).to.deep.equal([
      'skm-reset',
      'skm-start',
      'skm-answer',
      'skm-abandon',
      'skm-reset',
      'skm-start',
    ]);
    expect(abandoned[0]?.answered).to.equal(1);
    expect(respondent.root.querySelectorAll('input:checked')).to.have.length(0);
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(client.submissions[0]?.counter).to.equal('2');
  });

  it('begin() is refused while an answer is being kept', async () => {
    const { survey, respondent, client } = await kiosk();
    let keep: () => void = () => {};
    client.outcomes.push(
      new Promise((resolve) => {
        keep = () => resolve({ kind: 'saved', id: 'a', seq: 1 });
      }),
    );
    await respondent.press('Mulai');
    await answerAll(respondent);
    await respondent.press('Kirim');
    expect(survey.begin({ counter: '2' })).to.equal(false);
    keep();
    await respondent.settle();
    expect(respondent.heading).to.equal('Terima kasih');
    expect(survey.begin({ counter: '2' })).to.equal(true);
  });

  it('an answer that was sent and could not be kept is tried once more before it goes', async () => {
    const { respondent, machine, client, told } = await kiosk();
    const failed = { kind: 'failed', id: 'a', code: 'store-full', cause: '' } as const;
    client.outcomes.push(failed);
    const log = listenToConsole();
    await respondent.press('Mulai');
    await answerAll(respondent);
    await respondent.press('Kirim');
    machine.pass(80);
    await respondent.settle();
    log.restore();
    expect(client.submissions).to.have.length(2);
    expect(client.ids[1], 'the same answer').to.equal('a');
    expect(respondent.heading).to.equal('Terima kasih');
    expect(told).not.to.contain('skm-abandon');
  });

  it('one that is taken away hears nothing more', async () => {
    const { survey, machine, told } = await kiosk();
    survey.remove();
    machine.pass(200);
    expect(told).to.deep.equal([]);
    expect(new Respondent(survey).heading).to.equal('Survei kecil');
  });
});
