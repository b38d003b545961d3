import type { PageSettings } from '../attributes.ts';
import type { Description, Descriptions } from './description.ts';

/** The element, as far as it says something about its questions. */
export type Page = Element & Pick<PageSettings, 'omit' | 'profile' | 'profileRequired' | 'comment'>;

const known = ['key', 'text', 'options', 'unsur', 'after', 'required', 'lang'] as const;

/** Attributes that every element may have; those with a hyphen belong to somebody. */
const global: readonly string[] = 'id class slot hidden title dir part is style inert'.split(' ');

/** What the page says about its questions, as it stands there. */
export function descriptionsOf(page: Page): Descriptions {
  const { omit, profile, profileRequired, comment } = page;
  const questions = [...page.querySelectorAll('skm-question')].map(descriptionOf);
  return { questions, omit, profile, profileRequired, comment };
}

function descriptionOf(element: Element): Description {
  const values = known.map((name) => [name, element.getAttribute(name)] as const);
  const strange = element
    .getAttributeNames()
    .filter((name) => /^[a-z]+$/.test(name) && ![...known, ...global].includes(name));
  const given = Object.fromEntries(values) as Record<(typeof known)[number], string | null>;
  return { ...given, key: given.key ?? element.getAttribute('skm-key'), strange };
}

/** The definition that stands in the element as JSON; null where there is none. */
export const inlineText = (page: Element): string | null =>
  page.querySelector('script[type="application/json"]')?.textContent ?? null;
