import type { PropertyDeclarations } from 'lit';

/** Properties that are attributes of the same name, written with hyphens. */
export const strings = [
  'unit',
  'unitName',
  'collector',
  'key',
  'service',
  'serviceName',
  'questionnaire',
  'channel',
  'textsSrc',
] as const;
export const booleans = ['noDraft', 'noAdvance', 'numberKeys', 'readAloud', 'showIndex'] as const;

const attributeOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Every property of the element. */
export const properties: PropertyDeclarations = {
  ...Object.fromEntries(strings.map((name) => [name, { attribute: attributeOf(name) }])),
  ...Object.fromEntries(
    booleans.map((name) => [name, { attribute: attributeOf(name), type: Boolean }]),
  ),
  theme: { reflect: true },
  texts: { attribute: false },
  definition: { attribute: false },
  client: { attribute: false },
};
