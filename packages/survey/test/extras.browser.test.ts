import { expect } from 'chai';
import { render } from 'lit';
import { Aloud, type Speech } from '../src/extras/aloud.ts';
import { figuresIn } from '../src/extras/index-so-far.ts';
import type { SkmSurvey } from '../src/skm-survey.ts';
import { answerAll, clearPage, place } from './support/fixture.ts';
import { until } from './support/until.ts';

afterEach(clearPage);

const voice = (lang: string): SpeechSynthesisVoice =>
  ({ lang, localService: true }) as SpeechSynthesisVoice;

/** A device's voice that says nothing: it remembers what it was given. */
class Silent implements Speech {
  readonly voices: SpeechSynthesisVoice[];
  queue: SpeechSynthesisUtterance[] = [];

  constructor(...voices: SpeechSynthesisVoice[]) {
    this.voices = voices;
  }

  getVoices(): SpeechSynthesisVoice[] {
    return this.voices;
  }

  speak(utterance: SpeechSynthesisUtterance): void {
    this.queue.push(utterance);
  }

  cancel(): void {
    this.queue = [];
  }

  addEventListener(): void {}
}

describe('read-aloud', () => {
  it('offers nothing where the device has no voice', async () => {
    const { respondent } = await place((survey) => (survey.readAloud = true));
    const voices = 'speechSynthesis' in globalThis ? speechSynthesis.getVoices() : [];
    const speaks = voices.some(({ lang }) => /^(id|in)\b/i.test(lang));
    expect(respondent.all('.aloud')).to.have.length(speaks ? 1 : 0);
  });

  it('takes the voice of the shown language, by its old code too, and none of another', async () => {
    const { survey } = await place();
    const view = (lang: string) => ({ lang, texts: {}, state: { phase: { kind: 'intro' } } });
    const offers = (speech: Silent, lang: string): boolean =>
      typeof new Aloud(survey, speech).bar(view(lang) as never) === 'object';
    expect(offers(new Silent(voice('id-ID')), 'id')).to.be.true;
    expect(offers(new Silent(voice('in_ID')), 'id')).to.be.true;
    expect(offers(new Silent(voice('en-GB')), 'id')).to.be.false;
    expect(offers(new Silent(voice('en-GB')), 'en-US')).to.be.true;
  });
});

describe('reading aloud', () => {
  /** An utterance takes the device's own voices only, and a test has none. */
  class Utterance {
    onstart = (): void => {};
    onend = (): void => {};
    readonly text: string;

    constructor(text: string) {
      this.text = text;
    }
  }
  const real = Object.getOwnPropertyDescriptor(globalThis, 'SpeechSynthesisUtterance');

  beforeEach(() =>
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {
      value: Utterance,
      configurable: true,
    }),
  );

  afterEach(() => {
    if (real) Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', real);
    else Reflect.deleteProperty(globalThis, 'SpeechSynthesisUtterance');
  });

  it('shows by a frame what is heard, piece after piece, and stops on a second press', async () => {
    const { survey, respondent } = await place();
    const speech = new Silent(voice('id-ID'));
    const aloud = new Aloud(survey, speech);
    const phase = { kind: 'intro' };
    const box = document.createElement('div');
    const press = (): void => {
      render(aloud.bar({ lang: 'id', texts: {}, state: { phase } } as never), box);
      box.querySelector('button')?.click();
    };
    press();
    const [first, second] = speech.queue as unknown as Utterance[];
    first!.onstart();
    const [heard, ...others] = respondent.all('.reading');
    expect([heard?.textContent.trim(), others]).to.deep.equal([first!.text, []]);
    expect(getComputedStyle(heard!).outlineStyle).to.equal('solid');
    first!.onend();
    second!.onstart();
    expect(respondent.all('.reading').map((one) => one === heard)).to.deep.equal([false]);
    press();
    expect([speech.queue, respondent.all('.reading')]).to.deep.equal([[], []]);
  });
});

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
