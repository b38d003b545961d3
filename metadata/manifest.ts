import { create, ts, type Plugin } from '@custom-elements-manifest/analyzer';
import type {
  Attribute,
  ClassDeclaration,
  ClassField,
  ClassMember,
  CustomElementDeclaration,
  Package,
} from 'custom-elements-manifest';
import { choicesOf, classesOf, sourcesOf, type ElementClass } from './elements.ts';
import { meaningOf } from './meaning.ts';
import './analyzer.ts';

type Declaration = CustomElementDeclaration & ClassDeclaration;
type Choices = Awaited<ReturnType<typeof choicesOf>>;

/** Members that are the machinery of every element. */
const machinery =
  /^(#|(connected|disconnected|attributeChanged|adopted)Callback$|observedAttributes$|properties$|styles$)/;

/** The custom-elements manifest of a package: its elements with all that they inherit, and the classes of their events. */
export async function manifestOf(folder: string): Promise<Package> {
  const classes = await classesOf(folder);
  const choices = await choicesOf(folder);
  const modules = sourcesOf(folder).map(({ path, text }) =>
    ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true),
  );
  return create({ modules, plugins: [settings(classes, choices), published] });
}

/** Fills in what the class itself says at run time: every attribute with its property; the doc comment has the rest. */
function settings(classes: ReadonlyMap<string, ElementClass>, choices: Choices): Plugin {
  return {
    name: 'settings',
    packageLinkPhase({ customElementsManifest }: { customElementsManifest: Package }) {
      for (const declaration of elementsIn(customElementsManifest)) {
        const element = classes.get(declaration.name);
        if (!element && declaration.attributes) {
          // An element without Lit says all of it in its doc comment.
          declaration.attributes = declaration.attributes.map((one) =>
            reflecting(one, declaration),
          );
          continue;
        }
        if (!element) throw new Error(`${declaration.name} is not exported`);
        const written = declaration.attributes ?? [];
        declaration.members = (declaration.members ?? []).map((member) =>
          isField(member) ? { ...member, ...typeOf(member, choices) } : member,
        );
        declaration.attributes = element.observedAttributes.map((name) =>
          attributeOf(name, declaration, { element, written }),
        );
      }
    },
  };
}

/** An attribute with the property of its name, where there is one. */
const reflecting = (attribute: Attribute, { members = [] }: Declaration): Attribute =>
  members.some(({ name }) => name === attribute.name)
    ? { ...attribute, fieldName: attribute.name }
    : attribute;

const isField = (member: ClassMember): member is ClassField => member.kind === 'field';

const typeOf = ({ name }: ClassField, choices: Choices): Pick<ClassField, 'type'> | undefined => {
  const words = choices[name];
  return words && { type: { text: words.map((word) => `'${word}'`).join(' | ') } };
};

function attributeOf(
  name: string,
  declaration: Declaration,
  { element, written }: { element: ElementClass; written: readonly Attribute[] },
): Attribute {
  const [property] =
    [...element.elementProperties].find(
      ([key, { attribute }]) => (attribute ?? String(key).toLowerCase()) === name,
    ) ?? [];
  const field = declaration.members?.filter(isField).find((member) => member.name === property);
  const known = written.find((attribute) => attribute.name === name);
  const type = field?.type ?? known?.type ?? { text: 'string' };
  const description = field?.description ?? known?.description ?? '';
  const said = meaningOf(description).default ?? (type.text === 'boolean' ? '`false`' : null);
  return {
    name,
    description,
    type,
    ...(said !== null && { default: said.replaceAll('`', '') }),
    ...(field && { fieldName: field.name }),
  };
}

/** Leaves what a page or a developer can use, at the place where the published package has it. */
const published: Plugin = {
  name: 'published',
  packageLinkPhase({ customElementsManifest }: { customElementsManifest: Package }) {
    for (const module of customElementsManifest.modules) {
      module.path = builtPath(module.path);
      module.declarations = (module.declarations ?? []).filter(
        ({ kind, name }) => kind === 'class' && (name.endsWith('Event') || isNamed(module, name)),
      );
      for (const declaration of module.declarations as Declaration[]) tidy(declaration);
      const names = module.declarations.map(({ name }) => name);
      module.exports = (module.exports ?? [])
        .filter(({ name }) => names.includes(name))
        .map((one) => ({ ...one, declaration: { name: one.name, module: module.path } }));
    }
    customElementsManifest.modules = customElementsManifest.modules.filter(
      ({ declarations }) => declarations && declarations.length > 0,
    );
  },
};

/** Where the build puts a source file. */
const builtPath = (path: string): string => path.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');

const isNamed = (module: Package['modules'][number], name: string): boolean =>
  (module.declarations as Declaration[]).some((one) => one.name === name && one.tagName);

function tidy(declaration: Declaration): void {
  if (declaration.tagName) declaration.superclass = superclassOf(declaration);
  else if (declaration.superclass) delete declaration.superclass.module;
  const members = (declaration.members ?? []).filter(
    (member) =>
      !machinery.test(member.name) &&
      !('privacy' in member && (member.privacy === 'private' || member.privacy === 'protected')),
  );
  if (declaration.members) declaration.members = members;
  // What the analyzer finds in the code beside the doc comment are further mentions of the same events, some without a name.
  const events = declaration.events?.filter(({ name }) => /^skm-/.test(name));
  if (events) declaration.events = events;
  for (const part of [...members, ...(declaration.attributes ?? [])]) {
    if ('inheritedFrom' in part) delete part.inheritedFrom;
  }
}

const superclassOf = ({ superclass }: Declaration): NonNullable<Declaration['superclass']> =>
  superclass?.name === 'Base' ? { name: 'HTMLElement' } : { name: 'LitElement', package: 'lit' };

/** The elements of a manifest. */
export const elementsIn = (manifest: Package): readonly Declaration[] =>
  manifest.modules.flatMap(({ declarations = [] }) =>
    (declarations as Declaration[]).filter(({ tagName }) => tagName),
  );

/** The module in which something is declared. */
export function moduleOf(manifest: Package, name: string): string {
  const module = manifest.modules.find(({ declarations = [] }) =>
    declarations.some((one) => one.name === name),
  );
  if (!module) throw new Error(`${name} is declared nowhere`);
  return module.path;
}
