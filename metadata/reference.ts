import type { ClassField, ClassMethod, Package } from 'custom-elements-manifest';
import { elementsIn } from './manifest.ts';
import { meaningOf } from './meaning.ts';
import { schemas } from './schemas.ts';

type Element = ReturnType<typeof elementsIn>[number];
type Row = readonly (string | undefined)[];

/** A cell of a Markdown table. */
const cell = (text = ''): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

/** A Markdown table under a heading, of the columns that have something in them; nothing where it has no rows. */
export function table(heading: string, columns: Row, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const isFilled = columns.map((_, nth) => rows.some((row) => row[nth]));
  const line = (cells: Row): string =>
    `| ${cells
      .filter((_, nth) => isFilled[nth])
      .map(cell)
      .join(' | ')} |\n`;
  return `\n${heading}\n\n${line(columns)}${line(columns.map(() => '---'))}${rows.map(line).join('')}`;
}

const code = (text: string | undefined): string => (text ? `\`${text}\`` : '');

const isTag = ({ tagName }: Element): boolean => tagName === 'skm-survey';

function attributeTable(element: Element): string {
  const { attributes = [] } = element;
  const rows = attributes.map(({ name, fieldName, description = '', type }): Row => {
    const meaning = meaningOf(description);
    const fallback = meaning.default ?? (type?.text === 'boolean' ? 'off' : 'not set');
    const names = isTag(element) ? [code(name), code(`data-${name}`)] : [code(name)];
    return [...names, code(fieldName ?? name), fallback, meaning.words];
  });
  const heads = isTag(element) ? ['Attribute', 'On the script tag'] : ['Attribute'];
  return table('### Attributes', [...heads, 'Property', 'Default', 'Meaning'], rows);
}

/** Properties that no attribute has. */
function propertyTable({ members = [], attributes = [] }: Element): string {
  const ofAttributes = attributes.map(({ fieldName }) => fieldName);
  const fields = members.filter(
    (member): member is ClassField =>
      member.kind === 'field' && !ofAttributes.includes(member.name),
  );
  const rows = fields.map((one): Row => [
    code(one.name) + (one.static ? ' (static)' : ''),
    code(one.type?.text),
    one.description,
  ]);
  return table('### Properties without an attribute', ['Property', 'Type', 'Meaning'], rows);
}

function methodTable({ members = [] }: Element): string {
  const methods = members.filter((member): member is ClassMethod => member.kind === 'method');
  const rows = methods.map((one): Row => {
    const parameters = (one.parameters ?? []).map(
      ({ name, type, default: value }) => `${name}${value ? '?' : ''}: ${type?.text ?? ''}`,
    );
    const back = one.return?.type?.text ?? 'void';
    return [code(`${one.name}(${parameters.join(', ')}): ${back}`), one.description];
  });
  return table('### Methods', ['Method', 'What it does'], rows);
}

function eventTable({ events = [] }: Element, manifest: Package): string {
  const rows = events.map(({ name, type, description }): Row => {
    const members = fieldsOf(manifest, type.text).map(
      (field) =>
        `\`${field.name}\`${field.description ? ` (${field.description.replace(/\.$/, '')})` : ''}`,
    );
    return [code(name), code(type.text), members.join(', '), description];
  });
  return table('### Events', ['Event', 'Class', 'Members', 'When'], rows);
}

/** What an event has beside what every event has. */
function fieldsOf(manifest: Package, name: string): readonly ClassField[] {
  const found = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find((one) => one.kind === 'class' && one.name === name);
  const members = found && 'members' in found ? (found.members ?? []) : [];
  return members.filter(
    (member): member is ClassField => member.kind === 'field' && !member.static,
  );
}

const named = (
  heading: string,
  first: string,
  all: readonly { name: string; description?: string }[] = [],
): string =>
  table(
    heading,
    [first, 'Meaning'],
    all.map(({ name, description }): Row => [code(name), description]),
  );

function elementChapter(element: Element, manifest: Package): string {
  const {
    tagName = '',
    description = '',
    cssProperties = [],
    cssStates,
    cssParts,
    slots,
  } = element;
  const custom = cssProperties.map(({ name, default: value, description: words = '' }): Row => {
    const meaning = meaningOf(words);
    return [code(name), value ? code(value) : (meaning.default ?? 'by the theme'), meaning.words];
  });
  return [
    `\n## \`<${tagName}>\`\n\n${description.trim()}\n`,
    attributeTable(element),
    propertyTable(element),
    methodTable(element),
    eventTable(element, manifest),
    named(
      '### Slots',
      'Slot',
      slots?.map((slot) => ({ ...slot, name: slot.name || '(default)' })),
    ),
    named(
      '### States',
      'State',
      cssStates?.map((state) => ({ ...state, name: `:state(${state.name})` })),
    ),
    named(
      '### Parts',
      'Part',
      cssParts?.map((part) => ({ ...part, name: `::part(${part.name})` })),
    ),
    table('### Custom properties', ['Property', 'Default', 'Meaning'], custom),
  ].join('');
}

/** docs/reference.md: every element in full, then the schemas. */
export function reference(manifests: readonly Package[]): string {
  const order = ['skm-survey', 'skm-question', 'skm-results', 'skm-outbox'];
  const chapters = manifests
    .flatMap((manifest) => elementsIn(manifest).map((element) => ({ element, manifest })))
    .toSorted(
      (one, other) =>
        order.indexOf(one.element.tagName ?? '') - order.indexOf(other.element.tagName ?? ''),
    );
  return `# Reference

<!-- Written by \`pnpm generate\` from the doc comments of the elements and from the schemas; a test fails where it is stale. -->

Everything that a page can say to an element and hear from it. How to put it on a page: [pasang.md](pasang.md) (Bahasa Indonesia), [embed.md](embed.md) (English); what it promises:
[element.md](element.md).

An attribute has the same effect as its property, before and after the element is on the page. A flag is on where its attribute stands. On the one-tag script every attribute of
\`<skm-survey>\` is written with \`data-\` before it. A value that cannot be used warns once on the console, by [code](errors.md), and the default is taken.
${chapters.map(({ element, manifest }) => elementChapter(element, manifest)).join('')}${schemas()}`;
}
