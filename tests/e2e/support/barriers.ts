import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

declare const axe: typeof Axe;

/** px */
const target = 64;

/** What axe-core finds on a page with all its rules, and what can be touched and is smaller than 64 px either way. */
export async function barriers(page: Page): Promise<string[]> {
  // Not as a script of the page: its policy would refuse that.
  await page.evaluate(await readFile(source, 'utf8'));
  return page.evaluate(async (least) => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        // A box to tick is touched by its words too.
        const touched = element.matches('[type=checkbox]') ? element.closest('label') : element;
        if (!touched?.matches('button, a, input, label:has([type=checkbox])')) continue;
        if (!touched.checkVisibility() || touched.closest('[inert]')) continue;
        const { width, height } = touched.getBoundingClientRect();
        if (width < least || height < least)
          found.push(`${String(width)} × ${String(height)} px: ${touched.outerHTML}`);
      }
    };
    look(document);
    return found;
  }, target);
}
