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
    .trim();

/** Takes the indentation out of templates, which no minifier of JavaScript may touch. Columns of source maps suffer within them. */
export const smallTemplates: Plugin = {
  name: 'small-templates',
  transform(code, id) {
    if (!/\/packages\/[^/]+\/src\//.test(id) || !/(html|css)`/.test(code)) return null;
    const edits = [...templatesIn(this.parse(code))].flatMap(({ tag, quasi }) =>
      (quasi?.quasis ?? []).map(({ start, end }) => ({
        start,
        end,
        text: (tag?.name === 'css' ? tight : oneSpace)(code.slice(start, end)),
      })),
    );
    const fromTheEnd = edits.toSorted((a, b) => b.start - a.start);
    const small = fromTheEnd.reduce(
      (text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end),
      code,
    );
    return { code: small, map: null };
  },
};
