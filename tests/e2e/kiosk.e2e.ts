import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { serveKiosk, type Change, type KioskSite } from '@skm-survey/examples/kiosk/serve';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { ownCollector, type OwnCollector } from './support/collector.ts';
import { freePort } from './support/port.ts';
import { answerSurvey, until } from './support/respondent.ts';
import { workedExampleRespondents } from './support/golden.ts';

const unit = 'kios-uji';
const pin = '4711';
const [choices = {}] = workedExampleRespondents();

describe('the kiosk page', function () {
  this.timeout(240_000);
  let collector: OwnCollector;
  let site: KioskSite;
  let profile: string;
  let context: BrowserContext;
  let page: Page;
  let port = 0;
  let change: Change = (_, body) => body;
  let complaints: string[] = [];

  const serve = async (): Promise<void> => {
    const changing: Change = (path, body) => change(path, body);
    site = await serveKiosk({ collector: collector.url, port, change: changing });
  };

  const open = async (): Promise<void> => {
    context = await openBrowser(profile, { viewport: { width: 1080, height: 1920 } });
    page = await context.newPage();
    page.on('console', (message) => {
      const text = message.text();
      if (message.type() === 'error' && !/ERR_(CONNECTION|FAILED)/.test(text))
        complaints.push(text);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`${site.origin}/`);
  };

  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();

  const setUp = async (): Promise<void> => {
    await page.getByLabel('Kode unit').fill(unit);
    await page.getByLabel('Nama unit').fill('Disdukcapil Contoh');
    await page.getByLabel('Alamat kolektor').fill(collector.url);
    await page.getByLabel('Nama kios ini').fill('kios-1');
    await page.getByLabel('PIN petugas: 4 sampai 12 angka').fill(pin);
    await press('Simpan');
    await page.getByRole('button', { name: 'Mulai' }).waitFor();
  };

  const isInstalled = (): Promise<unknown> =>
    page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      while (!navigator.serviceWorker.controller)
        await new Promise((resolve) => setTimeout(resolve, 20));
    });

  beforeEach(async () => {
    complaints = [];
    change = (_, body) => body;
    collector = await ownCollector(unit);
    port = await freePort();
    await serve();
    profile = await mkdtemp(join(tmpdir(), 'skm-kiosk-'));
    await open();
  });
  afterEach(async () => {
    await context.close();
    await site.close();
    await collector.close();
    await rm(profile, { recursive: true, force: true });
  });

  it('is set up once, boots from a cold start without any server, keeps answers, and delivers them', async () => {
    await setUp();
    await isInstalled();
    await context.close();
    await site.close();
    await collector.stop();

    context = await openBrowser(profile, { viewport: { width: 1080, height: 1920 } });
    page = await context.newPage();
    await page.goto(`http://127.0.0.1:${String(port)}/`);
    await page.getByText('Disdukcapil Contoh').waitFor();
    await answerSurvey(page, { questionnaire: 'skm-2017', choices });
    expect(await page.getByText('sudah tersimpan di perangkat ini').count()).to.equal(1);
    await press('Selesai');
    await press('English');
    await page.getByRole('button', { name: 'Start' }).waitFor();

    await collector.start();
    await page.reload();
    await until(() => collector.counted().answers === 1);
    expect(collector.counted().held).to.equal(0);
    await serve();
    expect(complaints).to.deep.equal([]);
  });
});
