import litA11y from 'eslint-plugin-lit-a11y';
import * as lit from 'eslint-plugin-lit';
import * as wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Where a file stands decides what it may do. Globs, from the repository root.
const source = ['packages/*/src/**/*.ts'];
/** The only sources that run in Node alone; everything else must also load in a browser. */
const nodeSource = ['packages/collector/src/node/**/*.ts', 'packages/cli/src/**/*.ts'];
/** The sources that may read the real clock and the real dice; they hand them to the rest. */
const environmentSource = ['packages/*/src/**/environment.ts'];
const offStage = [
  'packages/*/test/**/*.ts',
  'tests/**/*.ts',
  'examples/**/*.ts',
  'metadata/**/*.ts',
];
const toolConfig = ['**/*.config.{js,ts,mjs}', '.changeset/**'];

/** `import * as z from 'zod/mini'` is 8 KB in a page, `import { z } from 'zod'` is 93 KB. */
const zod = {
  regex: '^zod$|^zod/(?!mini$)',
  message: "Import zod as `import * as z from 'zod/mini'`: the full zod is twelve times as large.",
};

/** A strict Content-Security-Policy blocks inline styles on the first render. */
const styleMap = {
  regex: '^lit(-html)?/directives/style-map(\\.js)?$',
  message: 'styleMap writes inline styles, which a strict CSP blocks: use classes and parts.',
};

/** What a package shows is its export map; a path past it is a wall broken. */
const deepImport = {
  regex:
    '(^|/)(skm-survey|survey|questionnaire|scoring|protocol|sdk|results|report|collector|cli)/(src|dist|test)(/|$)',
  message: 'Import what the package exports by its name, not a file inside of it.',
};

/** Portable sources load in a page, on a server and at the edge. */
const nodeApi = {
  regex: '^node:|(^|/)node/|^@hono/node-server',
  message: 'Portable code imports nothing of Node: put it in src/node of the collector or in cli.',
};

const restrictedImports = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: [zod, styleMap, deepImport, ...patterns] }],
});

/** Named imports of zod/mini pull in as much, but hide where a schema comes from: one spelling for all. */
const zodByName = {
  selector:
    "ImportDeclaration[source.value='zod/mini'] > :matches(ImportSpecifier, ImportDefaultSpecifier)",
  message: "Import zod as `import * as z from 'zod/mini'`.",
};

/** The same ban as styleMap, for a style attribute written in a template, bound or not. */
const inlineStyle = {
  selector:
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/(^|\\s)style\\s*=/]',
  message: 'A strict CSP blocks style attributes: use static styles, classes and parts.',
};

/** `private` is a promise of the compiler only; `#` is kept at run time too. */
const privateKeyword = {
  selector: ":matches(PropertyDefinition, MethodDefinition)[accessibility='private']",
  message: 'Private members are spelled with #.',
};

/** A name that is given once, at its definition, can be searched for. */
const defaultExport = {
  selector: "ExportDefaultDeclaration, ExportSpecifier[exported.name='default']",
  message: 'Export by name.',
};

/** A test that runs alone hides the others; the test command would count them as gone. */
const focusedTest = {
  selector: "MemberExpression[object.name=/^(describe|it)$/][property.name='only']",
  message: 'Take `.only` away: it silences every other test.',
};

/** The environment is injected, so that tests turn the clock and load the dice. */
const ambientEnvironment = [
  {
    selector:
      "MemberExpression[property.name='now']:matches([object.name=/^(Date|performance)$/], [object.property.name=/^(Date|performance)$/])",
    message: 'Take the clock from the injected environment.',
  },
  {
    selector:
      "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'Take the clock from the injected environment.',
  },
  {
    selector:
      "MemberExpression[property.name='random']:matches([object.name='Math'], [object.property.name='Math'])",
    message: 'Take random numbers from the injected environment.',
  },
];

/** What grows with the outbox must not be read whole: the books count, and the queue is read a page at a time. */
const wholeStore = [
  {
    selector: "CallExpression > MemberExpression.callee[property.name='count']",
    message: "The books count: the database's `count()` goes over all that is there.",
  },
  {
    selector: 'CallExpression[callee.property.name=/^getAll(Keys)?$/][arguments.length=0]',
    message: 'Give it bounds: everything is too much.',
  },
  {
    selector:
      "ImportDeclaration[source.value='idb-keyval'] > ImportSpecifier[imported.name!='promisifyRequest']",
    message: 'Its functions open a store of their own, with weaker promises: go through `Store`.',
  },
];

const restrictedSyntax = (...selectors) => ({
  'no-restricted-syntax': [
    'error',
    zodByName,
    inlineStyle,
    privateKeyword,
    focusedTest,
    ...selectors,
  ],
});

export default defineConfig(
  globalIgnores(['**/dist/', '**/data/', '**/reports/', '**/coverage/', '**/.stryker-tmp/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'typescript',
    files: ['**/*.{ts,tsx}'],
    extends: [
      tseslint.configs.strictTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
      litA11y.configs.recommended,
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Numbers and booleans read well in a template string; objects do not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => emit(x)` as a callback is clear without a block.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `while (true)` is the honest spelling of a loop that ends inside.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // `_` says that a parameter must be there for the next one; `{ id, ...rest }` leaves `id` out.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },

  {
    name: 'house/everywhere',
    files: ['**/*.{ts,tsx,js,mjs}'],
    rules: {
      // `== null` is the one idiom: absent either way.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // One responsibility a file: 400 lines are the cap, comments and all.
      'max-lines': ['error', { max: 400 }],
      // A debt is paid now.
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
      ...restrictedImports(),
      ...restrictedSyntax(defaultExport),
    },
  },
  {
    name: 'house/positional-parameters',
    files: ['**/*.ts'],
    rules: { '@typescript-eslint/max-params': ['error', { max: 3 }] },
  },
  {
    name: 'house/source',
    files: source,
    rules: {
      'max-lines-per-function': ['error', { max: 60 }],
      // What a caller gets is written down, not inferred.
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      ...restrictedImports(nodeApi),
      ...restrictedSyntax(defaultExport, ...ambientEnvironment),
    },
  },
  {
    name: 'house/outbox',
    files: ['packages/sdk/src/{outbox,delivery}/**/*.ts'],
    rules: restrictedSyntax(defaultExport, ...ambientEnvironment, ...wholeStore),
  },
  {
    name: 'house/environment',
    files: environmentSource,
    rules: restrictedSyntax(defaultExport),
  },
  {
    name: 'house/node',
    files: nodeSource,
    rules: { ...restrictedImports(), 'no-console': 'off' },
  },
  {
    name: 'house/tests-and-examples',
    files: offStage,
    rules: {
      // chai asserts by reading a property: `expect(x).to.be.true`.
      '@typescript-eslint/no-unused-expressions': 'off',
      // A test that meets undefined where it expects a value must fail, and does.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // An empty function is a stub.
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  {
    name: 'house/tool-configuration',
    files: toolConfig,
    // The tools that read these files insist on a default export.
    rules: restrictedSyntax(),
  },
);
