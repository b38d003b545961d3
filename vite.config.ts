import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { smallLit } from './vite.lit.ts';
import { compiledAtOnce, minifiedAgain } from './vite.minify.ts';
import { parts } from './vite.parts.ts';
import { questionnaireFirst } from './vite.questionnaires.ts';
import { serviceWorker } from './vite.service-worker.ts';
import { smallTemplates } from './vite.templates.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the files lie that a script tag loads. */
const bundle = (folder: string): string => here(`packages/${folder}/dist/bundle`);

// Class fields, private names and static blocks as they are: Chrome 94, Firefox 93, Safari 16.4. Older targets turn every
// private name into a WeakMap, a seventh of the file.
const target = 'es2022';

/** A file for a script tag; alone, it has everything in it. */
const oneTagFile = (folder: string, entry: string, name: string): UserConfig => ({
  plugins: [smallLit('html and svg'), smallTemplates, minifiedAgain],
  build: {
    lib: { entry: here(`packages/${entry}.ts`), formats: ['es'], fileName: () => name },
    outDir: bundle(folder),
    emptyOutDir: false,
    target,
    sourcemap: 'hidden',
    // Vite leaves white space in ES libraries for bundlers to shake; nobody bundles these files.
    rolldownOptions: { output: { minify: true, codeSplitting: false } },
  },
});

/** What a module's static imports are; of the bundler. */
type InfoOf = (id: string) => { readonly importedIds: readonly string[] } | null;

/** A module and all that it imports statically. */
function closureOf(id: string, infoOf: InfoOf, found = new Set<string>()): Set<string> {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of infoOf(id)?.importedIds ?? []) closureOf(next, infoOf, found);
  return found;
}

const scriptTag = here('packages/survey/src/script-tag.ts');
const clients = here('packages/survey/src/clients.ts');

/** Modules that only what keeps and sends answers needs at its start are one file, not one for each way they are shared. */
const deliveryOf = (id: string, infoOf: InfoOf): string | null =>
  closureOf(clients, infoOf).has(id) && !closureOf(scriptTag, infoOf).has(id) ? 'delivery' : null;

/** The parts' names have hashes: those of an earlier build are taken away before new ones are written. */
const freshFolder: Plugin = {
  name: 'fresh-folder',
  buildStart: () => rmSync(`${bundle('survey')}/skm-survey`, { recursive: true, force: true }),
};

/** `skm-survey.js` and, in the folder `skm-survey/` beside it, what it fetches when it is wanted (docs/decisions/0065). */
function surveyFiles(): UserConfig {
  const { build } = oneTagFile('survey', 'survey/src/script-tag', 'skm-survey.js');
  return {
    plugins: [
      freshFolder,
      questionnaireFirst,
      smallLit('html'),
      smallTemplates,
      parts('skm-survey.js'),
      minifiedAgain,
      compiledAtOnce,
    ],
    build: {
      ...build,
      rolldownOptions: {
        // @hpke/common asks Node for its `crypto` where a browser has none.
        external: ['crypto'],
        // What parts share with the first file stays in it, where it would otherwise be a file of its own.
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          chunkFileNames: 'skm-survey/[name]-[hash:6].js',
          codeSplitting: {
            groups: [
              {
                debugName: 'delivery',
                name: (id, context) => deliveryOf(id, (other) => context.getModuleInfo(other)),
              },
            ],
          },
        },
      },
    },
  };
}

/** A page with its own script, built as a developer would build it. */
const page = (folder: string): UserConfig => ({
  root: here(`examples/${folder}`),
  base: './',
  build: { outDir: here(`examples/${folder}/dist`), emptyOutDir: true, target },
});

const builds: Record<string, UserConfig> = {
  survey: surveyFiles(),
  outbox: oneTagFile('survey', 'survey/src/outbox-define', 'skm-outbox.js'),
  results: oneTagFile('results', 'results/src/define', 'skm-results.js'),
  'sdk-only': page('sdk-only'),
  states: page('states'),
  kiosk: {
    ...page('kiosk'),
    plugins: [serviceWorker(here('examples/kiosk/sw.ts'), here('examples/kiosk/dist'))],
  },
  react: page('react'),
  vue: {
    ...page('vue'),
    plugins: [
      vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('skm-') } } }),
    ],
  },
};

/** `vite build --mode <one of them>`; sources run unbuilt through the `skm-source` condition. */
export default defineConfig(({ mode, command }) => {
  const build = builds[mode];
  if (!build) throw new Error(`vite build --mode ${Object.keys(builds).join('|')}, not ${mode}`);
  return {
    // A developer's server says where it is; a build speaks when something is wrong.
    logLevel: command === 'serve' ? 'info' : 'warn',
    ...build,
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
  };
});
