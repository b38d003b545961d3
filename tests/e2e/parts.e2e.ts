import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardIds, standardQuestionnaire, type Questionnaire } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import type { SkmSurvey } from 'skm-survey';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';
import { answerSurvey, until } from './support/respondent.ts';

const own: Questionnaire = {
  ...standardQuestionnaire('skm-2017'),
  id: 'kuesioner-sendiri',
  title: { id: 'Kuesioner kami sendiri' },
};

/** What every interview fetches after its first screen. */
const ahead = ['delivery', 'rest'];

/** What each attribute has fetched once the page is quiet, beside that. */
const fetchedWith: Readonly<Record<string, readonly string[]>> = {
  '': [],
  'data-accent="teal"': ['settings'],
  'data-address-params': ['address'],
  'data-comment="off"': ['others', 'questions'],
  'data-encrypt="on"': ['sealing', 'settings'],
  'data-lang="en"': ['en', 'others'],
  'data-layout="page"': ['extra-parts', 'page-layout', 'settings'],
  'data-mode="kiosk"': ['kiosk', 'receipts', 'sealing', 'settings'],
  'data-mode="kiosk" data-encrypt="off" data-origins="https://antrean.contoh.go.id"': [
    'bridge',
    'kiosk',
    'receipts',
    'settings',
  ],
  'data-mode="popup"': ['popup', 'settings'],
  'data-number-keys': ['extra-parts', 'number-keys'],
  'data-omit="waktu"': ['others', 'questions'],
  'data-questionnaire="/kuesioner.json"': ['foreign', 'others'],
  'data-questionnaire="spak"': ['others'],
  'data-questionnaire="skm-2071"': ['faults', 'others'],
  'data-read-aloud': ['aloud', 'extra-parts'],
  'data-redirect="/"': ['done', 'settings'],
  'data-services="ktp:KTP-el"': ['others', 'questions'],
  'data-show-index': ['extra-parts'],
  'data-lang="jv" data-texts-src="/teks.json"': ['supplied'],
  'data-why': ['extra-parts', 'why'],
};

const [choices = {}] = workedExampleRespondents();

/** A page with one tag, what it has fetched of the folder so far by name, and what it says. */
interface Opened {
  readonly page: Page;
  readonly firstFiles: string[];
  readonly parts: string[];
  readonly said: string[];
}

/** Runs in the page before anything else: marks the frame that shows the first question. */
function watchForQuestion(): void {
  const find = (selector: string): HTMLElement | null | undefined =>
    document.querySelector('skm-survey')?.shadowRoot?.querySelector<HTMLElement>(selector);
  const look = (): void => {
    if (find('fieldset')) performance.mark('asked');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

describe('what a page fetches and when, under a strict policy', function () {
  this.timeout(120_000);
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let body = '';
  /** Parts that the server does not have. */
  let gone: RegExp | null = null;

  const serve = async (path: string): Promise<string | null> => {
    if (path === '/kuesioner.json') return JSON.stringify(own);
    if (path === '/teks.json') return JSON.stringify({ jv: { next: 'Terus' } });
    if (!path.endsWith('.js')) return body;
    return gone?.test(path) ? null : surveyFiles(path);
  };

  before(async () => {
    pages = await servePages(serve, "'self'");
  });
  after(() => pages.close());

  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
  });
  afterEach(async () => {
    gone = null;
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  async function open(attributes = '', src = '/skm-survey.js'): Promise<Opened> {
    body = `<!doctype html><html lang="id"><title>Uji</title><body><script type="module" src="${src}" data-unit="contoh" data-collector="/" data-no-advance ${attributes}></script></body></html>`;
    const page = await context.newPage();
    const opened: Opened = { page, firstFiles: [], parts: [], said: [] };
    page.on('requestfinished', (request) => {
      const { pathname, search } = new URL(request.url());
      const part = /^\/skm-survey\/(.*)-[\w-]{6}\.js$/.exec(pathname)?.[1];
      if (part) opened.parts.push(part);
      else if (pathname.endsWith('.js')) opened.firstFiles.push(pathname + search);
    });
    page.on('console', (message) => opened.said.push(message.text()));
    page.on('pageerror', (error) => opened.said.push(String(error)));
    await page.goto(`${pages.origin}/halaman.html`);
    return opened;
  }

  const isShown = (page: Page, words: string): Promise<void> =>
    page.getByRole('heading', { name: words }).waitFor();

  const haveCome = (opened: Opened, parts: readonly string[]): Promise<void> =>
    until(() => parts.every((part) => opened.parts.includes(part)), 10_000);

  /** What there is of warnings but for the browser's own notes of files that are not there. */
  const complaints = ({ said }: Opened): string[] =>
    said.filter((line) => !line.startsWith('Failed to load resource'));

  it('an interview in Indonesian with the questionnaire of 2017: two parts, right after the first screen', async () => {
    const opened = await open();
    await haveCome(opened, ahead);
    expect([...opened.parts].sort()).to.deep.equal(ahead);
    // What a collector that is not there calls for comes after its reply, and that never.
    await opened.page.route('**/v1/answers', () => undefined);
    await answerSurvey(opened.page, { questionnaire: 'skm-2017', choices });
    expect(opened.firstFiles).to.deep.equal(['/skm-survey.js']);
    const more = opened.parts.filter((part) => !ahead.includes(part));
    expect(more, 'up to the thanks').to.be.empty;
    expect(complaints(opened).join()).not.to.match(/Content Security Policy|TrustedScript/i);
  });

  for (const [attributes, parts] of Object.entries(fetchedWith)) {
    it(`${attributes || 'nothing but unit and collector'}: ${parts.join(', ') || 'no part'} more`, async () => {
      const opened = await open(attributes);
      await haveCome(opened, parts);
      // And then no other.
      await opened.page.waitForLoadState('networkidle');
      const more = opened.parts.filter((part) => !ahead.includes(part));
      expect(more.toSorted()).to.deep.equal(parts);
    });
  }

  it('show-index: what asks for it, on the thanks', async () => {
    const opened = await open('data-show-index');
    await answerSurvey(opened.page, { questionnaire: 'skm-2017', choices });
    await haveCome(opened, ['index-so-far']);
  });

  it('a device that chooses the colours, or has little room for its letters: what is for it', async () => {
    const opened = await open();
    await haveCome(opened, ahead);
    await opened.page.emulateMedia({ forcedColors: 'active' });
    await opened.page.reload();
    await haveCome(opened, ['extra-parts', 'contrast']);
    expect(opened.parts).not.to.include('narrow');
    await opened.page.setViewportSize({ width: 200, height: 700 });
    await opened.page.reload();
    await haveCome(opened, ['narrow']);
  });

  it('a press on start at once: the first question is on the screen before a part is asked for', async () => {
    await context.addInitScript(watchForQuestion);
    const opened = await open();
    await haveCome(opened, ahead);
    const { askedAt, firstPartAt } = await opened.page.evaluate(() => ({
      askedAt: performance.getEntriesByName('asked')[0]?.startTime ?? Infinity,
      firstPartAt: Math.min(
        ...performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.includes('/skm-survey/'))
          .map(({ startTime }) => startTime),
      ),
    }));
    expect(askedAt).to.be.below(firstPartAt);
  });

  for (const id of standardIds.filter((one) => one !== 'skm-2017')) {
    it(`${id}: one part more, before the first screen`, async () => {
      const opened = await open(`data-questionnaire="${id}"`);
      await opened.page.getByRole('progressbar').waitFor();
      await haveCome(opened, [...ahead, 'others']);
      expect([...opened.parts].sort()).to.deep.equal(['delivery', 'others', 'rest']);
      expect(opened.parts[0]).to.equal('others');
      expect(complaints(opened)).to.deep.equal([]);
    });
  }

  it('English: its words and its questionnaire', async () => {
    const opened = await open('data-lang="en"');
    await isShown(opened.page, 'Public satisfaction survey (SKM)');
    await haveCome(opened, [...ahead, 'en', 'others']);
    expect([...opened.parts].sort()).to.deep.equal(['delivery', 'en', 'others', 'rest']);
    expect(complaints(opened)).to.deep.equal([]);
  });

  it('English for whoever is reading: what is on the screen stays until its words are here', async () => {
    let deliver = (): void => undefined;
    const isDelivered = new Promise<void>((resolve) => (deliver = resolve));
    await context.route('**/skm-survey/en-*.js', (route) =>
      isDelivered.then(() => route.continue()),
    );
    const { page } = await open('data-mode="popup"');
    await page.getByRole('button', { name: 'Nilai pelayanan kami' }).click();
    await page.getByRole('radio').first().check();
    await page.locator('skm-survey').evaluate(async (survey: SkmSurvey) => {
      survey.lang = 'en';
      await survey.updateComplete;
    });
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(1);
    expect(await page.getByText('Pertanyaan 1 dari 9').count()).to.equal(1);
    deliver();
    await page.getByText('Question 1 of 9').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(1);
  });

  it('an own questionnaire: what reads it, from beside the first file, however that is called', async () => {
    const opened = await open('data-questionnaire="/kuesioner.json"', '/skm-survey.js?v=2');
    await isShown(opened.page, 'Kuesioner kami sendiri');
    await haveCome(opened, [...ahead, 'others', 'foreign']);
    expect(opened.firstFiles).to.deep.equal(['/skm-survey.js?v=2']);
    expect(complaints(opened)).to.deep.equal([]);
  });

  it('a network that goes after the first screen: the answer is saved', async () => {
    const opened = await open();
    await haveCome(opened, ahead);
    await context.setOffline(true);
    await answerSurvey(opened.page, { questionnaire: 'skm-2017', choices });
    const kept = await opened.page.getByText('sudah tersimpan di perangkat ini').count();
    expect(kept).to.equal(1);
  });

  it('a folder that is not there: the questions are asked, the next screen is waited for and comes', async () => {
    gone = /rest/;
    const opened = await open();
    const { page } = opened;
    await answerQuestions(page);
    await isShown(page, 'Memuat bagian berikutnya …');
    await page.getByRole('button', { name: 'Kembali' }).click();
    await page.getByText('Pertanyaan 9 dari 9').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).to.equal(1);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await isShown(page, 'Memuat bagian berikutnya …');
    gone = null;
    await page.getByRole('button', { name: 'Coba lagi' }).click();
    await isShown(page, 'Tentang Anda');
    expect(complaints(opened).filter((line) => line.includes('skm-part-missing'))).to.have.length(
      1,
    );
  });

  it('no part that keeps answers: the truth, the answers on the screen, and another try that keeps them', async () => {
    gone = /delivery/;
    const opened = await open();
    const { page } = opened;
    const end = 'Jawaban Anda belum tersimpan';
    await answerSurvey(page, { questionnaire: 'skm-2017', choices }, { end });
    await page.getByRole('button', { name: 'Lihat jawaban' }).click();
    await isShown(page, 'Periksa jawaban Anda');
    gone = null;
    await page.getByRole('button', { name: 'Kirim' }).click();
    await isShown(page, 'Terima kasih');
    expect(await page.getByText('sudah tersimpan di perangkat ini').count()).to.equal(1);
  });

  it('no part for an own questionnaire: a calm sentence, a warning, and the survey once the part is there', async () => {
    gone = /others/;
    const opened = await open('data-questionnaire="/kuesioner.json"');
    await isShown(opened.page, 'Survei belum dapat ditampilkan');
    await until(() => complaints(opened).some((line) => line.includes('skm-part-missing')));
    gone = null;
    await opened.page.getByRole('button', { name: 'Muat ulang' }).click();
    await isShown(opened.page, 'Kuesioner kami sendiri');
  });

  async function answerQuestions(page: Page): Promise<void> {
    for (let question = 1; question <= 9; question += 1) {
      await page.getByText(`Pertanyaan ${String(question)} dari 9`).waitFor();
      await page.getByRole('radio').first().check();
      await page.getByRole('button', { name: 'Lanjut' }).click();
    }
  }
});
