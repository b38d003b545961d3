import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { root } from '../architecture/packages.ts';
import { blocks, blocksIn, whole, type Block } from '../docs/blocks.ts';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { builtFile, servePages, surveyFiles, type Answer } from './support/pages.ts';
import { freePort } from './support/port.ts';
import { answerSurvey, until } from './support/respondent.ts';
import { skm, startStack, type Stack } from './support/stack.ts';

/** Every file that a page of the documentation may name. */
const files: Answer = async (path) => {
  if (path === '/skm-outbox.js') return builtFile('packages/survey/dist/bundle/skm-outbox.js');
  if (path === '/skm-results.js') return builtFile('packages/results/dist/bundle/skm-results.js');
  return surveyFiles(path);
};

const picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

/** Programs that do not need a browser to run in. */
const runs = ['docs/questionnaires.md', 'docs/scoring.md', 'docs/element.md', 'docs/tickets.md'];

const skmCommand = `'${process.execPath}' '${join(root, 'packages/cli/dist/skm.js')}'`;

describe('code in the documentation, executed', function () {
  this.timeout(120_000);
  let stack: Stack;
  /** Where the commands run, one after the other as they stand in the pages. */
  let scratch: string;
  let profile: string;
  let context: BrowserContext;
  const extracted = join(root, 'tests/docs/.extracted-runs');

  before(async () => {
    stack = await startStack(['disdukcapil-contoh', 'puskesmas-contoh']);
    // A kiosk seals what it keeps, and complains where no key was ever seen.
    await skm('keys', 'new', '--data', stack.data);
    scratch = await mkdtemp(join(tmpdir(), 'skm-docs-'));
    profile = await mkdtemp(join(tmpdir(), 'skm-docs-profile-'));
    context = await openBrowser(profile);
    await mkdir(extracted, { recursive: true });
    await mkdir(join(stack.data, 'tickets'), { recursive: true });
    const header = 'U1,U2,U3,U4,U5,U6,U7,U8,U9';
    await writeFile(join(scratch, 'answers.csv'), `${header}\n3,3,4,4,3,3,4,3,4\n`);
  });

  after(async () => {
    await context.close();
    await stack.close();
    for (const folder of [scratch, profile, extracted]) {
      await rm(folder, { recursive: true, force: true });
    }
  });

  const here = (code: string): string =>
    code
      .replaceAll('npx -y pnpm@12 skm', skmCommand)
      .replaceAll('/var/lib/skm', stack.data)
      .replace(/https:\/\/(skm|survei)\.contoh\.go\.id/g, stack.collector);

  /** Runs a program to its end, in the folder of the page's commands. */
  async function run(command: string, args: readonly string[], env = {}): Promise<string> {
    const child = spawn(command, args, { cwd: scratch, env: { ...process.env, ...env } });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code, said).to.equal(0);
    return said;
  }

  /** Opens a page with this markup under a strict policy; comes back with what is complained of. */
  async function show(markup: string, css = ''): Promise<readonly string[]> {
    const script = /<script/.test(markup)
      ? ''
      : '<script type="module" src="/skm-survey.js"></script>';
    const html = `<!doctype html><html lang="id"><title>Contoh</title><link rel="stylesheet" href="/gaya.css"><body>${script}${markup}</body></html>`;
    const pages = await servePages(async (path) => {
      if (path === '/') return html;
      if (path.endsWith('.svg') && markup.includes(path)) return picture;
      return path === '/gaya.css' ? css : files(path);
    }, stack.collector);
    const page = await context.newPage();
    try {
      return await complaintsOf(page, { origin: pages.origin, markup, css });
    } finally {
      await page.close();
      await pages.close();
    }
  }

  async function complaintsOf(
    page: Page,
    { origin, markup, css }: { origin: string; markup: string; css: string },
  ): Promise<readonly string[]> {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(origin);
    const survey = page.locator('skm-survey');
    await page
      .locator('skm-survey, skm-results, skm-outbox')
      .first()
      .locator('h2')
      .first()
      .waitFor();
    // A changed questionnaire is shown; its answers have other words.
    const isPlain = !/<skm-question|lang="en"/.test(markup.replace('<html lang="id">', ''));
    if ((await survey.count()) > 0 && css === '' && isPlain) {
      const [choices = {}] = workedExampleRespondents();
      await answerSurvey(page, { questionnaire: 'skm-2017', choices }, { service: 'KTP-el' });
    }
    if (css !== '') {
      const rules = await page.evaluate(() =>
        [...(document.styleSheets[0]?.cssRules ?? [])].map(({ cssText }) => cssText),
      );
      // What a browser does not understand it leaves out.
      const written = css.match(/[\w-]+(?=: )/g) ?? [];
      for (const property of written) expect(rules.join(), property).to.contain(`${property}: `);
    }
    return complaints;
  }

  for (const block of blocksIn('html')) {
    it(`${block.where} shows itself on a page, and nothing complains`, async () => {
      const local = here(block.code).replace(/src="http[^"]*\//, 'src="/');
      expect(await show(local)).to.deep.equal([]);
    });
  }

  for (const block of blocksIn('css')) {
    it(`${block.where} is understood, beside a survey`, async () => {
      const tag = `<script type="module" src="/skm-survey.js" data-unit="disdukcapil-contoh" data-collector="${stack.collector}"></script>`;
      expect(await show(tag, block.code)).to.deep.equal([]);
    });
  }

  it('has answers to look at', async () => {
    await until(async () => {
      const reply = await fetch(`${stack.collector}/v1/units/disdukcapil-contoh/results`);
      return ((await reply.json()) as { ikm: { respondents: number } }).ikm.respondents > 0;
    });
  });

  /** What a program of a page has printed is what its commands call `$TICKET`. */
  let ticket = '';

  for (const block of programs()) {
    it(`${block.where} runs`, async () => {
      if (block.language !== 'sh') {
        const name = join(
          extracted,
          `${block.where.replace(/\W+/g, '-')}.${block.language === 'js' ? 'mjs' : 'ts'}`,
        );
        await writeFile(name, whole(block));
        ticket = (await run(process.execPath, ['--conditions=skm-source', name])).trim();
      } else if (block.code.includes('skm serve')) {
        const port = await freePort();
        const data = join(scratch, 'another');
        const command = here(
          block.code.replace('/var/lib/skm', data).replace('8081', String(port)),
        );
        const child = spawn('sh', ['-c', `exec ${command}`], { cwd: scratch });
        await until(async () =>
          Boolean((await fetch(`http://127.0.0.1:${String(port)}/healthz`).catch(() => null))?.ok),
        );
        child.kill();
        await once(child, 'close');
      } else {
        await run('sh', ['-e', '-c', here(block.code)], { TICKET: ticket });
      }
    });
  }
});

/** Commands of `skm` and programs, in the order of the pages. */
function programs(): readonly Block[] {
  return blocks.filter(({ file, language, code, notRun }) => {
    if (notRun !== null) return false;
    return language === 'sh'
      ? code.includes('skm ')
      : ['js', 'ts'].includes(language) && runs.includes(file);
  });
}
