import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { surveyLink, surveyPoster } from '@skm-survey/report';
import { expect } from 'chai';
import jsQR from 'jsqr';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';
import { answerSurvey } from './support/respondent.ts';
import { skm, startStack, type Stack } from './support/stack.ts';

/** Half of the resolution of a cheap printer that prints A4. */
const pixels = { width: 1240, height: 1754 };

describe('the poster, as it is printed', function () {
  this.timeout(60_000);
  let profile: string;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
    page = await context.newPage();
  });
  after(async () => {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** The picture that the browser draws of an SVG: red, green, blue and alpha of each pixel. */
  async function drawn(svg: string): Promise<Uint8ClampedArray> {
    const base64 = await page.evaluate(
      async ([text, size]) => {
        const image = new Image();
        image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
        // An SVG that is no valid XML does not load.
        await image.decode();
        const canvas = new OffscreenCanvas(size.width, size.height);
        const context2d = canvas.getContext('2d');
        context2d?.drawImage(image, 0, 0, size.width, size.height);
        const { data } = context2d?.getImageData(0, 0, size.width, size.height) ?? {};
        const reader = new FileReader();
        reader.readAsDataURL(new Blob(data === undefined ? [] : [data]));
        await new Promise((resolve) => reader.addEventListener('load', resolve));
        return typeof reader.result === 'string' ? reader.result.replace(/^.*,/, '') : '';
      },
      [svg, pixels] as const,
    );
    return new Uint8ClampedArray(Buffer.from(base64, 'base64'));
  }

  for (const name of ['Puskesmas Melati', '</text><script>"Dinas" & \u0000 UPT']) {
    it(`is scanned to the exact link (${JSON.stringify(name)})`, async () => {
      const link = surveyLink('https://dinas.contoh.go.id/survei?a=1', {
        service: 'perekaman-ktp',
        counter: 'loket-3',
      });
      const svg = surveyPoster({ link, unit: name, service: name, counter: name });
      const found = jsQR.default(await drawn(svg), pixels.width, pixels.height);
      expect(found?.data).to.equal(link);
    });
  }
});

const unit = 'dinas-contoh';
const asked = { questionnaire: 'skm-2017', choices: workedExampleRespondents()[0] ?? {} } as const;

describe('the link of a poster', function () {
  this.timeout(120_000);
  let stack: Stack;
  let pages: Pages;
  let profile: string;
  let context: BrowserContext;
  let attribute = '';

  before(async () => {
    stack = await startStack([unit]);
    pages = await servePages(
      async (path) =>
        path === '/survei'
          ? `<!doctype html><html lang="id"><title>Survei</title><body><script type="module" src="/skm-survey.js" data-unit="${unit}" data-collector="${stack.collector}" ${attribute}></script></body></html>`
          : surveyFiles(path),
      stack.collector,
    );
    profile = await mkdtemp(join(tmpdir(), 'skm-profile-'));
    context = await openBrowser(profile);
  });
  after(async () => {
    await context.close();
    await pages.close();
    await stack.close();
    await rm(profile, { recursive: true, force: true });
  });

  /** The link that `skm qr` prints for a poster. */
  async function linkOf(...args: readonly string[]): Promise<string> {
    const out = join(profile, 'poster.svg');
    const where = ['--unit', 'Dinas Contoh', '--page', `${pages.origin}/survei`, '--out', out];
    const { stdout, stderr, code } = await skm('qr', ...where, ...args);
    expect(code, stderr).to.equal(0);
    return stdout.trim().split(': ').at(-1) ?? '';
  }

  /** Service and counter of every answer that the collector has, as it exports them. */
  async function places(): Promise<string[]> {
    const wanted = ['--data', stack.data, '--unit', unit, '--with', 'service,counter'];
    const { stdout } = await skm('export', ...wanted);
    const [head = '', ...rows] = stdout.trim().split(/\r?\n/);
    const names = head.split(',');
    const at = ['service', 'counter'].map((name) => names.indexOf(name));
    return rows.map((row) => at.map((column) => row.split(',')[column]).join(' ')).toSorted();
  }

  async function answer(of: string, link: string): Promise<void> {
    attribute = of;
    const page = await context.newPage();
    await page.goto(link);
    await answerSurvey(page, asked);
    await page.getByText('sudah terkirim').waitFor();
    await page.close();
  }

  it('brings service and counter to the collector, where the tag of the page allows it', async () => {
    await answer('data-address-params', await linkOf('--service', 'ktp=KTP', '--counter', '3'));
    expect(await places()).to.deep.equal(['ktp 3']);
  });

  it('brings the answer alone where it does not', async () => {
    await answer('', await linkOf('--service', 'ktp=KTP', '--counter', '3'));
    expect(await places()).to.deep.equal([' ', 'ktp 3']);
  });
});
