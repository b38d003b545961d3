import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { smallTemplates } from './vite.templates.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * What the one-tag file of the survey loads only when it is needed, by the name of the file in the same folder. The files
 * share no code, so that a page may name the first one as it likes (`skm-survey.js?v=2`) without loading it twice.
 */
const besideIt: Plugin = {
  name: 'beside-it',
  enforce: 'pre',
  resolveId: (source) =>
    source === '@skm-survey/questionnaire/parse'
      ? { id: './skm-definition.js', external: true }
      : null,
};

/** Where the files lie that a script tag loads. */
const bundle = (folder: string): string => here(`packages/${folder}/dist/bundle`);

// Class fields, private names and static blocks as they are: Chrome 94, Firefox 93, Safari 16.4. Older targets turn every
// private name into a WeakMap, a seventh of the file.
const target = 'es2022';

/** A file for a script tag: everything in it, but for what is said to lie beside it. */
const oneTagFile = (folder: string, entry: string, name: string): UserConfig => ({
  plugins: [besideIt, smallTemplates],
  build: {
    lib: { entry: here(`packages/${entry}.ts`), formats: ['es'], fileName: () => name },
    outDir: bundle(folder),
    emptyOutDir: false,
    target,
    sourcemap: true,
    // Vite leaves white space in ES libraries for bundlers to shake; nobody bundles these files.
    rolldownOptions: { output: { minify: true } },
  },
});

/** A page with its own script, built as a developer would build it. */
const page = (folder: string): UserConfig => ({
  root: here(`examples/${folder}`),
  base: './',
  build: { outDir: here(`examples/${folder}/dist`), emptyOutDir: true, target },
});

const builds: Record<string, UserConfig> = {
  survey: oneTagFile('survey', 'survey/src/script-tag', 'skm-survey.js'),
  definition: oneTagFile('survey', 'questionnaire/src/parse', 'skm-definition.js'),
  outbox: oneTagFile('survey', 'survey/src/outbox-define', 'skm-outbox.js'),
  results: oneTagFile('results', 'results/src/define', 'skm-results.js'),
  'sdk-only': page('sdk-only'),
};

/** `vite build --mode survey|definition|outbox|results|sdk-only`; sources run unbuilt through the `skm-source` condition. */
export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (!build) throw new Error(`vite build --mode ${Object.keys(builds).join('|')}, not ${mode}`);
  return {
    logLevel: 'warn',
    ...build,
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
  };
});
