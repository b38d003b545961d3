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
import { startStack, type Stack } from './support/stack.ts';

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

/** Sends an answer and sees it counted. */
const send = async (page: Page, stack: Stack, counted: number): Promise<void> => {
  await answerSurvey(page, asked);
  await page.getByText('sudah terkirim').waitFor();
  await untilCounted(stack.collector, unit, counted);
};

/** One question is enough where it is the end that counts. */
const short =
  'data-profile="none" data-comment="off" data-omit="prosedur waktu biaya produk kompetensi perilaku sarana pengaduan"';

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

type Way = readonly [string, (page: Page, stack: Stack) => Promise<void>, Trouble?];

/** Ways of having a survey, by the attributes of its tag; what is done there; and what goes wrong. */
const ways: Readonly<Record<string, Way>> = {
  'an answer, from the tag to the collector': ['', (page, stack) => send(page, stack, 1)],
  'everything that can be switched on': [
    'data-read-aloud data-show-index data-number-keys data-address-params data-accent="teal" data-thanks="Suwun" data-redirect="/" data-theme="dark" data-layout="page"',
    async (page, stack) => {
      await isShown(page, 'Mulai');
      await page.locator('skm-survey').evaluate((survey) => survey.setAttribute('layout', 'steps'));
      await send(page, stack, 2);
      await page.getByRole('link', { name: 'Selesai' }).waitFor();
    },
  ],
  'a popup': [
    'data-mode="popup" data-once',
    async (page, stack) => {
      await page.getByRole('button', { name: 'Nilai pelayanan kami' }).click();
      await send(page, stack, 3);
      await page.getByRole('button', { name: 'Tutup' }).click();
    },
  ],
  'a kiosk, from one respondent to the next': [
    `data-mode="kiosk" data-encrypt="off" data-thanks-seconds="1" data-services="ktp:KTP-el" ${short}`,
    async (page, stack) => {
      await answerSurvey(page, asked, { service: 'KTP-el' });
      await untilCounted(stack.collector, unit, 4);
      await isShown(page, 'Mulai');
    },
  ],
  'nothing is kept on the device': [
    short,
    async (page, stack) => {
      await answerSurvey(page, asked);
      await untilCounted(stack.collector, unit, 5);
    },
    { before: withoutStore, told: /store-unavailable/ },
  ],
  'the collector is down': [
    short,
    async (page) => {
      await answerSurvey(page, asked);
      await page.getByText('tersimpan di perangkat').first().waitFor();
    },
    { before: withoutCollector, told: /collector-unreachable|ERR_CONNECTION_REFUSED/ },
  ],
  'the collector refuses': [
    short,
    async (page) => {
      await answerSurvey(page, asked);
      await page.getByText('tersimpan di perangkat').first().waitFor();
    },
    { before: refused, told: /collector-misconfigured|CORS policy|ERR_FAILED|status of 403/ },
  ],
  'neither kept nor sent': [
    short,
    (page) => answerSurvey(page, asked, { end: 'Jawaban Anda belum tersimpan' }),
    {
      before: async (page) => {
        await withoutStore(page);
        await withoutCollector(page);
      },
      told: /store-unavailable|collector-unreachable|ERR_CONNECTION_REFUSED/,
    },
  ],
  'no survey, for its tag is wrong': [
    'data-questionnaire="skm-2071"',
    (page) => page.getByText('Survei belum dapat ditampilkan').waitFor(),
    { before: () => Promise.resolve(), told: /skm-questionnaire-unknown/ },
  ],
  'all on one page': ['data-layout="page"', (page) => isShown(page, 'Mulai')],
  English: ['data-lang="en"', (page) => isShown(page, 'Next')],
  'an own questionnaire': [
    'data-questionnaire="/kuesioner.json"',
    (page) => page.getByRole('heading', { name: 'Kuesioner kami' }).waitFor(),
  ],
  'own texts': ['data-lang="jv" data-texts-src="/teks.json"', (page) => isShown(page, 'Terus')],
  'a half-filled interview': [
    '',
    async (page) => {
      await page.getByRole('radio').first().check();
      // What keeps a draft comes behind the first question.
      await page.waitForFunction(() => sessionStorage.length > 0);
      await page.reload();
      await isShown(page, 'Lanjutkan pengisian');
    },
  ],
};

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

  const isOurs = (request: string): boolean =>
    [pages.origin, stack.collector].some((origin) =>
      request.split(' ')[1]?.startsWith(`${origin}/`),
    );

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

  for (const [name, [attributes, act, trouble]] of Object.entries(ways)) {
    it(`${name}: nothing blocked, nobody else asked, no cookie, no fingerprint, nothing kept but what is ours`, async () => {
      const { page, seen } = await open(attributes, trouble?.before);
      await act(page, stack);
      if (trouble) await until(() => seen.complaints.some((line) => trouble.told.test(line)));
      expect(await reportsOf(page)).to.deep.equal([]);
      const told = seen.complaints.filter((line) => trouble?.told.test(line));
      expect(seen.complaints).to.deep.equal(told);
      expect(told.length > 0).to.equal(!!trouble);
      expect(seen.requests.filter((one) => !isOurs(one))).to.deep.equal([]);
      expect(await context.cookies()).to.deep.equal([]);
      // Whether this is Chromium, whose database the SDK looks after; of that nothing is sent.
      const traits = (await seen.machine()).filter((trait) => trait !== 'userAgent');
      expect(traits).to.deep.equal([]);
      const foreign = (await seen.kept()).filter(
        (kept) => !/^(IndexedDB|localStorage|sessionStorage) skm-survey\b/.test(kept),
      );
      expect(foreign).to.deep.equal([]);
    });
  }

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
