import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { blocksIn } from '../docs/blocks.ts';
import { openBrowser } from './support/browser.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';
import { countShifts, shiftOf } from './support/shifts.ts';

/** The first block of a guide in a language: what its first chapter tells to paste. */
const first = (file: string, language: string, nth = 0): string =>
  blocksIn(language).filter((block) => block.file === file)[nth]?.code ?? '';

const guides = ['docs/embed.md', 'docs/pasang.md'];

describe('what the guides tell to paste', function () {
  this.timeout(120_000);
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let body = '';
  let css = '';
  let arrive = (): void => undefined;
  let arrival = Promise.resolve();
  /** Files that are longer on their way. */
  let late = /^$/;
  let arriveLate = (): void => undefined;
  let lateArrival = Promise.resolve();

  before(async () => {
    pages = await servePages(async (path) => {
      if (path === '/gaya.css') return css;
      if (!path.endsWith('.js')) return body;
      await arrival;
      if (late.test(path)) await lateArrival;
      return surveyFiles(path);
    }, 'https://skm.contoh.go.id');
    profile = await mkdtemp(join(tmpdir(), 'skm-paste-'));
    context = await openBrowser(profile);
    await countShifts(context);
  });
  after(async () => {
    await context.close();
    await pages.close();
    await rm(profile, { recursive: true, force: true });
  });

  afterEach(() => {
    late = /^$/;
  });

  /** A page with this in its middle, read while the file of the survey is still on its way. */
  async function open(markup: string, style: string, width: number): Promise<Page> {
    css = style;
    body = `<!doctype html><html lang="id"><title>Uji</title><link rel="stylesheet" href="/gaya.css"><body><h1>Dinas</h1>${markup}<p id="below">Di bawah survei</p></body></html>`;
    arrival = new Promise((resolve) => (arrive = resolve));
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${pages.origin}/halaman`, { waitUntil: 'commit' });
    await page.locator('#below').waitFor();
    await shiftOf(page);
    return page;
  }

  const tops = (page: Page): Promise<number> =>
    page.locator('#below').evaluate((below) => below.getBoundingClientRect().top);

  for (const file of guides) {
    for (const [what, nth] of [
      ['tag', 0],
      ['element', 1],
    ] as const) {
      for (const width of [320, 1280]) {
        it(`${file}, the ${what}, ${String(width)} px wide: nothing moves when the survey comes`, async () => {
          const page = await open(first(file, 'html', nth), first(file, 'css'), width);
          const before = await tops(page);
          arrive();
          await page.getByRole('radio').first().waitFor();
          // With all that comes by itself after the first paint.
          await page.waitForFunction(
            () =>
              performance
                .getEntriesByType('resource')
                .filter(({ name }) => /-part|rest|delivery/.test(name)).length > 1,
          );
          expect(await tops(page)).to.equal(before);
          expect(await shiftOf(page)).to.equal(0);
          await page.close();
        });
      }
    }
  }

  it('nothing moves either where the words of a language come before the questions', async () => {
    late = /\/others-/;
    lateArrival = new Promise((resolve) => (arriveLate = resolve));
    const element = first('docs/embed.md', 'html', 1);
    const page = await open(element, first('docs/embed.md', 'css'), 320);
    arrive();
    await page.getByText('Loading the survey').waitFor();
    await shiftOf(page);
    arriveLate();
    await page.getByRole('button', { name: 'Next' }).waitFor();
    expect(await shiftOf(page)).to.equal(0);
    await page.close();
  });

  it('without the rule moves what is below, which the measure sees', async () => {
    const page = await open(first('docs/embed.md', 'html'), '', 1280);
    arrive();
    await page.getByRole('button', { name: 'Lanjut' }).waitFor();
    expect(await shiftOf(page)).to.be.above(0.01);
    await page.close();
  });

  it('keeps no room for a popup', async () => {
    const tag = first('docs/embed.md', 'html').replace('data-unit', 'data-mode="popup" data-unit');
    const page = await open(tag, first('docs/embed.md', 'css'), 1280);
    arrive();
    await page.getByRole('button', { name: 'Nilai pelayanan kami' }).waitFor();
    const height = await page.locator('skm-survey').evaluate((one) => one.clientHeight);
    expect(height).to.equal(0);
    await page.close();
  });
});
