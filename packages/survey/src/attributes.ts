import type { PropertyDeclarations } from 'lit';

/** Properties with text in them that are attributes of the same name, written with hyphens. */
export const strings = [
  'unit',
  'unitName',
  'collector',
  'key',
  'device',
  'service',
  'serviceName',
  'services',
  'counter',
  'officer',
  'ticket',
  'questionnaire',
  'channel',
  'omit',
  'profile',
  'profileRequired',
  'comment',
  'layout',
  'mode',
  'draft',
  'accent',
  'thanks',
  'redirect',
  'encrypt',
  'textsSrc',
  'languages',
  'idle',
  'idleWarning',
  'thanksSeconds',
  'partial',
  'reach',
  'sleep',
  'origins',
] as const;

/** Properties that are on where the attribute stands. */
export const booleans = [
  'noAdvance',
  'numberKeys',
  'readAloud',
  'showIndex',
  'why',
  'once',
  'addressParams',
] as const;

/** What the page says about the survey, by property. Empty and false: not set. */
export type PageSettings = Readonly<
  Record<(typeof strings)[number], string> & Record<(typeof booleans)[number], boolean>
>;

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
