import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What of a syntax tree is looked at: any node may hold further ones. */
interface Node {
  readonly type?: string;
  readonly start?: number;
  readonly end?: number;
  readonly tag?: { readonly name?: string };
  readonly quasi?: { readonly quasis: readonly { readonly start: number; readonly end: number }[] };
}

/** Every `html` and `css` template below a node. */
function* templatesIn(node: unknown): Generator<Node> {
  if (typeof node !== 'object' || node === null) return;
  const { type, tag } = node as Node;
  if (type === 'TaggedTemplateExpression' && (tag?.name === 'html' || tag?.name === 'css')) {
    yield node;
  }
  for (const child of Object.values(node)) yield* templatesIn(child);
}

/** One space in the place of an indentation: it means the same to HTML and to CSS. */
const oneSpace = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** CSS without the white space and the comments that nobody reads. A space before a colon has a meaning in selectors. */
const tight = (css: string): string =>
  oneSpace(css.replace(/\/\*.*?\*\//gs, ''))
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/(?<![\d\w#.-])0\./g, '.')
    .replace(/;}/g, '}')
    .replace(/--_[a-z0-9-]+/g, shortName)
    .trim();

/** Every private custom property of the sources, in the order of the alphabet. */
const privateNames = [
  ...new Set(
    globSync('packages/*/src/**/*.ts', { cwd: import.meta.dirname }).flatMap(
      (path) =>
        readFileSync(join(import.meta.dirname, path), 'utf8').match(/--_[a-z0-9-]*[a-z0-9]/g) ?? [],
    ),
  ),
].sort();

/** Custom properties that no page may set have names that no page reads either; the same in every file of a build. */
function shortName(name: string): string {
  const nth = privateNames.indexOf(name);
  if (nth < 0) throw new Error(`${name} is not in the sources`);
  return `--_${nth.toString(36)}`;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** CSS without expressions needs no tag that looks for them. */
const plainCss = (code: string, node: Node): Edit[] => {
  const { start = 0, end = 0, quasi } = node;
  const [only, ...others] = quasi?.quasis ?? [];
  if (!only || others.length > 0) throw new Error('an expression in css: build it another way');
  return [{ start, end, text: `css(\`${tight(code.slice(only.start, only.end))}\`)` }];
};

const smallHtml = (code: string, { quasi }: Node): Edit[] =>
  (quasi?.quasis ?? []).map(({ start, end }) => ({
    start,
    end,
    text: oneSpace(code.slice(start, end)),
  }));

/** Takes the indentation out of templates, which no minifier of JavaScript may touch. Columns of source maps suffer within them. */
export const smallTemplates: Plugin = {
  name: 'small-templates',
  transform(code, id) {
    if (!/\/packages\/[^/]+\/src\//.test(id) || !/(html|css)`/.test(code)) return null;
    const edits = [...templatesIn(this.parse(code))].flatMap((node) =>
      (node.tag?.name === 'css' ? plainCss : smallHtml)(code, node),
    );
    const fromTheEnd = edits.toSorted((a, b) => b.start - a.start);
    const small = fromTheEnd.reduce(
      (text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end),
      code,
    );
    const tags = /import \{([^}]*)\bcss\b([^}]*)\} from (['"])lit\3/;
    return { code: small.replace(tags, 'import {$1unsafeCSS as css$2} from "lit"'), map: null };
  },
};
