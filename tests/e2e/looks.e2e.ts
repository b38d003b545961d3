import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveSite, type Site } from '@skm-survey/examples/site';
import type * as Axe from 'axe-core';
import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';

declare const axe: typeof Axe;

const axeSource = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

/** The least contrast of words that the style sheet promises of each look. */
const looks = { resmi: 4.5, hangat: 4.5, malam: 4.5, kontras: 7 } as const;

/** What of a look has less contrast than is promised, and what of it was measured. */
interface Measured {
  readonly low: readonly string[];
  readonly words: number;
}

/** Contrast of the words of a look, as axe-core measures it. */
const contrastOf = (page: Page, look: string, rule: string): Promise<Measured> =>
  page.evaluate(
    async ([name, only]) => {
      const { violations, incomplete, passes } = await axe.run(`.skm-${name}`, {
        runOnly: [only],
        rules: { [only]: { enabled: true } },
      });
      const nodes = [...violations, ...incomplete].flatMap((found) => found.nodes);
      return {
        low: nodes.map(
          ({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`,
        ),
        words: passes.flatMap((found) => found.nodes).length,
      };
    },
    [look, rule] as const,
  );

/** Contrast of what is pressed with what it lies on: the button that leads on, and the rings of the options. */
const edgesOf = (page: Page, look: string): Promise<number[]> =>
  page.evaluate((name) => {
    const root = document.querySelector(`.skm-${name}`)?.shadowRoot;
    const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const luminance = (colour: string): number => {
      Object.assign(paint ?? {}, { fillStyle: colour });
      paint?.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...(paint?.getImageData(0, 0, 1, 1).data ?? [])].map(
        (value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        },
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const styleOf = (selector: string): CSSStyleDeclaration => {
      const found = root?.querySelector(selector);
      if (!found) throw new Error(`no ${selector}`);
      return getComputedStyle(found);
    };
    const ratio = (one: string, other: string): number => {
      const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
      return (high + 0.05) / (low + 0.05);
    };
    const surface = styleOf('.survey').backgroundColor;
    const option = styleOf('.option').backgroundColor;
    return [
      ratio(styleOf('.primary').backgroundColor, surface),
      ratio(styleOf('.option input').borderTopColor, option),
    ];
  }, look);

describe('the four ready looks on their own page', function () {
  this.timeout(60_000);
  let site: Site;
  let profile: string;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    site = await serveSite({ collector: 'http://127.0.0.1:9', port: 0 });
    profile = await mkdtemp(join(tmpdir(), 'skm-looks-'));
    context = await openBrowser(profile, { viewport: { width: 1280, height: 915 } });
    page = await context.newPage();
    await page.goto(`${site.url}looks/`, { waitUntil: 'networkidle' });
    // Not as a script of the page: its policy would refuse that.
    await page.evaluate(await readFile(axeSource, 'utf8'));
  });
  after(async () => {
    await context.close();
    await site.close();
    await rm(profile, { recursive: true, force: true });
  });

  for (const [look, least] of Object.entries(looks)) {
    it(`${look}: words of at least ${String(least)}:1, 3:1 for what is pressed`, async () => {
      const rule = least === 7 ? 'color-contrast-enhanced' : 'color-contrast';
      const { low, words } = await contrastOf(page, look, rule);
      expect(low).to.deep.equal([]);
      expect(words).to.be.above(8);
      for (const ratio of await edgesOf(page, look)) expect(ratio).to.be.at.least(3);
    });
  }
});
