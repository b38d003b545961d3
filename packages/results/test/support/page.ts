// axe-core is no module: it puts itself on the window.
import 'axe-core';
import type * as Axe from 'axe-core';
import '../../src/define.ts';
import type { SkmResults } from '../../src/skm-results.ts';
import type { FakeEnvironment } from './environment.ts';

/** Puts the element on the page; returns once its first load is over. */
export async function shown(
  environment: FakeEnvironment,
  attributes: Readonly<Record<string, string>> = {},
): Promise<SkmResults> {
  const element = document.createElement('skm-results');
  element.environment = environment;
  const usual = { unit: 'disdukcapil', collector: '/', 'unit-name': 'Disdukcapil Contoh' };
  for (const [name, value] of Object.entries({ ...usual, ...attributes })) {
    element.setAttribute(name, value);
  }
  document.body.append(element);
  await quiet(element);
  return element;
}

/** Takes off the page what `shown` put there. */
export function clear(): void {
  for (const element of document.querySelectorAll('skm-results')) element.remove();
}

/** Until no load is under way and what it brought is drawn. */
export async function quiet(element: SkmResults): Promise<void> {
  await element.updateComplete;
  if (element.matches(':state(loading)')) {
    await new Promise<Event>((over) => {
      element.addEventListener('skm-results-loaded', over, { once: true });
      element.addEventListener('skm-results-failed', over, { once: true });
    });
  }
  await element.updateComplete;
}

/** What a person reads, each white space a blank. */
export function words(element: SkmResults): string {
  const card = part(element, 'card');
  return (card?.innerText ?? '').replaceAll('\u00ad', '').replace(/\s+/g, ' ');
}

export function part(element: SkmResults, name: string): HTMLElement | null {
  return element.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
}

/** The table of unsur as text, row by row. */
export function cells(element: SkmResults): string[][] {
  const rows = [...element.renderRoot.querySelectorAll('tbody tr')];
  return rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()));
}

/** What axe finds wrong with the element as it stands, a line a finding. */
export async function barriers(element: SkmResults): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof Axe };
  const { violations } = await axe.run(element);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
