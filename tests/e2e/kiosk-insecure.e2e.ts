import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveKiosk, type KioskSite } from '@skm-survey/examples/kiosk/serve';
import { expect } from 'chai';
import type { BrowserContext } from 'playwright-core';
import { chromiumFlags } from '../browsers/chromium.ts';
import { openBrowser } from './support/browser.ts';

describe('the kiosk page over plain HTTP', function () {
  this.timeout(60_000);
  let site: KioskSite;
  let profile: string;
  let context: BrowserContext;

  before(async () => {
    site = await serveKiosk({ collector: 'http://127.0.0.1:9' });
    profile = await mkdtemp(join(tmpdir(), 'skm-insecure-'));
    context = await openBrowser(profile, {
      args: [...chromiumFlags, '--host-resolver-rules=MAP kios.example 127.0.0.1'],
    });
  });
  after(async () => {
    await context.close();
    await site.close();
    await rm(profile, { recursive: true, force: true });
  });

  it('says in two languages that it needs HTTPS, in the place of a form that could not be saved', async () => {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(site.origin.replace('127.0.0.1', 'kios.example'));
    expect(await page.evaluate(() => isSecureContext)).to.equal(false);
    const told = page.getByRole('alert');
    await told.getByText('hanya dapat dipasang lewat HTTPS').waitFor();
    await told.getByText('needs HTTPS (or localhost)').waitFor();
    expect(await page.getByRole('textbox').count()).to.equal(0);
    expect(complaints).to.deep.equal([]);
  });

  it('says so too where a browser refuses to keep the settings', async () => {
    const page = await context.newPage();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('no room', 'QuotaExceededError');
      };
    });
    await page.goto(site.origin);
    for (const [name, value] of [
      ['Kode unit', 'kios-uji'],
      ['Alamat penampung', 'http://127.0.0.1:9'],
      ['Nama kios ini', 'kios-1'],
      ['PIN petugas: 4 sampai 12 angka', '4711'],
    ] as const) {
      await page.getByLabel(name).fill(value);
    }
    await page.getByRole('button', { name: 'Simpan', exact: true }).click();
    await page.getByRole('alert').getByText('The settings cannot be kept').waitFor();
  });
});
