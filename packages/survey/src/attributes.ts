import type { PropertyDeclarations } from 'lit';

/** Properties with text in them of which not everything will do (settings.ts), and which most pages leave alone. */
export const bound = [
  'service',
  'counter',
  'officer',
  'ticket',
  'channel',
  'layout',
  'mode',
  'draft',
  'accent',
  'redirect',
  'encrypt',
  'partial',
  'reach',
  'theme',
] as const;

/** Properties with text in them that are attributes of the same name, written with hyphens. */
export const strings = [
  'unit',
  'unitName',
  'collector',
  'key',
  'device',
  'serviceName',
  'services',
  'questionnaire',
  'omit',
  'profile',
  'profileRequired',
  'comment',
  'invite',
  'thanks',
  'textsSrc',
  'languages',
  'idle',
  'idleWarning',
  'thanksSeconds',
  'sleep',
  'origins',
  ...bound,
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
  mode: { reflect: true },
  theme: { reflect: true },
  texts: { attribute: false },
  definition: { attribute: false },
  client: { attribute: false },
};
