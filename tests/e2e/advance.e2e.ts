import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardQuestionnaire, textIn } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';

const [first, second] = standardQuestionnaire('skm-2017').items;
const firstAnswer = first?.options.at(-1)?.text.id ?? '';
const secondQuestion = second ? textIn(second.text, 'id') : '';

/** ms: a choice that is seen for less is a screen that jumps, for more a screen that hangs. */
const seenFor = { atLeast: 200, atMost: 1000 };

describe('going on by itself after an answer', function () {
  this.timeout(60_000);
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let attributes = '';

  before(async () => {
    pages = await servePages(
      async (path) =>
        path === '/'
          ? `<!doctype html><html lang="id"><title>Survei</title><body><script type="module" src="/skm-survey.js" data-unit="contoh" data-collector="/" ${attributes}></script></body></html>`
          : surveyFiles(path),
      "'self'",
    );
  });
  after(() => pages.close());

  // A clock is that of all pages of a browser.
  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
  });
  afterEach(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** Opens a page, has all parts come, stops its clock and chooses an answer of the first question by a click on its words. */
  async function openAndChoose(of: string): Promise<Page> {
    attributes = of;
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`${pages.origin}/`, { waitUntil: 'networkidle' });
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByText(firstAnswer, { exact: true }).click();
    return page;
  }

  const place = (page: Page): Promise<string | null> => page.locator('#where').textContent();
  const isChosen = (page: Page): Promise<boolean> =>
    page.getByRole('radio', { name: firstAnswer }).isChecked();

  it('shows the choice for a moment, then the next question, with the focus on it', async () => {
    const page = await openAndChoose('');
    await page.clock.runFor(seenFor.atLeast);
    expect(await isChosen(page)).to.equal(true);
    expect(await place(page)).to.contain('Pertanyaan 1 dari 9');

    await page.clock.runFor(seenFor.atMost - seenFor.atLeast);
    const heading = page.getByRole('heading', { name: secondQuestion, exact: true });
    await heading.waitFor();
    expect(await place(page)).to.contain('Pertanyaan 2 dari 9');
    expect(await heading.evaluate((one) => one.matches(':focus'))).to.equal(true);
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(0);
  });

  /** Chooses in the moment in which the first screen stands, before the part that goes on has come; then lets it come. */
  async function chooseEarly(choose: (page: Page) => Promise<void>): Promise<Page> {
    attributes = '';
    const page = await context.newPage();
    const chosen = Promise.withResolvers<undefined>();
    await page.route('**/skm-survey/rest-*.js', async (route) => {
      await chosen.promise;
      await route.continue();
    });
    await page.goto(`${pages.origin}/`);
    await choose(page);
    expect(await isChosen(page)).to.equal(true);
    chosen.resolve(undefined);
    await page.waitForLoadState('networkidle');
    return page;
  }

  it('goes on too when a finger was faster than the part that does it', async () => {
    const page = await chooseEarly((one) => one.getByText(firstAnswer, { exact: true }).click());
    await page.getByRole('heading', { name: secondQuestion, exact: true }).waitFor();
  });

  it('does not when it was a key', async () => {
    const page = await chooseEarly(async (one) => {
      await one.getByRole('radio').first().focus();
      await one.keyboard.press('ArrowUp');
    });
    await page.waitForTimeout(seenFor.atMost);
    expect(await isChosen(page)).to.equal(true);
    expect(await place(page)).to.contain('Pertanyaan 1 dari 9');
  });

  it('stays where the tag says so', async () => {
    const page = await openAndChoose('data-no-advance');
    await page.clock.runFor(10 * seenFor.atMost);
    expect(await isChosen(page)).to.equal(true);
    expect(await place(page)).to.contain('Pertanyaan 1 dari 9');
  });
});
