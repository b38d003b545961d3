import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { SkmSurvey } from 'skm-survey';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { servePages, surveyFiles, type Answer, type Pages } from './support/pages.ts';
import { answerFrom, until, untilCounted } from './support/respondent.ts';
import { startStack, type Stack } from './support/stack.ts';

const unit = 'hidup';
const [choices = {}] = workedExampleRespondents();
const asked = { questionnaire: 'skm-2017', choices } as const;

/** The built files under `/a/`; under `/b/` another version of them, as its build would name it. */
const copies: Answer = async (path) => {
  const [, copy, rest = ''] = /^\/([ab])(\/.*)$/.exec(path) ?? [];
  const text = await surveyFiles(rest);
  if (copy !== 'b' || text === null) return text;
  return text.replace(/skm-survey\/[0-9a-f]{8}"/g, 'skm-survey/lain"').replaceAll(version, '9.9.9');
};
const { version } = (await import('skm-survey')).SkmSurvey;

/** A script of the page, which knows nothing of the element yet. */
const propertiesBefore = (collector: string): string =>
  `Object.assign(document.querySelector('skm-survey'), ${JSON.stringify({ unit, unitName: 'Dinas Contoh', collector })});`;

/** Puts surveys on the page and takes them off again, each with an interview begun; runs in the page. */
async function comeAndGo({
  count,
  collector,
}: {
  count: number;
  collector: string;
}): Promise<void> {
  for (let nth = 0; nth < count; nth += 1) {
    const survey: SkmSurvey = document.createElement('skm-survey');
    const { root } = { root: (): ShadowRoot | null => survey.shadowRoot };
    Object.assign(survey, { unit: 'hidup', collector, mode: ['', 'popup', 'kiosk'][nth % 3] });
    // What listens to the page, the keyboard or the voice of the device.
    Object.assign(survey, { readAloud: true, numberKeys: true, why: true, showIndex: true });
    Object.assign(survey, { addressParams: true, redirect: '/selesai', reach: 'low' });
    document.body.append(survey);
    while (!root()?.querySelector('.primary')) await new Promise(requestAnimationFrame);
    survey.begin();
    while (!root()?.querySelector('.option')) await new Promise(requestAnimationFrame);
    root()?.querySelector<HTMLElement>('.option input')?.click();
    await survey.updateComplete;
    survey.remove();
  }
}

interface Held {
  readonly surveys: number;
  readonly listeners: number;
  readonly nodes: number;
}

/** What a page holds on to once all that can go has gone. */
async function held(session: CDPSession): Promise<Held> {
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage');
  const prototype = await session.send('Runtime.evaluate', {
    expression: 'customElements.get("skm-survey").prototype',
  });
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.result.objectId ?? '',
    objectGroup: 'held',
  });
  const length = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
  });
  await session.send('Runtime.releaseObjectGroup', { objectGroup: 'held' });
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? NaN;
  return {
    surveys: length.result.value as number,
    listeners: of('JSEventListeners'),
    nodes: of('Nodes'),
  };
}

/** The same once no survey is held any more: the last ones wait a moment for their parts, also off the page. */
async function letGo(session: CDPSession): Promise<Held> {
  await until(async () => (await held(session)).surveys === 0);
  return held(session);
}

describe('a survey through the life of a page', function () {
  this.timeout(120_000);
  let stack: Stack;
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let body = '';

  before(async () => {
    stack = await startStack([unit]);
    pages = await servePages(async (path) => {
      if (path === '/dinas.js') return propertiesBefore(stack.collector);
      return path.endsWith('.js') ? copies(path) : body;
    }, stack.collector);
    profile = await mkdtemp(join(tmpdir(), 'skm-life-'));
    context = await openBrowser(profile);
  });
  after(async () => {
    await context.close();
    await pages.close();
    await stack.close();
    await rm(profile, { recursive: true, force: true });
  });

  const tag = (copy: string, more = ''): string =>
    `<script type="module" src="/${copy}/skm-survey.js" data-unit="${unit}" data-collector="${stack.collector}" data-no-advance ${more}></script>`;

  async function open(markup: string): Promise<{ page: Page; said: string[] }> {
    body = `<!doctype html><html lang="id"><title>Uji</title><body><main>${markup}</main><aside></aside></body></html>`;
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`${pages.origin}/halaman`);
    return { page, said };
  }

  it('put on a page and taken off a hundred times, leaves nothing behind', async () => {
    const { page } = await open('<script type="module" src="/a/skm-survey.js"></script>');
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const turn = (count: number): Promise<void> =>
      page.evaluate(comeAndGo, { count, collector: stack.collector });
    // What is loaded once stays, and so do the templates of what is drawn once it is here: the first ones bring them.
    await turn(6);
    await letGo(session);
    await turn(6);
    const before = await letGo(session);
    await turn(102);
    const after = await letGo(session);
    expect(after.listeners).to.be.at.most(before.listeners);
    expect(after.nodes).to.be.at.most(before.nodes);
    await page.close();
  });

  it('with properties that were set before it was defined, is what they say', async () => {
    // Modules run in the order in which they stand.
    const { page, said } = await open(
      '<skm-survey></skm-survey><script type="module" src="/dinas.js"></script><script type="module" src="/a/skm-survey.js"></script>',
    );
    await page.getByText('Dinas Contoh').waitFor();
    expect(said).to.deep.equal([]);
    await page.close();
  });

  it('moved on the page keeps what was said, and goes on', async () => {
    const { page, said } = await open(tag('a'));
    await page.getByRole('radio').nth(2).check();
    await page.locator('skm-survey').evaluate((survey) => {
      document.querySelector('aside')?.append(survey);
    });
    expect(await page.getByRole('radio').nth(2).isChecked()).to.equal(true);
    await page.getByRole('button', { name: 'Lanjut' }).click();
    await page.getByText('Pertanyaan 2 dari 9').waitFor();
    expect(said).to.deep.equal([]);
    await page.evaluate(() => {
      sessionStorage.clear();
    });
    await page.close();
  });

  it('left and come back to as it was, goes on, keeps and sends', async () => {
    const { page, said } = await open(tag('a'));
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => (document.title = String(persisted)));
    });
    await page.getByText('Pertanyaan 1 dari 9').waitFor();
    await page.goto(`${pages.origin}/lain`);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.title()).to.equal('true');
    await answerFrom(page, asked);
    await page.getByText('sudah terkirim').waitFor();
    await untilCounted(stack.collector, unit, 1);
    expect(said).to.deep.equal([]);
    await page.close();
  });

  for (const [what, second, warnings] of [
    ['copies of one version', 'a', 0],
    ['versions', 'b', 1],
  ] as const) {
    it(`two ${what} on one page: the first is used, both tags work`, async () => {
      const src =
        second === 'a' ? `${tag('a')}${tag('a').replace('.js', '.js?v=2')}` : tag('a') + tag('b');
      const { page, said } = await open(src);
      for (const nth of [0, 1]) {
        const survey = page.locator('skm-survey').nth(nth);
        await survey.getByRole('radio').first().check();
        await survey.getByRole('button', { name: 'Lanjut' }).click();
        await survey.getByText('Pertanyaan 2 dari 9').waitFor();
      }
      expect(
        said.map((line) => line.includes('skm-defined-twice') && line.includes('9.9.9')),
      ).to.deep.equal(Array<boolean>(warnings).fill(true));
      await page.evaluate(() => {
        sessionStorage.clear();
      });
      await page.close();
    });
  }
});
