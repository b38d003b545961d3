import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Page } from 'playwright-core';

/** `SKM_RENEW=trees` writes them anew instead: what changed is then for the reader of the diff to judge. */
const isRenewed = process.env['SKM_RENEW'] === 'trees';

/** Holds what assistive technology is told of the survey against what is kept in trees/. Seconds that run are left out. */
export async function expectTree(page: Page, name: string): Promise<void> {
  const told = await page.locator('skm-survey').ariaSnapshot();
  const tree = `${told.replace(/\b\d+ (?=detik|seconds)/g, 'N ')}\n`;
  const file = new URL(`../trees/${name}.yaml`, import.meta.url);
  if (isRenewed) await writeFile(file, tree);
  expect(tree, `changed; if it is right: SKM_RENEW=trees (trees/${name}.yaml)`).to.equal(
    await readFile(file, 'utf8'),
  );
}
