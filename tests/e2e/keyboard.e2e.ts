import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';

const width = 360;

const withTag = (attributes: string): Promise<string> =>
  Promise.resolve(`<!doctype html><html lang="id"><head><meta name="viewport" content="width=device-width"><title>Survei</title><link rel="stylesheet" href="/besar.css"></head>
<body><script type="module" src="/skm-survey.js" data-unit="contoh" data-collector="/" ${attributes}></script></body></html>`);

/** Two questions and one thing about the respondent: enough where it is not the length that counts. */
const short =
  'data-omit="waktu biaya produk kompetensi perilaku sarana pengaduan" data-profile="jenis-kelamin"';

const files: Readonly<Record<string, () => Promise<string>>> = {
  '/': () => withTag(''),
  '/singkat': () => withTag(short),
  '/satu-halaman': () => withTag(`${short} data-layout="page"`),
  '/melayang': () => withTag(`${short} data-mode="popup"`),
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

  async function open(path: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(pages.origin + path, { waitUntil: 'networkidle' });
    return page;
  }

  /** Chooses the second answer of the question that has the focus, and goes on. */
  async function answer(page: Page): Promise<void> {
    await page.keyboard.press('Tab');
    expect((await focusOf(page)).kind).to.equal('radio');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }

  const isHeaded = (page: Page, name: string): Promise<void> =>
    page.getByRole('heading', { name, exact: true }).waitFor();

  it('takes a choice about oneself back, types a comment, and changes an answer from the review', async () => {
    const page = await open('/singkat');
    const [first, second] = standardQuestionnaire('skm-2017').items;
    if (!first || !second) throw new Error('two questions');
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await isHeaded(page, second.text.id);
    await answer(page);

    await isHeaded(page, 'Tentang Anda');
    await tabTo(page, 'Laki-laki');
    await page.keyboard.press('Space');
    await tabTo(page, 'Hapus pilihan');
    await page.keyboard.press('Enter');
    expect((await focusOf(page)).kind, 'the focus stays in the field').to.equal('radio');
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(0);
    await page.keyboard.press('Space');
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(1);
    await tabTo(page, 'Lanjut');
    await page.keyboard.press('Enter');

    await page.getByRole('textbox').waitFor();
    for (let kind = ''; kind !== 'textarea'; kind = (await focusOf(page)).kind)
      await page.keyboard.press('Tab');
    await page.keyboard.type('Antreannya rapi.');
    await tabTo(page, 'Lanjut');
    await page.keyboard.press('Enter');

    await isHeaded(page, 'Periksa jawaban Anda');
    await page.getByText('Antreannya rapi.').waitFor();
    await tabTo(page, 'Ubah');
    await page.keyboard.press('Enter');
    await isHeaded(page, first.text.id);
    expect((await focusOf(page)).words).to.equal(first.text.id);
    await answer(page);
    await isHeaded(page, 'Periksa jawaban Anda');
    await page.getByText(first.options[1]?.text.id ?? '', { exact: true }).waitFor();
    await tabTo(page, 'Kirim');
    await page.keyboard.press('Enter');
    await isHeaded(page, 'Terima kasih');
    await expectNoSidewaysScrolling(page);
  });

  it('goes from the list of what is open on a whole page to each of it', async () => {
    const page = await open('/satu-halaman');
    await tabTo(page, 'Mulai');
    await page.keyboard.press('Enter');
    await page.getByRole('radio').first().waitFor();
    for (let open = 2; open > 0; open -= 1) {
      await tabTo(page, 'Periksa jawaban');
      await page.keyboard.press('Enter');
      const summary = open === 1 ? /^Ada 1 jawaban/ : /^Ada 2 jawaban/;
      await page.getByText(summary).waitFor();
      expect((await focusOf(page)).words, 'the list takes the focus').to.match(summary);
      await page.keyboard.press('Tab');
      expect((await focusOf(page)).kind).to.equal('a');
      await page.keyboard.press('Enter');
      expect((await focusOf(page)).kind).to.equal('radio');
      await page.keyboard.press('Space');
    }
    await tabTo(page, 'Periksa jawaban');
    await page.keyboard.press('Enter');
    await isHeaded(page, 'Periksa jawaban Anda');
    await expectNoSidewaysScrolling(page);
  });

  it('opens a popup, answers in it, leaves it and comes back to where it was', async () => {
    const page = await open('/melayang');
    await tabTo(page, 'Nilai pelayanan kami');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^Tidak /);
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await focusOf(page)).words).to.equal('Nilai pelayanan kami');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(1);
    await tabTo(page, 'Tutup');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await focusOf(page)).words).to.equal('Nilai pelayanan kami');
  });
});
