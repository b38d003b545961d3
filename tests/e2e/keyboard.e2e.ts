import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';

const width = 360;

const markup = `<!doctype html><html lang="id"><head><meta name="viewport" content="width=device-width"><title>Survei</title><link rel="stylesheet" href="/besar.css"></head>
<body><script type="module" src="/skm-survey.js" data-unit="contoh" data-collector="/"></script></body></html>`;

const files: Readonly<Record<string, () => Promise<string>>> = {
  '/': () => Promise.resolve(markup),
  '/besar.css': () => Promise.resolve('html { font-size: 200% } body { margin: 0 }'),
};

/** What has the focus, through shadow roots: its kind, its words, and whether the focus can be seen. */
interface Focus {
  readonly kind: string;
  readonly words: string;
  readonly visible: boolean;
}

const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const ring = at?.closest('label') ?? at;
    const words = (ring?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const kind = at instanceof HTMLInputElement ? at.type : (at?.localName ?? '');
    const outlined = (one: Element | null): boolean =>
      one !== null && getComputedStyle(one).outlineStyle !== 'none';
    return { kind, words, visible: outlined(ring) || outlined(at) };
  });

/** Presses Tab until something with these words has the focus; it must be seen wherever it stops. */
async function tabTo(page: Page, words: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    if (focus.kind !== 'body' && focus.kind !== 'html') {
      expect(focus.visible, `the focus on ${focus.kind} "${focus.words}"`).to.equal(true);
    }
    if (typeof words === 'string' ? focus.words === words : words.test(focus.words)) return;
  }
  throw new Error(`Tab never came to ${String(words)}`);
}

const heading = async (page: Page): Promise<string> =>
  ((await page.getByRole('heading', { level: 2 }).last().textContent()) ?? '').trim();

/** Nothing may stand beyond the right edge, with letters of twice the size. */
async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest, await heading(page)).to.be.at.most(width);
}

describe('the whole interview by keyboard, with text of 200 % at 360 px', function () {
  this.timeout(120_000);
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;

  before(async () => {
    pages = await servePages((path) => files[path]?.() ?? surveyFiles(path), "'self'");
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile, { viewport: { width, height: 740 } });
  });

  after(async () => {
    await context.close();
    await pages.close();
    await rm(profile, { recursive: true, force: true });
  });

  it('goes from start to thanks without a pointer, and never sideways', async () => {
    const page = await context.newPage();
    await page.goto(`${pages.origin}/`);
    await page.getByRole('radio').first().waitFor();
    const { items } = standardQuestionnaire('skm-2017');
    for (const item of items) {
      await page.getByRole('heading', { name: item.text.id, exact: true }).waitFor();
      if (item !== items[0]) {
        const { words } = await focusOf(page);
        expect(words, 'a new question takes the focus').to.equal(item.text.id);
      }
      await expectNoSidewaysScrolling(page);
      await page.keyboard.press('Tab');
      expect((await focusOf(page)).kind).to.equal('radio');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      expect(await page.getByRole('radio').nth(1).isChecked(), item.key).to.equal(true);
      await page.keyboard.press('Enter');
    }
    for (let screen = await heading(page); screen !== 'Periksa jawaban Anda';) {
      await expectNoSidewaysScrolling(page);
      await tabTo(page, /^(Lanjut|Lewati)$/);
      const where = await page.locator('#where').textContent();
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        ([title, place]) => {
          const root = document.querySelector('skm-survey')?.shadowRoot;
          const now = root?.querySelector('h2')?.textContent.trim();
          return now !== title || root?.querySelector('#where')?.textContent !== place;
        },
        [screen, where] as const,
      );
      screen = await heading(page);
    }
    await expectNoSidewaysScrolling(page);
    await tabTo(page, 'Kirim');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Terima kasih' }).waitFor();
    await expectNoSidewaysScrolling(page);
    await tabTo(page, 'Isi lagi');
    await page.keyboard.press('Enter');
    await page.getByText('Pertanyaan 1 dari 9').waitFor();
  });

  it('says what is missing, and moves the focus there', async () => {
    const page = await context.newPage();
    await page.goto(`${pages.origin}/`);
    await tabTo(page, 'Lanjut');
    await page.keyboard.press('Enter');
    await page.getByText('Silakan pilih satu jawaban.').waitFor();
    expect((await focusOf(page)).kind).to.equal('radio');
    await expectNoSidewaysScrolling(page);
  });
});
