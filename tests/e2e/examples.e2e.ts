import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { isLeftOut, missingPhp, wordpress } from '../wordpress/php.ts';
import { openBrowser } from './support/browser.ts';
import { folder, servePages, surveyFiles, type Answer, type Pages } from './support/pages.ts';
import { answerSurvey, untilCounted } from './support/respondent.ts';
import { countShifts, shiftOf } from './support/shifts.ts';
import { startStack, type Stack } from './support/stack.ts';

const printedCollector = 'http://127.0.0.1:8081';
const respondent = { questionnaire: 'skm-2017', choices: {} } as const;
const choices = Object.fromEntries(
  [
    'persyaratan',
    'prosedur',
    'waktu',
    'biaya',
    'produk',
    'kompetensi',
    'perilaku',
    'sarana',
    'pengaduan',
  ].map((key) => [key, 4]),
);

/** What the guides tell an admin to reserve. */
const roomOfGuide = 'max(57rem, 88rem - 100vw)';

/** What the style sheets of a page reserve for a survey. */
const roomOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(
    () =>
      [...document.styleSheets]
        .flatMap(({ cssRules }) => [...cssRules] as CSSStyleRule[])
        .find((rule) => document.querySelector('skm-survey')?.matches(rule.selectorText))?.style
        .minBlockSize,
  );

describe('the examples', function () {
  this.timeout(180_000);
  let stack: Stack;
  let profile: string;
  let context: BrowserContext;
  let pages: Pages | null = null;

  before(async () => {
    stack = await startStack(['disdukcapil-contoh', 'react', 'vue', 'wordpress']);
    profile = await mkdtemp(join(tmpdir(), 'skm-examples-'));
    context = await openBrowser(profile);
    await countShifts(context);
  });

  afterEach(async () => {
    await pages?.close();
    pages = null;
  });

  after(async () => {
    await context.close();
    await stack.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** Opens a page of what these answers serve; what it complains of fails the test. */
  async function open(answer: Answer, query = ''): Promise<{ page: Page; complaints: string[] }> {
    pages = await servePages(answer, stack.collector);
    const complaints: string[] = [];
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pages.origin + query);
    return { page, complaints };
  }

  /** Waits for the first question with the file of the survey held back until the page around is painted. */
  async function comeLate(page: Page, go: () => Promise<unknown>): Promise<void> {
    let arrive = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/skm-survey.js', (route) => arrival.then(() => route.continue()));
    await go();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shiftOf(page);
    arrive();
    await page.getByRole('radio').first().waitFor();
    await page.waitForLoadState('networkidle');
  }

  // What `pnpm start` serves, on a phone and on a desk.
  for (const path of ['index.html', 'mpp.html', 'looks/']) {
    for (const width of [412, 1280]) {
      it(`${path}, ${String(width)} px wide: nothing moves when the survey comes`, async () => {
        const page = await context.newPage();
        await page.setViewportSize({ width, height: 915 });
        await comeLate(page, () => page.goto(stack.site.url + path, { waitUntil: 'commit' }));
        expect(await shiftOf(page)).to.equal(0);
        await page.close();
      });
    }
  }

  for (const name of ['react', 'vue']) {
    it(`${name}: answered, told to the page by an event, counted for the service that was chosen`, async () => {
      const query = `/?${new URLSearchParams({ unit: name, collector: stack.collector, key: 'kunci' }).toString()}`;
      const { page, complaints } = await open(folder(`examples/${name}/dist`), query);
      await page.getByLabel('Layanan').selectOption('kk');
      expect(await roomOf(page)).to.equal(roomOfGuide);
      expect(
        await page.locator('skm-survey').evaluate((survey) => 'key' in survey && survey.key),
      ).to.equal('kunci');
      await answerSurvey(page, { ...respondent, choices });
      await page.getByRole('status').getByText('Sudah diterima.').waitFor();
      await untilCounted(stack.collector, name, 1);
      const ofService = await fetch(`${stack.collector}/v1/units/${name}/results?service=kk`);
      expect(await ofService.json()).to.have.nested.property('ikm.respondents', 1);
      expect(complaints).to.deep.equal([]);
      await page.close();
    });
  }

  it('attributes: the tag speaks English in the dark, the element asks one question less and one more', async () => {
    const files = folder('examples/attributes');
    const { page, complaints } = await open(
      async (path) =>
        (await surveyFiles(path)) ??
        (await files(path))?.replaceAll(printedCollector, stack.collector) ??
        null,
    );
    await page.locator('#tag').getByText('Question 1 of 9').waitFor();
    expect(await page.locator('#tag').getAttribute('theme')).to.equal('dark');
    await answerSurvey(page, { questionnaire: 'skm-2017-wajar', choices }, { survey: '#elemen' });
    await untilCounted(stack.collector, 'disdukcapil-contoh', 1);
    expect(complaints).to.deep.equal([]);
    await page.close();
  });

  it('popup: opens by a press alone, takes the focus then and gives it back, is offered on one page of a visit', async () => {
    const files = folder('examples/popup');
    const { page, complaints } = await open(
      async (path) =>
        (await surveyFiles(path)) ??
        (await files(path))?.replaceAll(printedCollector, stack.collector) ??
        null,
    );
    const button = page.getByRole('button', { name: 'Nilai pelayanan kami' });
    const survey = page.locator('skm-survey');
    const focused = (): Promise<string> =>
      survey.evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.localName ?? 'none');
    await button.waitFor();
    expect(await focused()).to.equal('none');
    expect(await page.getByRole('dialog').count()).to.equal(0);
    await button.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lanjut' }).waitFor();
    expect(await focused()).to.equal('h2');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused()).to.equal('button');
    await page.getByRole('link', { name: 'Layanan' }).click();
    await page.waitForURL(/halaman=2/);
    await survey.and(page.locator(':state(intro)')).waitFor({ state: 'attached' });
    expect(await button.count()).to.equal(0);
    expect(complaints).to.deep.equal([]);
    await page.close();
  });

  it('WordPress: what the shortcode puts on a page is answered and counted', async function () {
    if (isLeftOut(missingPhp())) this.skip();
    const stored = { collector: stack.collector, unit: 'wordpress' };
    const { shortcode, modules, head } = wordpress({
      stored,
      shortcode: { 'unit-name': 'Dinas <Contoh>' },
      content: '[skm_survey unit-name="Dinas &lt;Contoh&gt;"]',
    });
    const html = `<!doctype html><html lang="id"><title>Halaman</title><link rel="stylesheet" href="${head['skm-survey'] ?? ''}"><script type="module" src="${modules['skm-survey'] ?? ''}"></script><p>${shortcode}</p></html>`;
    const plugin = folder('examples/wordpress/skm-survey');
    const { page, complaints } = await open(async (path) => {
      if (path === '/') return html;
      return (await surveyFiles(path.replace(/^\/assets/, ''))) ?? plugin(path);
    });
    expect(await roomOf(page)).to.equal(roomOfGuide);
    await page.getByText('Dinas <Contoh>').waitFor();
    await answerSurvey(page, { ...respondent, choices });
    await untilCounted(stack.collector, 'wordpress', 1);
    expect(complaints).to.deep.equal([]);
    await page.close();
  });
});
