import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { servePages, surveyFiles, type Pages } from './support/pages.ts';

/** What a page of a queue system that embeds the kiosk is told: each message and where it came from. */
interface Told {
  readonly heard: { readonly type: string; readonly origin: string }[];
}

describe('a kiosk in a frame of another origin', function () {
  this.timeout(120_000);
  let kiosk: Pages;
  let queue: Pages;
  let stranger: Pages;
  let profile: string;
  let context: BrowserContext;

  const around = (): string =>
    `<!doctype html><html lang="id"><title>Antrian</title><body><iframe src="${kiosk.origin}/" width="900" height="640" title="Survei"></iframe></body></html>`;

  before(async () => {
    queue = await servePages(() => Promise.resolve(around()), "'self'", 'http://127.0.0.1:*');
    stranger = await servePages(() => Promise.resolve(around()), "'self'", 'http://127.0.0.1:*');
    kiosk = await servePages(
      (path) =>
        path.endsWith('.js')
          ? surveyFiles(path)
          : Promise.resolve(
              `<!doctype html><html lang="id"><title>Kios</title><body><script type="module" src="/skm-survey.js" data-mode="kiosk" data-unit="kios-uji" data-collector="/" data-encrypt="off" data-no-advance data-origins="https://antrian.example ${queue.origin}"></script></body></html>`,
            ),
      "'self'",
    );
    profile = await mkdtemp(join(tmpdir(), 'skm-bridge-'));
    context = await openBrowser(profile);
  });
  after(async () => {
    await context.close();
    for (const pages of [kiosk, queue, stranger]) await pages.close();
    await rm(profile, { recursive: true, force: true });
  });

  async function embed(from: Pages): Promise<Page> {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const told: Told = { heard: [] };
      Object.assign(globalThis, { told });
      addEventListener('message', ({ data, origin }) =>
        told.heard.push({ ...(data as Told['heard'][0]), origin }),
      );
    });
    await page.goto(`${from.origin}/`);
    await page.frameLocator('iframe').getByRole('button', { name: 'Mulai' }).waitFor();
    return page;
  }

  const say = (page: Page, message: unknown): Promise<void> =>
    page.evaluate(
      (what) => document.querySelector('iframe')?.contentWindow?.postMessage(what, '*'),
      message,
    );

  const heard = (page: Page): Promise<Told['heard']> =>
    page.evaluate(() => (globalThis as unknown as { told: Told }).told.heard);

  it('begins, tells and resets for the page whose origin is allowed', async () => {
    const page = await embed(queue);
    const frame = page.frameLocator('iframe');
    await say(page, { type: 'skm-begin', visit: { counter: 'l-1', lang: 'en' } });
    await frame.getByText('Question 1 of 9').waitFor();
    await frame.getByRole('radio').first().check();
    await say(page, { type: 'skm-reset' });
    await frame.getByRole('button', { name: 'Mulai' }).waitFor();
    const types = (await heard(page)).map(({ type }) => type);
    expect(types).to.deep.equal([
      'skm-reset',
      'skm-start',
      'skm-begun',
      'skm-answer',
      'skm-abandon',
      'skm-reset',
    ]);
    for (const { origin } of await heard(page)) expect(origin).to.equal(kiosk.origin);
  });

  it('neither hears nor tells a stranger anything', async () => {
    const page = await embed(stranger);
    const frame = page.frameLocator('iframe');
    await say(page, { type: 'skm-begin', visit: {} });
    await frame.getByRole('button', { name: 'Mulai' }).click();
    await frame.getByText('Pertanyaan 1 dari 9').waitFor();
    await frame.getByRole('radio').first().check();
    await say(page, { type: 'skm-reset' });
    // Sent before the page is asked again, it would have been heard by now.
    await frame.getByText('Pertanyaan 1 dari 9').waitFor();
    expect(await frame.getByRole('radio', { checked: true }).count(), 'still there').to.equal(1);
    expect(await heard(page)).to.deep.equal([]);
  });
});
