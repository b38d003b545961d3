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
import { answerSurvey, untilCounted } from './support/respondent.ts';
import { startStack, type Stack } from './support/stack.ts';

const unit = 'tamu';
const [choices = {}] = workedExampleRespondents();
const asked = { questionnaire: 'skm-2017', choices } as const;
const own = {
  ...standardQuestionnaire('skm-2017'),
  id: 'sendiri',
  title: { id: 'Kuesioner kami' },
};
const words = { jv: { start: 'Miwiti' } };

const isShown = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name }).first().waitFor();

/** Sends an answer and sees it counted. */
const send = async (page: Page, stack: Stack, counted: number): Promise<void> => {
  await answerSurvey(page, asked);
  await page.getByText('sudah terkirim').waitFor();
  await untilCounted(stack.collector, unit, counted);
};

/** Ways of having a survey, by the attributes of its tag; and what is done there. */
const ways: Readonly<
  Record<string, readonly [string, (page: Page, stack: Stack) => Promise<void>]>
> = {
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
  'a kiosk': ['data-mode="kiosk"', (page) => isShown(page, 'Mulai')],
  'all on one page': ['data-layout="page"', (page) => isShown(page, 'Mulai')],
  English: ['data-lang="en"', (page) => isShown(page, 'Start')],
  'an own questionnaire': [
    'data-questionnaire="/kuesioner.json"',
    (page) => page.getByRole('heading', { name: 'Kuesioner kami' }).waitFor(),
  ],
  'own texts': ['data-lang="jv" data-texts-src="/teks.json"', (page) => isShown(page, 'Miwiti')],
  'a half-filled interview': [
    '',
    async (page) => {
      await page.getByRole('button', { name: 'Mulai' }).click();
      await page.getByRole('radio').first().check();
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

  async function open(attributes: string): Promise<{ page: Page; seen: Watch }> {
    body = `<!doctype html><html lang="id"><title>Uji</title><body><p>Halaman dinas</p>
      <script type="module" src="/skm-survey.js" data-unit="${unit}" data-collector="${stack.collector}" ${attributes}></script></body></html>`;
    const page = await context.newPage();
    const seen = await watch(page);
    await page.goto(`${pages.origin}/halaman`);
    return { page, seen };
  }

  for (const [name, [attributes, act]] of Object.entries(ways)) {
    it(`${name}: nothing blocked, nobody else asked, no cookie, no fingerprint, nothing kept but what is ours`, async () => {
      const { page, seen } = await open(attributes);
      await act(page, stack);
      expect(await reportsOf(page)).to.deep.equal([]);
      expect(seen.complaints).to.deep.equal([]);
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
    await isShown(page, 'Mulai');
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
