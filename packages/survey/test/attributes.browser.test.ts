import { expect } from 'chai';
import { booleans } from '../src/attributes.ts';
import { SkmSurvey } from '../src/skm-survey.ts';
import '../src/define.ts';
import { serveTags } from '../src/tags.ts';
import { FakeClient } from './support/fake-client.ts';
import { clearPage, place } from './support/fixture.ts';
import { listenToConsole } from './support/console.ts';
import { allParts } from './support/parts.ts';
import { Respondent } from './support/respondent.ts';
import { until } from './support/until.ts';

const attributes = {
  'unit-name': 'Puskesmas Contoh',
  'service-name': 'Imunisasi',
  questionnaire: 'skm-online-2025',
  channel: 'hybrid',
  lang: 'en',
  theme: 'dark',
};
const properties = {
  unitName: 'Puskesmas Contoh',
  serviceName: 'Imunisasi',
  questionnaire: 'skm-online-2025',
  channel: 'hybrid',
  lang: 'en',
  theme: 'dark',
};

/** An address that answers this as JSON. */
const address = (content: unknown): string =>
  URL.createObjectURL(new Blob([JSON.stringify(content)], { type: 'application/json' }));

async function shown(set: (survey: SkmSurvey, connect: () => void) => void): Promise<string> {
  await allParts();
  const survey = document.createElement('skm-survey');
  survey.client = new FakeClient();
  set(survey, () => document.body.append(survey));
  const respondent = new Respondent(survey);
  await respondent.settle();
  const seen = `${survey.getAttribute('theme') ?? ''}: ${respondent.text}`;
  survey.remove();
  return seen;
}

const setAttributes = (survey: SkmSurvey): void => {
  for (const [name, value] of Object.entries(attributes)) survey.setAttribute(name, value);
};

afterEach(clearPage);

describe('<skm-survey> attributes and properties', () => {
  it('give the same survey, before and after connection', async () => {
    const seen = await Promise.all([
      shown((survey, connect) => {
        setAttributes(survey);
        connect();
      }),
      shown((survey, connect) => {
        connect();
        setAttributes(survey);
      }),
      shown((survey, connect) => {
        Object.assign(survey, properties);
        connect();
      }),
      shown((survey, connect) => {
        connect();
        Object.assign(survey, properties);
      }),
    ]);
    expect(new Set(seen)).to.have.property('size', 1);
    expect(seen[0]).to.contain('dark: Puskesmas Contoh');
    expect(seen[0]).to.contain('19 questions');
  });

  for (const name of SkmSurvey.observedAttributes) {
    it(`${name} says the same on the tag, on the element and as a property`, () => {
      const property = name.replace(/-./g, ([, letter]) => letter!.toUpperCase());
      const tag = document.createElement('div');
      tag.innerHTML = `<script type="text/plain" src="/satu.js" data-${name}="${name}"></script>`;
      serveTags(tag, new URL('/satu.js', location.href).href);
      const element = document.createElement('skm-survey');
      element.setAttribute(name, name);
      const bare = document.createElement('skm-survey');
      const said = [tag.querySelector('skm-survey')!, element, bare].map(
        (survey) => (survey as unknown as Record<string, unknown>)[property],
      );
      const isFlag = booleans.some((flag) => flag === property);
      expect(said).to.deep.equal(isFlag ? [true, true, false] : [name, name, '']);
    });
  }

  it('asks the questionnaire of 2017 in Indonesian where nothing is said', async () => {
    const { respondent } = await place((survey) => (survey.definition = null));
    expect(respondent.text).to.contain('9 pertanyaan');
  });

  it('speaks the language around it, through a shadow root', async () => {
    const outer = document.createElement('div');
    outer.lang = 'en';
    const inner = outer.attachShadow({ mode: 'open' });
    document.body.append(outer);
    const { respondent } = await place((survey) => inner.append(survey));
    inner.append(respondent.survey);
    respondent.survey.requestUpdate();
    await respondent.settle();
    expect(respondent.title).to.equal('Small survey');
    outer.remove();
  });

  it('keeps what was said when the language changes', async () => {
    const { survey, respondent } = await place();
    await respondent.choose('Pilihan 4');
    survey.lang = 'en';
    await respondent.settle();
    expect(respondent.heading).to.equal('How is persyaratan?');
    expect(respondent.all('input:checked')).to.have.length(1);
  });

  it('takes texts that an agency supplies, marked as unofficial', async () => {
    const { respondent } = await place((survey) => {
      survey.lang = 'jv';
      survey.texts = { jv: { next: 'Terus', unofficial: 'Terjemahan ora resmi' } };
    });
    expect(respondent.button('Terus')).to.be.instanceOf(HTMLButtonElement);
    expect(respondent.text).to.contain('Terjemahan ora resmi');
  });

  it('takes texts from an address, marked as unofficial', async () => {
    const file = address({ jv: { next: 'Bacutake', unofficial: 'Terjemahan saka berkas' } });
    const { respondent } = await place((survey) => {
      survey.setAttribute('lang', 'jv');
      survey.setAttribute('texts-src', file);
    });
    await until(() => respondent.text.includes('Bacutake'));
    expect(respondent.text).to.contain('Terjemahan saka berkas');
    expect(respondent.survey.shadowRoot!.querySelector('section')!.lang).to.equal('jv');
  });

  it('shows its screen as a custom state', async () => {
    const { survey, respondent } = await place();
    expect(survey.matches(':state(intro)')).to.be.true;
    await respondent.choose('Pilihan 4');
    expect([survey.matches(':state(asking)'), survey.matches(':state(intro)')]).to.deep.equal([
      true,
      false,
    ]);
  });
});

describe('<skm-survey> on wrong values', () => {
  let log: ReturnType<typeof listenToConsole>;
  beforeEach(() => (log = listenToConsole()));
  afterEach(() => log.restore());

  const codes = (): (string | undefined)[] =>
    log.said.map((line) => /skm-[a-z-]+(?=:)/.exec(line)?.[0]);

  it('warns once with a code and goes on', async () => {
    const wrong = (survey: SkmSurvey): void => {
      survey.channel = 'telepon';
      survey.service = 'KTP elektronik!';
      survey.theme = 'biru';
      survey.lang = 'tlh';
    };
    const { respondent } = await place(wrong);
    await place(wrong);
    expect(respondent.title).to.equal('Survei kecil');
    expect(codes().sort()).to.deep.equal([
      'skm-channel-unknown',
      'skm-lang-unknown',
      'skm-service-invalid',
      'skm-theme-unknown',
    ]);
    expect(log.said[0]).to.match(/^\[skm-survey\] (skm-[a-z-]+): .+, docs\/errors\.md#\1$/);
  });

  it('shows a calm sentence, a code and an event where the questionnaire is unknown', async () => {
    const events: string[] = [];
    const { respondent } = await place((survey) => {
      survey.definition = null;
      survey.questionnaire = 'skm-2071';
      survey.addEventListener('skm-unavailable', ({ code }) => events.push(code));
    });
    expect(respondent.heading).to.equal('Survei belum dapat ditampilkan');
    expect(codes()).to.deep.equal(['skm-questionnaire-unknown']);
    expect(events).to.deep.equal(['skm-questionnaire-unknown']);
  });

  it('shows no survey where the address of the questionnaire answers HTML', async () => {
    const { respondent } = await place((survey) => {
      survey.definition = null;
      survey.questionnaire = '/';
    });
    await until(() => respondent.survey.matches(':state(unavailable)'));
    expect(respondent.heading).to.equal('Survei belum dapat ditampilkan');
    expect(respondent.button('Muat ulang')).to.be.instanceOf(HTMLButtonElement);
    expect(codes()).to.deep.equal(['skm-questionnaire-unreadable']);
  });

  for (const [unit, collector, code] of [
    ['', 'https://skm.example', 'skm-unit-missing'],
    ['contoh', '', 'skm-collector-missing'],
    ['contoh', 'ftp://skm.example', 'skm-collector-invalid'],
  ] as const) {
    it(`says ${code} for unit "${unit}" and collector "${collector}"`, async () => {
      const { respondent } = await place((survey) => {
        survey.client = null;
        survey.unit = unit;
        survey.collector = collector;
      });
      expect(respondent.heading).to.equal('Survei belum dapat ditampilkan');
      expect(codes()).to.deep.equal([code]);
    });
  }

  for (const [what, src] of [
    ['answers HTML', '/'],
    ['answers 404', '/tidak-ada.json'],
    ['answers JSON that is no texts', address(['Miwiti'])],
  ] as const) {
    it(`goes on with its own texts where the address of texts ${what}`, async () => {
      const { respondent } = await place((survey) => (survey.textsSrc = src));
      await until(() => log.said.length > 0);
      expect(codes()).to.deep.equal(['skm-texts-unreadable']);
      expect(log.said[0]).to.contain(src);
      expect(respondent.button('Lanjut')).to.be.instanceOf(HTMLButtonElement);
    });
  }

  it('goes on with its own texts where the property holds none', async () => {
    const { respondent } = await place((survey) => Object.assign(survey, { texts: 'Miwiti' }));
    expect(codes()).to.deep.equal(['skm-texts-unreadable']);
    expect(respondent.button('Lanjut')).to.be.instanceOf(HTMLButtonElement);
  });

  it('comes up as soon as what was missing is there', async () => {
    const { survey, respondent, client } = await place((one) => {
      one.client = null;
      one.unit = 'terlambat!';
    });
    survey.client = client;
    await respondent.settle();
    expect(respondent.title).to.equal('Survei kecil');
  });

  it('puts a problem of the client on the console, and nothing of it on the screen', async () => {
    const { respondent, client } = await place();
    client.become({
      pending: 1,
      delivery: 'misconfigured',
      problem: { code: 'collector-misconfigured', detail: '403 from the test' },
    });
    client.meet('collector-misconfigured', '403 from the test');
    await respondent.settle();
    expect(log.said.filter((line) => line.includes('collector-misconfigured'))).to.have.length(1);
    expect(respondent.text).to.not.contain('403');
    expect(respondent.text).to.contain('Jawaban tersimpan aman; pengirimannya tertunda.');
  });

  for (const [code, change] of [
    ['collector-unreachable', { pending: 1, delivery: 'unreachable' }],
    ['store-unavailable', { store: 'unavailable', durable: false }],
  ] as const) {
    it(`tells the admin of ${code} once, however long it lasts and however many surveys see it`, async () => {
      const problem = { code, detail: 'as the test says' };
      const one = await place();
      for (let tries = 0; tries < 3; tries += 1) {
        one.client.become({ ...change, problem });
        one.client.meet(code, problem.detail);
        one.client.become({ problem: null });
      }
      await place((survey) => (survey.client = one.client));
      one.client.meet(code, problem.detail);
      expect(log.said).to.deep.equal([
        `[skm-survey] ${code}: as the test says, docs/errors.md#${code}`,
      ]);
    });
  }
});
