import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { reportsOf, watch, type Watch } from './support/guest.ts';
import { servePages, surveyFiles, type Answer, type Pages } from './support/pages.ts';
import { answerSurvey, until, untilCounted } from './support/respondent.ts';
import { skm, startStack, type Stack } from './support/stack.ts';

const unit = 'tamu';
const [choices = {}] = workedExampleRespondents();
const asked = { questionnaire: 'skm-2017', choices } as const;
const own = {
  ...standardQuestionnaire('skm-2017'),
  id: 'sendiri',
  title: { id: 'Kuesioner kami' },
};
const words = { jv: { next: 'Terus' } };

const isShown = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name }).first().waitFor();

const isKept = (page: Page): Promise<void> =>
  page.getByText('tersimpan di perangkat').first().waitFor();

/** Sends an answer and sees it counted. */
const send = async (page: Page, stack: Stack, counted: number): Promise<void> => {
  await answerSurvey(page, asked);
  await page.getByText('sudah terkirim').waitFor();
  await untilCounted(stack.collector, unit, counted);
};

/** One question is enough where it is the end that counts. */
const commented =
  'data-profile="none" data-omit="prosedur waktu biaya produk kompetensi perilaku sarana pengaduan"';
const short = `${commented} data-comment="off"`;

/** What only one respondent says. */
const secret = 'zebrakuarsa';

/** Answers that question, comments and sends; ends where the answer waits. */
async function comment(page: Page): Promise<void> {
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('textbox').fill(secret);
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('button', { name: 'Kirim' }).click();
  await isKept(page);
}

/** All that is kept in the database of this origin, as text. */
const storeOf = (page: Page): Promise<string> =>
  page.evaluate(async (name) => {
    const asked = <T>(asking: IDBRequest<T>): Promise<T> =>
      new Promise((resolve) => (asking.onsuccess = () => resolve(asking.result)));
    const database = await asked(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    const rows = stores.map((one) => asked(database.transaction(one).objectStore(one).getAll()));
    const found = JSON.stringify(await Promise.all(rows));
    database.close();
    return found;
  }, `skm-survey/${unit}`);

/** Where a browser keeps nothing, as with storage blocked. */
const withoutStore = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });

const withoutCollector = (page: Page): Promise<unknown> =>
  page.route('**/v1/answers', (route) => route.abort('connectionrefused'));

const refused = (page: Page): Promise<unknown> =>
  page.route('**/v1/answers', (route) => route.fulfill({ status: 403, body: '{}' }));

/** What is wrong with a page, and what may be said of it on the console. */
interface Trouble {
  readonly before: (page: Page) => Promise<unknown>;
  readonly told: RegExp;
}

interface Way {
  /** Of the tag, beside unit and collector. */
  readonly attributes?: string;
  readonly act: (page: Page, stack: Stack) => Promise<void>;
  readonly trouble?: Trouble;
  /** What it asks of the page's own site beside the page and the files of the survey. */
  readonly files?: readonly string[];
  /** What it asks the collector beside taking answers, `GET`. */
  readonly asks?: readonly string[];
  /** What is kept in the browser for it in the end, beside what keeps answers. */
  readonly keeps?: readonly string[];
}

/** Ways of having a survey. */
const ways: Readonly<Record<string, Way>> = {
  'an answer, from the tag to the collector': { act: (page, stack) => send(page, stack, 1) },
  'everything that can be switched on': {
    attributes:
      'data-read-aloud data-show-index data-number-keys data-address-params data-accent="teal" data-thanks="Suwun" data-redirect="/selesai" data-theme="dark" data-layout="page"',
    act: async (page, stack) => {
      await isShown(page, 'Mulai');
      await page.locator('skm-survey').evaluate((survey) => survey.setAttribute('layout', 'steps'));
      await send(page, stack, 2);
      await page.getByRole('link', { name: 'Selesai' }).waitFor();
    },
    asks: [`/v1/units/${unit}/results`],
  },
  'a popup': {
    attributes: 'data-mode="popup" data-once',
    act: async (page, stack) => {
      await page.getByRole('button', { name: 'Nilai pelayanan kami' }).click();
      await send(page, stack, 3);
      await page.getByRole('button', { name: 'Tutup' }).click();
    },
    keeps: [`sessionStorage skm-survey/once/["${unit}",""]`],
  },
  'a kiosk, from one respondent to the next': {
    attributes: `data-mode="kiosk" data-encrypt="off" data-thanks-seconds="1" data-services="ktp:KTP-el" ${short}`,
    act: async (page, stack) => {
      await answerSurvey(page, asked, { service: 'KTP-el' });
      await untilCounted(stack.collector, unit, 4);
      await isShown(page, 'Mulai');
    },
  },
  'a kiosk that seals, as it does by itself': {
    attributes: `data-mode="kiosk" data-thanks-seconds="1" ${short}`,
    act: async (page, stack) => {
      await answerSurvey(page, asked);
      await untilCounted(stack.collector, unit, 5);
      await isShown(page, 'Mulai');
    },
    asks: ['/v1/keys'],
    keeps: ['localStorage skm-survey/keys/COLLECTOR'],
  },
  'an answer that waits sealed, on a page that wants it so': {
    attributes: `data-encrypt="on" ${commented}`,
    act: async (page, { collector }) => {
      await page.waitForFunction((name) => name in localStorage, `skm-survey/keys/${collector}`);
      await comment(page);
      const kept = await storeOf(page);
      expect(kept)
        .to.contain('"enc"')
        .and.to.not.match(new RegExp(`${secret}|persyaratan`));
    },
    trouble: { before: withoutCollector, told: /collector-unreachable|ERR_CONNECTION_REFUSED/ },
    asks: ['/v1/keys'],
    keeps: ['localStorage skm-survey/keys/COLLECTOR'],
  },
  'nothing is kept on the device': {
    attributes: short,
    act: async (page, stack) => {
      await answerSurvey(page, asked);
      await untilCounted(stack.collector, unit, 6);
    },
    trouble: { before: withoutStore, told: /store-unavailable/ },
  },
  'the collector is down': {
    attributes: short,
    act: async (page) => {
      await answerSurvey(page, asked);
      await isKept(page);
    },
    trouble: { before: withoutCollector, told: /collector-unreachable|ERR_CONNECTION_REFUSED/ },
  },
  'the collector refuses': {
    attributes: short,
    act: async (page) => {
      await answerSurvey(page, asked);
      await isKept(page);
    },
    trouble: {
      before: refused,
      told: /collector-misconfigured|CORS policy|ERR_FAILED|status of 403/,
    },
  },
  'neither kept nor sent': {
    attributes: short,
    act: (page) => answerSurvey(page, asked, { end: 'Jawaban Anda belum tersimpan' }),
    trouble: {
      before: async (page) => {
        await withoutStore(page);
        await withoutCollector(page);
      },
      told: /store-unavailable|collector-unreachable|ERR_CONNECTION_REFUSED/,
    },
    // Without a body, to tell a collector that is away from one that this page may not ask.
    asks: ['/v1/answers'],
    keeps: [
      `sessionStorage skm-survey/draft/["${unit}","","skm-2017-custom","c-9b9c8d5939eb4cf9"]`,
    ],
  },
  'no survey, for its tag is wrong': {
    attributes: 'data-questionnaire="skm-2071"',
    act: (page) => page.getByText('Survei belum dapat ditampilkan').waitFor(),
    trouble: { before: () => Promise.resolve(), told: /skm-questionnaire-unknown/ },
  },
  'all on one page': {
    attributes: 'data-layout="page"',
    act: (page) => isShown(page, 'Mulai'),
  },
  English: { attributes: 'data-lang="en"', act: (page) => isShown(page, 'Next') },
  'an own questionnaire': {
    attributes: 'data-questionnaire="/kuesioner.json"',
    act: (page) => page.getByRole('heading', { name: 'Kuesioner kami' }).waitFor(),
    files: ['/kuesioner.json'],
  },
  'own texts': {
    attributes: 'data-lang="jv" data-texts-src="/teks.json"',
    act: (page) => isShown(page, 'Terus'),
    files: ['/teks.json'],
  },
  'a half-filled interview': {
    act: async (page) => {
      await page.getByRole('radio').first().check();
      // What keeps a draft comes behind the first question.
      await page.waitForFunction(() => sessionStorage.length > 0);
      await page.reload();
      await isShown(page, 'Lanjutkan pengisian');
    },
    keeps: [`sessionStorage skm-survey/draft/["${unit}","","skm-2017","1"]`],
  },
};

/** Where answers are kept until the collector has them, and what tells a log that was cut from one that never was. */
const answersAre = [`IndexedDB skm-survey/${unit}`, `localStorage skm-survey/${unit}`];

describe('a survey is a guest on its page', function () {
  this.timeout(180_000);
  let stack: Stack;
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let body = '';

  const serve: Answer = (path) => {
    if (path === '/kuesioner.json') return Promise.resolve(JSON.stringify(own));
    if (path === '/teks.json') return Promise.resolve(JSON.stringify(words));
    return path.endsWith('.js') ? surveyFiles(path) : Promise.resolve(body);
  };

  before(async () => {
    stack = await startStack([unit]);
    await skm('keys', 'new', '--data', stack.data);
    // Lit makes one policy; without `'allow-duplicates'` no second one of that name.
    pages = await servePages(serve, `${stack.collector}; trusted-types lit-html`);
  });
  after(async () => {
    await pages.close();
    await stack.close();
  });
  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
  });
  afterEach(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** What a guest of this kind may ask, each as `METHOD address`. */
  function isGranted(request: string, { files = [], asks = [] }: Way): boolean {
    const part = /^GET \/skm-survey\/[a-z-]+-[\w-]{6}\.js$/;
    const granted = [
      ...['/halaman', '/skm-survey.js', ...files].map((path) => `GET ${pages.origin}${path}`),
      `POST ${stack.collector}/v1/answers`,
      ...asks.map((path) => `GET ${stack.collector}${path}`),
    ];
    return granted.includes(request) || part.test(request.replace(pages.origin, ''));
  }

  async function open(
    attributes: string,
    before: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<{ page: Page; seen: Watch }> {
    body = `<!doctype html><html lang="id"><title>Uji</title><body><p>Halaman dinas</p>
      <script type="module" src="/skm-survey.js" data-unit="${unit}" data-collector="${stack.collector}" ${attributes}></script></body></html>`;
    const page = await context.newPage();
    const seen = await watch(page);
    await before(page);
    await page.goto(`${pages.origin}/halaman`);
    return { page, seen };
  }

  for (const [name, way] of Object.entries(ways)) {
    it(`${name}: nothing blocked, nobody else asked, no cookie, no fingerprint, nothing kept but what is ours`, async () => {
      const { attributes = '', act, trouble, asks = [], keeps = [] } = way;
      const { page, seen } = await open(attributes, trouble?.before);
      await act(page, stack);
      if (trouble) await until(() => seen.complaints.some((line) => trouble.told.test(line)));
      expect(await reportsOf(page)).to.deep.equal([]);
      const told = seen.complaints.filter((line) => trouble?.told.test(line));
      expect(seen.complaints).to.deep.equal(told);
      expect(told.length > 0).to.equal(!!trouble);
      expect(seen.requests.filter((one) => !isGranted(one, way))).to.deep.equal([]);
      for (const path of asks) expect(seen.requests).to.include(`GET ${stack.collector}${path}`);
      expect(await context.cookies()).to.deep.equal([]);
      // Whether this is Chromium, whose database the SDK looks after; of that nothing is sent.
      const traits = (await seen.machine()).filter((trait) => trait !== 'userAgent');
      expect(traits).to.deep.equal([]);
      const kept = (await seen.kept()).filter((one) => !answersAre.includes(one));
      const ours = keeps.map((one) => one.replace('COLLECTOR', stack.collector));
      expect(kept).to.deep.equal(ours);
    });
  }

  it('without encrypt="on" an answer that waits can be read there, which the measure sees', async () => {
    const { page } = await open(commented, withoutCollector);
    await comment(page);
    const kept = await storeOf(page);
    expect(kept).to.contain(secret).and.to.contain('persyaratan').and.to.not.contain('"enc"');
  });

  it('leads on where the page says, when the respondent wants it', async () => {
    const { page } = await open(`data-redirect="/selesai" ${short}`);
    await answerSurvey(page, asked);
    await page.getByRole('link', { name: 'Selesai' }).click();
    await page.waitForURL(`${pages.origin}/selesai`);
  });

  it('leaves one name on the global object, a symbol of its own', async () => {
    const { page } = await open('');
    await isShown(page, 'Lanjut');
    const names = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const usual = new Set(Reflect.ownKeys(frame.contentWindow ?? {}));
      const more = Reflect.ownKeys(globalThis).filter((key) => !usual.has(key));
      frame.remove();
      return more.map(String);
    });
    const watchers = ['machineUsed', 'reports', '0', 'length'];
    const ours = names.filter((name) => !watchers.includes(name) && !/playwright|^__/.test(name));
    expect(ours).to.have.length(1);
    expect(ours[0]).to.match(/^Symbol\(skm-survey\/\w{8}\)$/);
  });
});
