import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import pixelmatch from 'pixelmatch';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

const folder = new URL('../baselines/', import.meta.url);
const reports = new URL('../../../reports/visual/', import.meta.url);

/** `SKM_RENEW=baselines` makes them anew: whoever does looks at each. */
const isRenewed = process.env['SKM_RENEW'] === 'baselines';
const isCi = !['', '0', 'false'].includes(process.env['CI'] ?? '');

/** Pixels that may differ: fewer than a word has. */
const tolerance = 60;

/** Without alpha and without filters, which make the plain ground of a screen longer. */
const small = { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 } as const;

/** What pictures depend on besides the survey. */
interface Maker {
  /** Major version of Chromium. */
  readonly chromium: string;
  /** Widths of some words in the fonts that the survey gets, in px. */
  readonly letters: string;
}

async function makerOf(page: Page): Promise<Maker> {
  const version =
    page.context().browser()?.version() ?? (await page.evaluate(() => navigator.userAgent));
  const letters = await page.evaluate(() => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    return [400, 650].map((weight) => {
      if (pen) pen.font = `${String(weight)} 100px system-ui`;
      return pen?.measureText('Sangat sesuai, 0123456789').width.toFixed(1);
    });
  });
  return { chromium: /\d+/.exec(version)?.[0] ?? version, letters: letters.join(' ') };
}

/**
 * Why pictures of this machine cannot be held against the baselines; null where they can. Under CI they always are: there a
 * new Chromium or other fonts are news.
 */
export async function whyNot(page: Page): Promise<string | null> {
  const here = await makerOf(page);
  const file = new URL('made-with.json', folder);
  if (isRenewed) await writeFile(file, `${JSON.stringify(here, null, 2)}\n`);
  const made = JSON.parse(await readFile(file, 'utf8')) as Maker;
  const differs = (['chromium', 'letters'] as const).filter((part) => made[part] !== here[part]);
  if (isCi || differs.length === 0) return null;
  return differs.map((part) => `${part} ${made[part]}, here ${here[part]}`).join('; ');
}

/** Holds what is in the window against its baseline. */
export async function expectBaseline(page: Page, name: string): Promise<void> {
  const taken = await page.screenshot({ animations: 'disabled' });
  const file = new URL(`${name}.png`, folder);
  if (isRenewed) await writeFile(file, PNG.sync.write(PNG.sync.read(taken), small));
  const [here, kept] = [PNG.sync.read(taken), PNG.sync.read(await readFile(file))];
  const { width, height } = kept;
  expect([here.width, here.height], name).to.deep.equal([width, height]);
  const difference = new PNG({ width, height });
  const count = pixelmatch(kept.data, here.data, difference.data, width, height, {
    threshold: 0.1,
  });
  if (count <= tolerance) return;
  await mkdir(reports, { recursive: true });
  await writeFile(new URL(`${name}.png`, reports), taken);
  await writeFile(new URL(`${name}.difference.png`, reports), PNG.sync.write(difference));
  expect.fail(
    `${name}: ${String(count)} pixels differ, see ${fileURLToPath(reports)}; if it is right: SKM_RENEW=baselines`,
  );
}
