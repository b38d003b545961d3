type Attributes = Readonly<Record<string, string | number>>;

/** One element. What is inside is text, unless it is markup of this file's making. */
export function element(
  name: string,
  attributes: Attributes,
  inside: readonly (string | Markup)[] = [],
): Markup {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(`${value}`)}"`);
  const content = inside.map((one) => (typeof one === 'string' ? escaped(one) : one.xml)).join('');
  const end = content === '' ? '/>' : `>${content}</${name}>`;
  return { xml: `<${name}${said.join('')}${end}` };
}

/** XML that may stand as it is. */
export interface Markup {
  readonly xml: string;
}

/** What XML 1.0 allows in a document (section 2.2); a name may hold anything. */
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escaped = (text: string): string =>
  text.replace(forbidden, '\uFFFD').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
