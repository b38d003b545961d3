import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { root } from '../architecture/packages.ts';
import { blocksIn, whole, type Block } from '../docs/blocks.ts';
import { openBrowser } from './support/browser.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';
import { until } from './support/respondent.ts';
import { skm, startStack, type Stack } from './support/stack.ts';

const blocksOf = (file: string, language: string): readonly Block[] =>
  blocksIn(language).filter((block) => block.file === file);

/** A script of a page, as a developer's bundler makes one file of it. */
async function bundled(folder: string, code: string): Promise<string> {
  const entry = join(folder, 'main.ts');
  await writeFile(entry, code);
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'main' },
      rolldownOptions: { external: ['crypto'], output: { codeSplitting: false } },
    },
  });
  const [file] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (file?.type !== 'chunk') throw new Error('not built');
  return file.code;
}

/** Scripts that need a page around them: elsewhere the documentation's programs are run without a browser. */
describe('scripts of the documentation, in a page under a strict policy', function () {
  this.timeout(120_000);
  const folder = join(root, 'tests/e2e/.extracted-scripts');
  let stack: Stack;
  let pages: Pages;
  let around: Pages;
  let profile: string;
  let context: BrowserContext;
  let markup = '';
  let script = '';
  let complaints: string[] = [];

  before(async () => {
    await mkdir(folder, { recursive: true });
    stack = await startStack(['disdukcapil', 'disdukcapil-contoh', 'kios-contoh']);
    await skm('keys', 'new', '--data', stack.data);
    pages = await servePages(async (path) => {
      if (path === '/main.js') return script;
      if (path === '/kuesioner.json') return JSON.stringify(standardQuestionnaire('pulse'));
      return path.endsWith('.js') ? surveyFiles(path) : page(markup);
    }, stack.collector);
    around = await servePages(
      () =>
        Promise.resolve(
          page(
            `<iframe id="frame" allow="screen-wake-lock" src="${pages.origin}/" title="Survei"></iframe>`,
          ),
        ),
      "'self'",
      pages.origin,
    );
    profile = await mkdtemp(join(tmpdir(), 'skm-scripts-'));
    context = await openBrowser(profile);
  });
  after(async () => {
    await context.close();
    for (const site of [pages, around, stack]) await site.close();
    for (const used of [profile, folder]) await rm(used, { recursive: true, force: true });
  });

  const page = (body: string): string =>
    `<!doctype html><html lang="id"><title>Contoh</title><body>${body}</body></html>`;

  async function open(origin: string): Promise<Page> {
    complaints = [];
    const opened = await context.newPage();
    opened.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    opened.on('pageerror', (error) => complaints.push(String(error)));
    await opened.goto(`${origin}/`);
    return opened;
  }

  const counted = async (unit: string): Promise<number> => {
    const reply = await fetch(`${stack.collector}/v1/units/${unit}/results`);
    return ((await reply.json()) as { ikm: { respondents: number } }).ikm.respondents;
  };

  const here = (code: string): string =>
    code
      .replaceAll(/https:\/\/skm\.(contoh|example)\.go\.id/g, stack.collector)
      // A key with its middle left out is none that a request could carry.
      .replaceAll('pk_…', 'pk_contoh');

  for (const block of blocksOf('docs/sdk.md', 'ts')) {
    it(`${block.where} runs to its end, and its answer is counted`, async () => {
      const before = await counted('disdukcapil');
      script = await bundled(folder, `${here(whole(block))}\ndocument.title = outcome.kind;\n`);
      markup = '<script type="module" src="/main.js"></script>';
      const opened = await open(pages.origin);
      await opened.waitForFunction(() => document.title === 'saved');
      await until(async () => (await counted('disdukcapil')) === before + 1);
      expect(complaints).to.deep.equal([]);
      await opened.close();
    });
  }

  for (const block of blocksOf('docs/developers.md', 'ts')) {
    it(`${block.where} shows the survey with the questionnaire of the page`, async () => {
      script = await bundled(folder, here(whole(block)));
      markup = '<script type="module" src="/main.js"></script>';
      const opened = await open(pages.origin);
      const [first] = standardQuestionnaire('pulse').items;
      await opened.getByRole('heading', { name: first?.text.id ?? '', exact: true }).waitFor();
      expect(complaints).to.deep.equal([]);
      await opened.close();
    });
  }

  const [beside, outside] = blocksOf('docs/kiosk.md', 'js');
  const ticket = `const ticket = 'e30.e30.e30';\n`;
  const kiosk = (more: string): string =>
    `<script type="module" src="/skm-survey.js" data-mode="kiosk" data-unit="kios-contoh" data-collector="${stack.collector}" ${more}></script>`;

  it(`${beside?.where ?? ''} begins an interview in a kiosk on the same page`, async () => {
    markup = kiosk('');
    const opened = await open(pages.origin);
    await opened.getByRole('button', { name: 'Mulai' }).waitFor();
    const begun = await opened.evaluate(`${ticket}${beside?.code ?? ''}; begun`);
    await opened.getByText('Pertanyaan 1 dari 9').waitFor();
    expect(begun).to.equal(true);
    expect(complaints).to.deep.equal([]);
    await opened.close();
  });

  it(`${outside?.where ?? ''} begins and resets a kiosk in a frame, and hears of both`, async () => {
    markup = kiosk(`data-origins="${around.origin}"`);
    const opened = await open(around.origin);
    const heard: string[] = [];
    opened.on('console', (message) => heard.push(message.text()));
    await opened.frameLocator('iframe').getByRole('button', { name: 'Mulai' }).waitFor();
    await opened.waitForLoadState('networkidle');
    await opened.evaluate(
      ticket + (outside?.code ?? '').replaceAll('https://survei.example', pages.origin),
    );
    await until(() => ['skm-begun', 'skm-start', 'skm-reset'].every((one) => heard.includes(one)));
    expect(complaints).to.deep.equal([]);
    await opened.close();
  });
});
