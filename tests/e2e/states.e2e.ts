import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { states } from '@skm-survey/examples/states';
import type { BrowserContext } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { folder, servePages, type Pages } from './support/pages.ts';

describe('the page of all states', function () {
  this.timeout(120_000);
  let profile: string;
  let context: BrowserContext;
  let pages: Pages;

  before(async () => {
    pages = await servePages(folder('examples/states/dist'), "'self'");
    profile = await mkdtemp(join(tmpdir(), 'skm-states-'));
    context = await openBrowser(profile);
  });

  after(async () => {
    await context.close();
    await pages.close();
    await rm(profile, { recursive: true, force: true });
  });

  it('shows every state in two themes and two languages side by side', async () => {
    const page = await context.newPage();
    await page.goto(pages.origin);
    expect(await page.locator('iframe').count()).to.equal(Object.keys(states).length * 4);
    const first = page.locator('iframe').first().contentFrame();
    await first.locator('html[data-ready]').waitFor();
    await page.close();
  });
});
