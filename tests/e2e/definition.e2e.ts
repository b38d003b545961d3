import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardIds, standardQuestionnaire, type Questionnaire } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { builtFile, servePages, type Pages } from './support/pages.ts';

const bundle = 'packages/survey/dist/bundle';

const own: Questionnaire = {
  ...standardQuestionnaire('skm-2017'),
  id: 'kuesioner-sendiri',
  title: { id: 'Kuesioner kami sendiri' },
};

/** The site: the two files together in one folder, the first alone in another, and a questionnaire. */
const files: Readonly<Record<string, () => Promise<string>>> = {
  '/aset/skm-survey.js': () => builtFile(`${bundle}/skm-survey.js`),
  '/aset/skm-definition.js': () => builtFile(`${bundle}/skm-definition.js`),
  '/sendirian/skm-survey.js': () => builtFile(`${bundle}/skm-survey.js`),
  '/kuesioner.json': () => Promise.resolve(JSON.stringify(own)),
};

describe('own questionnaires and the second file, under a strict policy', function () {
  this.timeout(120_000);
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let body = '';

  before(async () => {
    pages = await servePages((path) => files[path]?.() ?? Promise.resolve(body), "'self'");
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
  });

  after(async () => {
    await context.close();
    await pages.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** Opens a page with one tag, and notes what it asks for and says. */
  async function open(
    src: string,
    attributes: string,
  ): Promise<{ page: Page; asked: string[]; said: string[] }> {
    body = `<!doctype html><html lang="id"><body><script type="module" src="${src}" data-unit="contoh" data-collector="/" ${attributes}></script></body></html>`;
    const page = await context.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`${pages.origin}/halaman.html`);
    return { page, asked, said };
  }

  for (const id of standardIds) {
    it(`${id} asks for nothing but the one file`, async () => {
      const { page, asked, said } = await open('/aset/skm-survey.js', `data-questionnaire="${id}"`);
      await page.getByRole('button', { name: 'Mulai' }).click();
      await page.getByRole('progressbar').waitFor();
      const scripts = asked.filter((path) => path.endsWith('.js') || path.endsWith('.json'));
      expect(scripts).to.deep.equal(['/aset/skm-survey.js']);
      expect(said).to.deep.equal([]);
      await page.close();
    });
  }

  it('an address loads the second file from beside the first, however the first is called', async () => {
    const src = '/aset/skm-survey.js?v=2';
    const { page, asked, said } = await open(src, 'data-questionnaire="/kuesioner.json"');
    await page.getByRole('heading', { name: 'Kuesioner kami sendiri' }).waitFor();
    const second = asked.filter((path) => path.startsWith('/aset/'));
    expect(second).to.deep.equal(['/aset/skm-survey.js', '/aset/skm-definition.js']);
    expect(said).to.deep.equal([]);
    await page.close();
  });

  it('without the second file: a calm sentence, and a warning that names the file', async () => {
    const src = '/sendirian/skm-survey.js';
    const { page, said } = await open(src, 'data-questionnaire="/kuesioner.json"');
    await page.getByRole('heading', { name: 'Survei belum dapat ditampilkan' }).waitFor();
    const warnings = said.filter((text) => text.includes('skm-definition-file-missing'));
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('skm-definition.js');
    expect(await page.getByRole('button', { name: 'Muat ulang' }).count()).to.equal(1);
    await page.close();
  });
});
