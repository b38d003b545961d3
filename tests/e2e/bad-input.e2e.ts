import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { servePages, surveyFiles, type Answer, type Pages } from './support/pages.ts';
import { answerSurvey, until, untilCounted } from './support/respondent.ts';
import { startStack, type Stack } from './support/stack.ts';

const [choices = {}] = workedExampleRespondents();
const asked = { questionnaire: 'skm-2017', choices } as const;
const unit = 'uji';

describe('bad input: a true and calm sentence, a coded warning, nothing saved is lost', function () {
  this.timeout(120_000);
  let stack: Stack;
  let profile: string;
  let context: BrowserContext;
  let pages: Pages;
  let pasted = '';

  const serve: Answer = async (path) => {
    if (path === '/')
      return `<!doctype html><html lang="id"><title>Uji</title><body>${pasted}</body></html>`;
    if (path.startsWith('/situs/')) return '<!doctype html><title>Situs dinas</title>';
    if (path === '/halaman.json') return '<!doctype html><title>Bukan JSON</title>';
    if (path !== '/versi-lain.js') return surveyFiles(path);
    return (await surveyFiles('/skm-survey.js'))?.replaceAll('0.0.0', '9.9.9') ?? null;
  };

  beforeEach(async () => {
    stack = await startStack([unit]);
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
    pages = await servePages(serve, stack.collector);
  });

  afterEach(async () => {
    await context.close();
    await pages.close();
    await stack.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** Opens a page of an admin who pasted this; gives the page and its console warnings. */
  async function paste(
    html: string,
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<{ page: Page; warnings: string[] }> {
    pasted = html;
    const page = await context.newPage();
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await prepare(page);
    await page.goto(pages.origin);
    return { page, warnings };
  }

  const tag = (attributes = '', src = 'skm-survey.js'): string =>
    `<script type="module" src="${src}" data-unit="${unit}" data-collector="${stack.collector}" ${attributes}></script>`;

  const coded = (warnings: readonly string[], code: string): readonly string[] =>
    warnings.filter((text) => text.includes(code) && text.includes(`docs/errors.md#${code}`));

  it('unknown attribute values warn once each and the survey works', async () => {
    const { page, warnings } = await paste(tag('data-lang="xx" data-channel="pluto" data-huh="1"'));
    await answerSurvey(page, asked);
    await untilCounted(stack.collector, unit, 1);
    expect(coded(warnings, 'skm-lang-unknown')).to.have.length(1);
    expect(coded(warnings, 'skm-channel-unknown')).to.have.length(1);
  });

  it('a tag whose unit was forgotten: a calm sentence, and the admin is told what is missing', async () => {
    const { page, warnings } = await paste(tag().replace(`data-unit="${unit}"`, ''));
    await page.getByRole('heading', { name: 'Survei belum dapat ditampilkan' }).waitFor();
    expect(await page.getByRole('button', { name: 'Lanjut' }).count()).to.equal(0);
    expect(coded(warnings, 'skm-unit-missing')).to.have.length(1);
  });

  it('a tag without anything of a survey only defines the element', async () => {
    const { page, warnings } = await paste(
      `<script type="module" src="skm-survey.js"></script>
      <skm-survey unit="${unit}" collector="${stack.collector}"></skm-survey>`,
    );
    await page.getByRole('button', { name: 'Lanjut' }).waitFor();
    expect(await page.locator('skm-survey').count()).to.equal(1);
    expect(warnings).to.deep.equal([]);
  });

  it('an unreachable collector: saved, kept over a reload, delivered when it is there', async () => {
    await stack.killCollector();
    const { page, warnings } = await paste(tag());
    await answerSurvey(page, asked);
    await page.getByText('sudah tersimpan di perangkat ini').waitFor();
    await until(() => coded(warnings, 'collector-unreachable').length > 0);
    await page.reload();
    await page.getByText('1 jawaban menunggu dikirim').waitFor();
    // Once in the life of a page, however often delivery is tried: the first page, and the reloaded one.
    await until(() => coded(warnings, 'collector-unreachable').length === 2);
    await stack.startCollector();
    await page.reload();
    await untilCounted(stack.collector, unit, 1);
  });

  it('a collector that does not know the unit: saved, the admin is warned, delivered once it is told', async () => {
    const { page, warnings } = await paste(
      tag().replace(`data-unit="${unit}"`, 'data-unit="belum-terdaftar"'),
    );
    await answerSurvey(page, asked);
    await page.getByText('sudah tersimpan di perangkat ini').waitFor();
    await until(() => coded(warnings, 'collector-misconfigured').length === 1);
    await stack.killCollector();
    await stack.startCollector(['belum-terdaftar']);
    await page.reload();
    await untilCounted(stack.collector, 'belum-terdaftar', 1);
  });

  it('a collector address that answers HTML: saved, the admin is warned, delivered once the address is right', async () => {
    const { page, warnings } = await paste(tag().replace(stack.collector, '/situs'));
    await answerSurvey(page, asked);
    await page.getByText('sudah tersimpan di perangkat ini').waitFor();
    await until(() => coded(warnings, 'collector-misconfigured').length === 1);
    await page.reload();
    await page.getByText('Jawaban tersimpan aman; pengirimannya tertunda.').waitFor();
    pasted = tag();
    await page.reload();
    await untilCounted(stack.collector, unit, 1);
  });

  it('a questionnaire address that answers HTML: no other questionnaire in its place', async () => {
    const { page, warnings } = await paste(tag('data-questionnaire="/halaman.json"'));
    await page.getByRole('heading', { name: 'Survei belum dapat ditampilkan' }).waitFor();
    expect(await page.getByRole('button', { name: 'Lanjut' }).count()).to.equal(0);
    expect(coded(warnings, 'skm-questionnaire-unreadable')).to.have.length(1);
  });

  it('two elements of two units on one page: each counts for its own', async () => {
    const second = `<skm-survey unit="${unit}" service="paspor" collector="${stack.collector}"></skm-survey>`;
    const { page } = await paste(`<div id="satu">${tag()}</div><div id="dua">${second}</div>`);
    await answerSurvey(page, asked, { survey: '#satu skm-survey' });
    await answerSurvey(page, asked, { survey: '#dua skm-survey' });
    await untilCounted(stack.collector, unit, 2);
    const ofService = await fetch(`${stack.collector}/v1/units/${unit}/results?service=paspor`);
    expect(await ofService.json()).to.have.nested.property('ikm.respondents', 1);
  });

  it('two versions on one page: the first stays, the admin is warned, both tags work', async () => {
    const other = tag('', 'versi-lain.js');
    const { page, warnings } = await paste(
      `<div id="satu">${tag()}</div><div id="dua">${other}</div>`,
    );
    await answerSurvey(page, asked, { survey: '#satu skm-survey' });
    await answerSurvey(page, asked, { survey: '#dua skm-survey' });
    await untilCounted(stack.collector, unit, 2);
    expect(coded(warnings, 'skm-defined-twice')).to.have.length(1);
  });

  describe('storage blocked', () => {
    const block = (page: Page): Promise<unknown> =>
      page.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('blocked by policy', 'SecurityError');
        };
      });

    it('the answer is sent at once, and thanks says so', async () => {
      const { page, warnings } = await paste(tag(), block);
      await answerSurvey(page, asked);
      await page.getByText('sudah terkirim').waitFor();
      await untilCounted(stack.collector, unit, 1);
      expect(coded(warnings, 'store-unavailable')).to.have.length(1);
      expect(warnings.join()).to.contain('blocked by policy');
    });

    it('with the collector down too: says it is not saved, keeps the answers, succeeds on another try', async () => {
      await stack.killCollector();
      const { page, warnings } = await paste(tag(), block);
      await answerSurvey(page, asked, { end: 'Jawaban Anda belum tersimpan' });
      // The store when the page comes up, then the answer that it could not keep.
      expect(coded(warnings, 'store-unavailable')).to.have.length(2);
      await stack.startCollector();
      await page.getByRole('button', { name: 'Coba lagi' }).click();
      await page.getByRole('heading', { name: 'Terima kasih' }).waitFor();
      await untilCounted(stack.collector, unit, 1);
    });
  });
});
