import type { Attribute, ClassField, ClassMember, Event, Package } from 'custom-elements-manifest';
import { elementsIn, moduleOf } from './manifest.ts';

/** The head of every generated source. */
const head = `// Written by \`pnpm generate\` from the doc comments of the elements; a test holds it against them.\n`;

type Element = ReturnType<typeof elementsIn>[number];

/** React and Vue keep this name for themselves: an element never sees it as a prop. */
const kept = 'key';

const comment = (words = ''): string => `/** ${words.replace(/\s+/g, ' ').trim()} */`;

const isField = (member: ClassMember): member is ClassField =>
  member.kind === 'field' && !member.static && !member.readonly;

const typeOfEvent = ({ type }: Event): string => type.text;

const quoted = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

const sourceOf = (module: string): string =>
  module.replace(/^dist\//, './').replace(/\.js$/, '.ts');

/** In markup a flag stands there or not, and everything is text. */
const markupType = ({ type }: Attribute): string => {
  const text = (type?.text ?? 'string').replace(/ \| null\b/g, '');
  return text === 'boolean' ? "boolean | ''" : text;
};

function importsFor(manifest: Package, elements: readonly Element[], up: string): string {
  const names = elements.flatMap(({ name, events = [] }) => [name, ...events.map(typeOfEvent)]);
  const modules = new Map<string, Set<string>>();
  for (const name of names) {
    const from = sourceOf(moduleOf(manifest, name)).replace(/^\.\//, up);
    modules.set(from, (modules.get(from) ?? new Set()).add(name));
  }
  return [...modules]
    .toSorted()
    .map(([from, of]) => `import type { ${[...of].toSorted().join(', ')} } from '${from}';\n`)
    .join('');
}

/** Nothing where an element has no events of its own. */
const eventTypes = (tagName: string, name: string, events: readonly Event[]): string =>
  events.length === 0
    ? ''
    : `/** Events of \`<${tagName}>\` by their name. */
export interface ${name}Events {
${events.map((one) => `  ${comment(one.description)}\n  '${one.name}': ${typeOfEvent(one)};\n`).join('')}}
`;

/** The name of the type of an element's events. */
const eventsOf = ({ name, events = [] }: Element): string =>
  events.length === 0 ? 'object' : `${name}Events`;

/** Attributes, properties and events of every element, as types that the frameworks' own are made of. */
function elementTypes(manifest: Package): string {
  const elements = elementsIn(manifest);
  const shapes = elements.map(
    ({ name, tagName = '', attributes = [], events = [], members = [] }) => {
      const own = attributes.filter((attribute) => attribute.name !== 'lang');
      const attributeNames = new Set(attributes.map((attribute) => attribute.name));
      const properties = members.filter(isField).filter((field) => !attributeNames.has(field.name));
      return `/** Attributes of \`<${tagName}>\`, as markup has them. */
export interface ${name}Attributes {
${own.map((one) => `  ${comment(one.description)}\n  ${quoted(one.name)}?: ${markupType(one)} | undefined;\n`).join('')}}

/** Properties of \`<${tagName}>\` that have another name than an attribute, or none. */
export type ${name}Properties = Partial<Pick<${name}, ${properties.map((one) => `'${one.name}'`).join(' | ') || 'never'}>>;

${eventTypes(tagName, name, events)}`;
    },
  );
  return `${head}${importsFor(manifest, elements, '../')}\n${shapes.join('\n')}`;
}

const shapesOf = (elements: readonly Element[]): string =>
  `import type { ${elements
    .flatMap(({ name, events = [] }) => [
      `${name}Attributes`,
      ...(events.length === 0 ? [] : [`${name}Events`]),
      `${name}Properties`,
    ])
    .join(', ')} } from './elements.ts';\n`;

const classImports = (manifest: Package, elements: readonly Element[]): string =>
  importsFor(
    manifest,
    elements.map(({ name }) => ({ name }) as Element),
    '../',
  );

function reactTypes(manifest: Package): string {
  const elements = elementsIn(manifest);
  return `${head}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${classImports(manifest, elements)}${shapesOf(elements)}
/** \`onskm-…\`: React 19 hands events of this spelling over to \`addEventListener\`. */
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};

type Props<Element, Attributes, Properties, Events> = DetailedHTMLProps<HTMLAttributes<Element>, Element> &
  Omit<Attributes, '${kept}'> & Omit<Properties, '${kept}'> & Handlers<Events>;

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- React has its elements in one
  namespace JSX {
    interface IntrinsicElements {
${elements.map((one) => `      '${one.tagName ?? ''}': Props<${one.name}, ${one.name}Attributes, ${one.name}Properties, ${eventsOf(one)}>;\n`).join('')}    }
  }
}
`;
}

function vueTypes(manifest: Package): string {
  const elements = elementsIn(manifest);
  return `${head}import type { HTMLAttributes, PublicProps } from 'vue';
${shapesOf(elements)}
/** \`@skm-…\` in a template is \`onSkm…\` here. */
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Capitalize<Camel<Name>>}\`]?: ((event: Events[Name]) => void) | undefined;
};

type Camel<Name extends string> = Name extends \`\${infer Head}-\${infer Tail}\`
  ? \`\${Head}\${Capitalize<Camel<Tail>>}\`
  : Name;

type Element<Attributes, Properties, Events> = new () => {
  $props: PublicProps & HTMLAttributes & Omit<Attributes, '${kept}'> & Omit<Properties, '${kept}'> & Handlers<Events>;
};

declare module 'vue' {
  interface GlobalComponents {
${elements.map((one) => `    '${one.tagName ?? ''}': Element<${one.name}Attributes, ${one.name}Properties, ${eventsOf(one)}>;\n`).join('')}  }
}
`;
}

function svelteTypes(manifest: Package): string {
  const elements = elementsIn(manifest);
  return `${head}import type {} from 'svelte/elements';
${classImports(manifest, elements)}${shapesOf(elements)}
type Handlers<Events> = {
  [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements.map((one) => `    '${one.tagName ?? ''}': HTMLAttributes<${one.name}> & ${one.name}Attributes & ${one.name}Properties & Handlers<${eventsOf(one)}>;\n`).join('')}  }
}
`;
}

/** The types of one package for TypeScript, React, Vue and Svelte, by file name. */
export const frameworkTypes = (manifest: Package): Readonly<Record<string, string>> => ({
  'src/types/elements.ts': elementTypes(manifest),
  'src/types/react.ts': reactTypes(manifest),
  'src/types/vue.ts': vueTypes(manifest),
  'src/types/svelte.ts': svelteTypes(manifest),
});
