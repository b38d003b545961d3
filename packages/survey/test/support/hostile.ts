const file = async (path: string): Promise<string> => {
  const reply = await fetch(new URL(`../../node_modules/${path}`, import.meta.url));
  if (!reply.ok) throw new Error(`${path}: ${String(reply.status)}`);
  return reply.text();
};

/** What its build makes of a style sheet of Tailwind where nothing is set: the fallback of each variable of its theme. */
const built = (css: string): string => css.replace(/--theme\(\s*--[\w-]+,([^)]*)\)/g, '$1');

/** As Twenty Twenty-Five has WordPress print it, over the style sheets of its blocks. */
const twentyTwentyFive = `
  :root { --wp--style--global--content-size: 645px; --wp--preset--spacing--20: 10px; }
  body {
    margin: 0; background-color: #fff; color: #111; font-family: Manrope, sans-serif;
    font-size: clamp(1rem, 1rem + 0.25vw, 1.125rem); font-weight: 300; letter-spacing: -0.1px; line-height: 1.4;
  }
  body > * { max-width: var(--wp--style--global--content-size); margin-inline: auto !important; }
  body > * + * { margin-block-start: 1.2rem; }
  h1, h2, h3 { font-weight: 400; line-height: 1.125; letter-spacing: -0.1px; }
  a:where(:not(.wp-element-button)) { color: currentColor; text-decoration: underline; }
  :root :where(button) { background-color: #111; border-width: 0; color: #fff; padding: 1rem 2.25rem; }
`;

/** Everything that a box inherits, as no survey would have it. */
const inherited = `
  letter-spacing: 0.3em; word-spacing: 2em; text-transform: uppercase; line-height: 3; direction: rtl;
  font: italic 900 10px / 3 cursive; font-variant: small-caps; font-stretch: condensed; font-size-adjust: 1;
  font-feature-settings: 'zero'; color: white; -webkit-text-fill-color: white; -webkit-text-stroke: 2px red;
  text-align: right; text-align-last: right; text-indent: 4em; text-shadow: 0 0 9px red; text-wrap: nowrap;
  white-space: pre; word-break: break-all; overflow-wrap: anywhere; hyphens: auto; line-break: anywhere; tab-size: 1;
  cursor: none; user-select: none; -webkit-user-select: none; caret-color: red; accent-color: red; list-style: square inside;
  quotes: none; border-collapse: collapse; border-spacing: 9px; caption-side: bottom; empty-cells: hide;
  image-rendering: pixelated; orphans: 9; widows: 9; stroke: red; fill: red; stroke-width: 9px; paint-order: stroke;
  -webkit-font-smoothing: antialiased; -webkit-tap-highlight-color: red; scrollbar-color: red red; print-color-adjust: exact;
`;

const important = (declarations: string): string => declarations.replaceAll(';', ' !important;');

/** Style sheets of pages, by their name. */
export async function hostileStyles(): Promise<ReadonlyMap<string, string>> {
  const blocks = '@wordpress/block-library/build-style';
  const sheets = ['style', 'common', 'theme', 'classic', 'reset'];
  const wordpress = await Promise.all(sheets.map((name) => file(`${blocks}/${name}.css`)));
  return new Map([
    ['Bootstrap', await file('bootstrap/dist/css/bootstrap.css')],
    ['Tailwind', built(await file('tailwindcss/preflight.css'))],
    ['WordPress', wordpress.join('\n') + twentyTwentyFive],
    ['a reset', '* { all: unset; }'],
    ['a reset that insists', '*, ::before, ::after { all: unset !important; }'],
    ['everything that is inherited, on everything', `* { ${important(inherited)} }`],
    ['the same, on the survey', `skm-survey, skm-survey * { ${important(inherited)} }`],
    ['the same, from far above', `:root { ${inherited} }`],
    ['a root of 10 px', 'html { font-size: 62.5%; } body { font-size: 1.6rem; }'],
  ]);
}
