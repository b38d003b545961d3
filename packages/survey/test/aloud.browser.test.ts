import { expect } from 'chai';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { answerAll, clearPage, place, type Setting } from './support/fixture.ts';
import { demanding } from './support/questionnaires.ts';
import { FakeSpeech, voice } from './support/speech.ts';
import { until } from './support/until.ts';

let speech: FakeSpeech;

beforeEach(() => {
  speech = new FakeSpeech(voice('id-ID'), voice('en-GB'));
});

afterEach(() => {
  clearPage();
  speech.restore();
});

const spoken = (): string[] => speech.queue.map(({ text }) => text);
const framed = ({ respondent }: Setting): Element[] => respondent.all('.reading');
const offered = ({ respondent }: Setting): string[] =>
  respondent.all('.aloud button').map((button) => button.textContent.trim());

/** A survey that can be read aloud. */
async function readable(change: (survey: SkmSurvey) => void = () => {}): Promise<Setting> {
  const setting = await place((survey) => {
    survey.readAloud = true;
    change(survey);
  });
  await until(() => offered(setting).length > 0);
  return setting;
}

/** A survey that is being read, the first piece of it by now. */
async function reading(change: (survey: SkmSurvey) => void = () => {}): Promise<Setting> {
  const setting = await readable(change);
  if (setting.survey.mode === 'popup') await setting.respondent.press('Nilai pelayanan kami');
  await setting.respondent.press('Bacakan');
  speech.queue[0]!.onstart();
  return setting;
}

function expectSilence(setting: Setting): void {
  expect({ spoken: spoken(), framed: framed(setting) }).to.deep.equal({ spoken: [], framed: [] });
}

describe('the button of read-aloud', () => {
  it('is there where the device has a voice of the language, by its old code too', async () => {
    speech.voices = [voice('in_ID')];
    const setting = await readable();
    expect(offered(setting)).to.deep.equal(['Bacakan']);
    setting.survey.lang = 'en';
    await until(() => setting.respondent.text.includes('Next'));
    expect(offered(setting)).to.deep.equal([]);
  });

  it('comes as soon as the device knows its voices', async () => {
    speech.voices = [];
    const setting = await place((survey) => (survey.readAloud = true));
    await until(() => speech.listeners > 0);
    expect(offered(setting)).to.deep.equal([]);
    speech.voices = [voice('id-ID')];
    speech.dispatchEvent(new Event('voiceschanged'));
    await setting.respondent.settle();
    expect(offered(setting)).to.deep.equal(['Bacakan']);
  });

  it('says what a press does, and nothing beside', async () => {
    const setting = await reading();
    expect(offered(setting)).to.deep.equal(['Berhenti membaca']);
    expect(setting.respondent.button('Berhenti membaca').hasAttribute('aria-pressed')).to.be.false;
  });

  it('leaves nothing with the voice of the device that would hold the element', async () => {
    const { survey } = await readable();
    expect(speech.listeners).to.equal(1);
    survey.remove();
    expect(speech.listeners).to.equal(0);
    document.body.append(survey);
    expect(speech.listeners).to.equal(1);
  });
});

describe('reading aloud', () => {
  it('is in a voice of the device that speaks the language, before one of the network', async () => {
    const own = voice('id-ID');
    speech.voices = [voice('en-GB'), voice('id-ID', false), own];
    await reading();
    const [first] = speech.queue;
    expect([first!.voice, first!.lang]).to.deep.equal([own, 'id-ID']);
  });

  it('shows by a frame what is heard, piece after piece', async () => {
    const setting = await reading();
    const [first, second] = speech.queue;
    const [heard, ...others] = framed(setting);
    expect([heard?.textContent.trim(), others]).to.deep.equal([first!.text, []]);
    expect(getComputedStyle(heard!).outlineStyle).to.equal('solid');
    first!.onend();
    second!.onstart();
    expect(framed(setting).map((one) => one === heard)).to.deep.equal([false]);
  });

  it('has the question and its options, the fields and theirs', async () => {
    const { respondent } = await reading((survey) => (survey.definition = demanding));
    expect(spoken()).to.include.members(['Bagaimana biaya?', 'Pilihan 1', 'Pilihan 4']);
    for (const name of ['Pilihan 4', 'Tidak']) {
      await respondent.choose(name);
      await respondent.press('Lanjut');
    }
    await respondent.press('Bacakan');
    expect(spoken()).to.include.members(['Disabilitas', 'Ya, fisik', 'Tanggal']);
  });

  it('has the question after a low answer', async () => {
    const { respondent } = await readable((survey) => (survey.why = true));
    await respondent.choose('Pilihan 2');
    await until(() => respondent.all('.why').length > 0);
    await respondent.press('Bacakan');
    expect(spoken()).to.include('Apa yang perlu diperbaiki? (boleh dilewati)');
  });

  it('has the box beneath the review', async () => {
    const { respondent } = await readable();
    await answerAll(respondent);
    await respondent.press('Bacakan');
    expect(spoken().at(-1)).to.equal('Survei ini diisikan oleh pendamping atau petugas');
  });

  it('is over with the last piece, also where empty words stand behind it', async () => {
    const setting = await readable();
    const empty = document.createElement('span');
    empty.className = 'words';
    setting.respondent.root.querySelector('.frame')!.append(empty);
    await setting.respondent.press('Bacakan');
    speech.sayAll();
    await setting.respondent.settle();
    expect(offered(setting)).to.deep.equal(['Bacakan']);
    expectSilence(setting);
  });
});

describe('the voice stops', () => {
  /** What a person does, or what becomes of the page, in the middle of a sentence. */
  const ends: Readonly<Record<string, (setting: Setting) => unknown>> = {
    'at a second press': ({ respondent }) => respondent.press('Berhenti membaca'),
    'when another screen comes': async ({ respondent }) => {
      await respondent.choose('Pilihan 4');
      await respondent.press('Lanjut');
    },
    'when another language is spoken': ({ survey }) => (survey.lang = 'en'),
    'when the next person comes': async ({ survey, respondent }) => {
      await respondent.choose('Pilihan 4');
      survey.reset();
    },
    'when the survey cannot be shown any more': ({ survey }) => {
      survey.client = null;
      survey.unit = '';
    },
    'when it is switched off': ({ survey }) => (survey.readAloud = false),
    'when the element goes': ({ survey }) => {
      survey.remove();
    },
    'when it fails': () => speech.queue[0]!.onerror(),
  };
  for (const [when, end] of Object.entries(ends)) {
    it(when, async () => {
      const setting = await reading();
      await end(setting);
      await setting.respondent.settle();
      expectSilence(setting);
      expect(offered(setting)).to.not.include('Berhenti membaca');
    });
  }

  it('when the popup is closed, and can be started again in it', async () => {
    const setting = await reading((survey) => (survey.mode = 'popup'));
    await setting.respondent.press('Tutup');
    expectSilence(setting);
    await setting.respondent.press('Nilai pelayanan kami');
    expect(offered(setting)).to.deep.equal(['Bacakan']);
  });

  it('but not at what the sentence before tells of its end', async () => {
    const setting = await reading();
    const [before] = speech.queue;
    await setting.respondent.press('Berhenti membaca');
    await setting.respondent.press('Bacakan');
    before!.onerror();
    await setting.respondent.settle();
    expect(offered(setting)).to.deep.equal(['Berhenti membaca']);
  });
});
