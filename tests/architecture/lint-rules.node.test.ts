import { expect } from 'chai';
import { ESLint } from 'eslint';
import { root } from './packages.ts';

const portable = 'packages/protocol/src/x.ts';
const onNode = 'packages/collector/src/node/x.ts';
const outbox = 'packages/sdk/src/outbox/x.ts';

/** Code that must not pass, where it stands, and the rule that says so. */
const banned: readonly (readonly [what: string, file: string, code: string, rule: string])[] = [
  ['the full zod', portable, "import { z } from 'zod';", 'no-restricted-imports'],
  ['the full zod, whole', portable, "import * as z from 'zod';", 'no-restricted-imports'],
  ['zod v4 by path', onNode, "import * as z from 'zod/v4';", 'no-restricted-imports'],
  ['zod/mini by name', portable, "import { object } from 'zod/mini';", 'no-restricted-syntax'],
  [
    'styleMap',
    portable,
    "import { styleMap } from 'lit/directives/style-map.js';",
    'no-restricted-imports',
  ],
  ['a bound style', portable, 'html`<p style=${x}></p>`;', 'no-restricted-syntax'],
  [
    'a bound part of a style',
    portable,
    'html`<p\n style="color: ${x}"></p>`;',
    'no-restricted-syntax',
  ],
  ['a fixed style', portable, 'html`<p style="color: red">${x}</p>`;', 'no-restricted-syntax'],
  ['the wall clock', portable, 'f(Date.now());', 'no-restricted-syntax'],
  ['the wall clock as a date', portable, 'f(new Date());', 'no-restricted-syntax'],
  [
    'the wall clock by way of the global',
    portable,
    'f(globalThis.Date.now());',
    'no-restricted-syntax',
  ],
  ['the wall clock handed on', portable, 'f(Date.now);', 'no-restricted-syntax'],
  ['the monotonic clock', portable, 'f(performance.now());', 'no-restricted-syntax'],
  ['random numbers', portable, 'f(Math.random());', 'no-restricted-syntax'],
  ['a default export', portable, 'export default x;', 'no-restricted-syntax'],
  ['a default export by name', portable, 'export { x as default };', 'no-restricted-syntax'],
  ['a default export in Node', onNode, 'export default x;', 'no-restricted-syntax'],
  ['the keyword private', portable, 'class A { private x = 1; }', 'no-restricted-syntax'],
  ['a private method', portable, 'class A { private x(): void { f(); } }', 'no-restricted-syntax'],
  ['a count of the database', outbox, 'f(store.count());', 'no-restricted-syntax'],
  ['all keys of the database', outbox, 'f(store.getAllKeys());', 'no-restricted-syntax'],
  ['all of the database', outbox, 'f(store.getAll());', 'no-restricted-syntax'],
  [
    'a store of idb-keyval',
    outbox,
    "import { entries } from 'idb-keyval';",
    'no-restricted-syntax',
  ],
  ['the wall clock in the outbox', outbox, 'f(Date.now());', 'no-restricted-syntax'],
  ['any', portable, 'export const x = y as any;', '@typescript-eslint/no-explicit-any'],
  ['a debt', portable, '// TODO: later', 'no-warning-comments'],
  ['a debt in the middle', portable, '/* one day, FIXME */', 'no-warning-comments'],
  [
    'an open return type',
    portable,
    'export function f() { return 1; }',
    '@typescript-eslint/explicit-module-boundary-types',
  ],
  [
    'four positional parameters',
    portable,
    'f((a, b, c, d) => a);',
    '@typescript-eslint/max-params',
  ],
  ['a long file', portable, 'f();\n'.repeat(401), 'max-lines'],
  [
    'a long function',
    portable,
    `function g() {\n${'f();\n'.repeat(60)}}`,
    'max-lines-per-function',
  ],
  [
    'Node in portable code',
    portable,
    "import { readFileSync } from 'node:fs';",
    'no-restricted-imports',
  ],
  [
    'the Node part of the collector',
    'packages/collector/src/x.ts',
    "import { serve } from './node/serve.ts';",
    'no-restricted-imports',
  ],
  [
    'the Node server',
    'packages/collector/src/x.ts',
    "import { serve } from '@hono/node-server';",
    'no-restricted-imports',
  ],
  [
    'a path past an export map',
    portable,
    "import { x } from '@skm-survey/questionnaire/src/schema.ts';",
    'no-restricted-imports',
  ],
  [
    'a path into a neighbour',
    portable,
    "import { x } from '../../questionnaire/src/schema.ts';",
    'no-restricted-imports',
  ],
  [
    'a path into a package, in a test',
    'tests/e2e/x.ts',
    "import { x } from '../../packages/sdk/src/api.ts';",
    'no-restricted-imports',
  ],
  ['a focused test', 'packages/sdk/test/x.test.ts', "it.only('x', f);", 'no-restricted-syntax'],
  [
    'a handler on what no keyboard reaches',
    portable,
    'html`<div @click=${x}></div>`;',
    'lit-a11y/click-events-have-key-events',
  ],
  [
    'a duplicate binding',
    portable,
    'html`<p id=${x} id=${y}></p>`;',
    'lit/no-duplicate-template-bindings',
  ],
];

/** Code that must pass: the rules above are no wider than they say. */
const allowed: readonly (readonly [what: string, file: string, code: string])[] = [
  ['zod/mini whole', portable, "import * as z from 'zod/mini';"],
  ['a given time as a date', portable, 'f(new Date(0), Date.parse(x), Math.max(1, 2));'],
  [
    'the clocks in an environment',
    'packages/sdk/src/environment.ts',
    'f(Date.now(), performance.now(), Math.random());',
  ],
  ['the clock in a test', 'packages/sdk/test/x.test.ts', 'f(Date.now());'],
  ['Node in the Node part', onNode, "import { readFileSync } from 'node:fs';"],
  ['Node in the command line', 'packages/cli/src/x.ts', "import { readFileSync } from 'node:fs';"],
  ['a default export where a tool insists', 'vite.config.ts', 'export default {};'],
  ['a private field', portable, 'class A { #x = 1; }'],
  ['an entry of an export map', portable, "import { x } from '@skm-survey/collector/node';"],
  ['classes and parts', portable, 'html`<p class="a" part="style">${x}</p>`;'],
];

const house = new Set(banned.map(([, , , rule]) => rule));

/** Only the rules of this table, which need no types: so a snippet needs no file. */
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => house.has(ruleId),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

async function rulesBrokenBy(code: string, file: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(code, { filePath: `${root}/${file}` });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

describe('the house rules', () => {
  for (const [what, file, code, rule] of banned) {
    it(`ban ${what}`, async () => {
      expect(await rulesBrokenBy(code, file)).to.include(rule);
    });
  }

  for (const [what, file, code] of allowed) {
    it(`allow ${what}`, async () => {
      expect(await rulesBrokenBy(code, file)).to.deep.equal([]);
    });
  }

  it('stand on typescript-eslint’s strict, type-checked rules', async () => {
    const config = (await eslint.calculateConfigForFile(`${root}/${portable}`)) as {
      rules: Record<string, unknown>;
    };
    expect(config.rules).to.include.keys(
      '@typescript-eslint/no-floating-promises',
      '@typescript-eslint/no-unsafe-assignment',
      '@typescript-eslint/no-unnecessary-condition',
    );
  });
});
