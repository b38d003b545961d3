import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { listenToConsole } from './support/console.ts';
import { clearPage, keptInTab, place, type Setting } from './support/fixture.ts';
import { small } from './support/questionnaires.ts';

afterEach(clearPage);

type Attributes = Readonly<Record<string, string>>;

function put(survey: SkmSurvey, ...questions: Attributes[]): HTMLElement[] {
  const elements = questions.map((attributes) => {
    const element = document.createElement('skm-question');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  });
  survey.append(...elements);
  return elements;
}

/** The small questionnaire with questions in the element, and perhaps more. */
const asking = (
  questions: readonly Attributes[],
  change: (survey: SkmSurvey) => void = () => {},
): Promise<Setting> =>
  place((survey) => {
    put(survey, ...questions);
    change(survey);
  });

/** What observers are told comes in a microtask of its own. */
async function settled({ respondent }: Setting): Promise<void> {
  await Promise.resolve();
  await respondent.settle();
}

const queue = { key: 'antrean', text: 'Bagaimana antrean?', options: 'Lama|Singkat' };
const fresh = { key: 'waktu', text: 'Cepatkah?', options: 'Lambat|Agak lambat|Cepat|Kilat' };

async function answer({ respondent }: Setting, ...choices: string[]): Promise<void> {
  for (const choice of choices) {
    await respondent.choose(choice);
    await respondent.press('Lanjut');
  }
}

/** From an open question to the end, nothing more said. */
async function finish({ respondent }: Setting): Promise<void> {
  while (respondent.all('.review').length === 0) {
    await respondent.press(respondent.text.includes('Lewati') ? 'Lewati' : 'Lanjut');
  }
  await respondent.press('Kirim');
}

describe('questions in the element', () => {
  it('change a question, and the answer says how', async () => {
    const setting = await asking([fresh]);
    const { respondent, client } = setting;
    await answer(setting, 'Pilihan 4');
    expect(respondent.heading).to.equal('Cepatkah?');
    await answer(setting, 'Kilat');
    await finish(setting);
    const [submission] = client.submissions;
    expect(submission?.questionnaire.id).to.equal('small-custom');
    expect(submission?.questionnaire.revision).to.match(/^c-/);
    expect(submission?.variant?.base).to.deep.equal({ id: 'small', revision: '1' });
    expect(submission?.variant?.changes).to.have.nested.property('items.waktu');
    expect(submission?.answers).to.deep.equal({ persyaratan: 4, waktu: 4 });
  });

  it('add a question, in its place and without faces', async () => {
    const setting = await asking([{ ...queue, after: 'persyaratan' }]);
    const { respondent, client } = setting;
    expect(respondent.all('.face')).to.have.length(4);
    await answer(setting, 'Pilihan 1');
    expect(respondent.heading).to.equal('Bagaimana antrean?');
    expect(respondent.all('.face')).to.have.length(0);
    await answer(setting, 'Singkat');
    await finish(setting);
    expect(client.submissions[0]?.answers).to.deep.equal({
      ...{ persyaratan: 1, antrean: 2, waktu: null },
    });
  });

  it('are words in the language of the screens', async () => {
    const setting = await asking(
      [
        { ...queue, after: 'persyaratan' },
        { key: 'antrean', lang: 'jv', text: 'Piye antriane?' },
      ],
      (survey) => (survey.lang = 'jv'),
    );
    await answer(setting, 'Pilihan 1');
    expect(setting.respondent.heading).to.equal('Piye antriane?');
  });

  it('may be set as properties, before the element is known or after', async () => {
    const setting = await asking([]);
    const before = document.createElement('skm-question');
    Object.assign(before, { key: 'waktu', text: 'Cepatkah?' });
    setting.survey.append(before);
    await settled(setting);
    const after = document.createElement('skm-question');
    after.key = 'persyaratan';
    after.text = 'Sesuaikah?';
    setting.survey.append(after);
    await settled(setting);
    expect(setting.respondent.heading).to.equal('Sesuaikah?');
    await answer(setting, 'Pilihan 1');
    expect(setting.respondent.heading).to.equal('Cepatkah?');
  });

  it('that are mistaken are each named once with code and anchor, and the rest works', async () => {
    const log = listenToConsole();
    const setting = await asking(
      [{ key: 'Salah Satu' }, { ...queue, unsur: 'antri' }, fresh],
      (survey) => {
        survey.omit = 'tiada';
        survey.services = 'bukan kunci|ktp:KTP-el';
      },
    );
    setting.survey.requestUpdate();
    await setting.respondent.settle();
    log.restore();
    const said = log.said.filter((line) => /question|omit|services/.test(line));
    expect(said.map((line) => /skm-survey\] (\S+):.*#\1$/.exec(line)?.[1]).sort()).to.deep.equal([
      'skm-omit-unknown',
      'skm-question-key',
      'skm-question-unsur',
      'skm-services-invalid',
    ]);
    await answer(setting, 'KTP-el', 'Pilihan 1');
    expect(setting.respondent.heading).to.equal('Cepatkah?');
  });
});

describe('attributes on what is asked', () => {
  it('leave out questions, profile and comment', async () => {
    const setting = await place((survey) => {
      survey.definition = null;
      survey.setAttribute('omit', 'biaya');
      survey.setAttribute('profile', 'none');
      survey.setAttribute('comment', 'off');
    });
    for (let left = 8; left > 0; left -= 1) {
      setting.respondent.all<HTMLInputElement>('input[type=radio]')[3]?.click();
      await setting.respondent.press('Lanjut');
    }
    await setting.respondent.press('Kirim');
    const [submission] = setting.client.submissions;
    expect(submission?.answers).to.not.have.property('biaya');
    expect(submission?.variant?.changes).to.deep.equal({
      leaveOut: ['biaya'],
      profile: { choose: [] },
      comment: { on: false },
    });
  });

  it('choose the profile and what of it may not be skipped', async () => {
    const setting = await place((survey) => {
      survey.definition = { ...small, items: small.items.slice(0, 1), profile: skm2017.profile };
      survey.profile = 'usia, jenis-kelamin';
      survey.profileRequired = 'usia';
    });
    const { respondent } = setting;
    await answer(setting, 'Pilihan 1');
    const legends = respondent.all('[part=field] > legend');
    expect(legends.map((one) => one.textContent.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Usia',
      'Jenis kelamin (boleh dilewati)',
    ]);
    await respondent.press('Lanjut');
    expect(respondent.all('[part=error]')).to.have.length(1);
  });
});

describe('services to choose from', () => {
  const offered = (survey: SkmSurvey): void => {
    survey.services = 'ktp:KTP-el|kk:Kartu Keluarga';
  };

  it('are asked for first, and the answer is for the one that was chosen', async () => {
    const setting = await place(offered);
    const { respondent, client } = setting;
    expect(respondent.heading).to.equal('Layanan apa yang Anda terima?');
    expect(respondent.all('.face')).to.have.length(0);
    await answer(setting, 'Kartu Keluarga', 'Pilihan 2');
    await finish(setting);
    expect(client.submissions[0]).to.deep.include({
      questionnaire: { id: 'small', revision: '1' },
      service: 'kk',
      answers: { persyaratan: 2, waktu: null },
    });
    expect(client.submissions[0]).to.not.have.property('variant');
  });

  it('cannot be skipped, and can be changed in the review', async () => {
    const setting = await place(offered);
    const { respondent, client } = setting;
    await respondent.press('Lanjut');
    expect(respondent.all('[part=error]')).to.have.length(1);
    await answer(setting, 'KTP-el', 'Pilihan 2');
    while (respondent.all('.review').length === 0) {
      await respondent.press(respondent.text.includes('Lewati') ? 'Lewati' : 'Lanjut');
    }
    respondent.all('.review button')[0]?.click();
    await respondent.settle();
    await respondent.choose('Kartu Keluarga');
    await respondent.press('Simpan perubahan');
    await respondent.press('Kirim');
    expect(client.submissions[0]?.service).to.equal('kk');
  });

  it('are not asked for where the page or the visit names one', async () => {
    const setting = await place((survey) => {
      offered(survey);
      survey.service = 'akta';
    });
    expect(setting.respondent.heading).to.equal('Bagaimana persyaratan?');
    setting.survey.service = '';
    await setting.respondent.settle();
    setting.survey.begin({ service: 'sim' });
    await setting.respondent.settle();
    expect(setting.respondent.heading).to.equal('Bagaimana persyaratan?');
    await answer(setting, 'Pilihan 1');
    await finish(setting);
    expect(setting.client.submissions[0]?.service).to.equal('sim');
  });
});

describe('services in a kiosk, which has a screen of its own for them', () => {
  it('are no question', async () => {
    const setting = await asking([fresh], (survey) => {
      survey.services = 'ktp:KTP-el|kk:Kartu Keluarga';
      survey.mode = 'kiosk';
    });
    expect(setting.survey.begin()).to.equal(true);
    await setting.respondent.settle();
    expect(setting.respondent.text).to.not.include('Layanan apa yang Anda terima?');
  });
});

describe('questions that change during an interview', () => {
  /** An interview whose first question was answered; the second is open. */
  async function underWay(...questions: Attributes[]): Promise<Setting> {
    const setting = await asking(questions);
    await answer(setting, 'Pilihan 3');
    return setting;
  }

  it('keep what was said and the question that is open', async () => {
    const setting = await underWay();
    put(setting.survey, { ...queue, after: 'persyaratan' });
    await settled(setting);
    expect(setting.respondent.heading).to.equal('Bagaimana waktu?');
    await setting.respondent.press('Kembali');
    expect(setting.respondent.heading).to.equal('Bagaimana antrean?');
    await setting.respondent.press('Kembali');
    expect(setting.respondent.all<HTMLInputElement>('input:checked')[0]?.value).to.equal('3');
  });

  it('may change and go, and what is left stays answered', async () => {
    const setting = await underWay({ ...queue, after: 'persyaratan' });
    await answer(setting, 'Singkat', 'Pilihan 2');
    const [question] = setting.survey.children;
    question?.setAttribute('text', 'Antre lama?');
    await settled(setting);
    question?.remove();
    await settled(setting);
    await finish(setting);
    expect(setting.client.submissions[0]).to.deep.include({
      questionnaire: { id: 'small', revision: '1' },
      answers: { persyaratan: 3, waktu: 2 },
    });
  });

  it('with other words for what was chosen are open again', async () => {
    const setting = await underWay();
    await answer(setting, 'Pilihan 2');
    put(setting.survey, { key: 'waktu', options: 'Pilihan 1|Agak lambat|Pilihan 3|Pilihan 4' });
    put(setting.survey, { key: 'persyaratan', options: 'Buruk|Cukup|Pilihan 3|Bagus' });
    await settled(setting);
    await finish(setting);
    expect(setting.client.submissions[0]?.answers).to.deep.equal({ persyaratan: 3, waktu: null });
  });

  it('lead to the next one that is left where the open one goes', async () => {
    const setting = await underWay(fresh);
    expect(setting.respondent.heading).to.equal('Cepatkah?');
    setting.survey.omit = 'waktu';
    setting.survey.replaceChildren();
    await settled(setting);
    expect(setting.respondent.text).to.include('Usia');
  });

  it('leave no draft behind under the name of before', async () => {
    const setting = await underWay();
    expect(keptInTab()).to.have.length(1);
    put(setting.survey, queue);
    await settled(setting);
    expect(keptInTab()).to.have.length(1);
    expect(keptInTab()[0]).to.include('small-custom');
  });

  it('of another questionnaire begin a new interview', async () => {
    const setting = await underWay(fresh);
    setting.survey.definition = { ...small, id: 'other' };
    await settled(setting);
    expect(setting.respondent.text).to.include('Lanjut');
  });
});

describe('a questionnaire that stands in the element', () => {
  const inline = (survey: SkmSurvey, text: string): void => {
    survey.definition = null;
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = text;
    survey.append(script);
  };

  it('is asked', async () => {
    const { respondent } = await place((survey) => inline(survey, JSON.stringify(small)));
    expect(respondent.title).to.equal('Survei kecil');
  });

  it('may be changed by questions beside it', async () => {
    const setting = await asking([{ key: 'persyaratan', text: 'Sesuaikah?' }], (survey) =>
      inline(survey, JSON.stringify(small)),
    );
    expect(setting.respondent.heading).to.equal('Sesuaikah?');
  });

  it('that is no JSON is not replaced by another', async () => {
    const log = listenToConsole();
    const { respondent } = await place((survey) => inline(survey, '{'));
    log.restore();
    expect(respondent.text).to.include('belum dapat ditampilkan');
    expect(log.said.join()).to.include('skm-questionnaire-unreadable');
  });
});
