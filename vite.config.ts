import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A file that one script tag loads: everything in it, nothing beside it. */
const oneTagFile = (folder: string, entry: string, name: string): UserConfig => ({
  build: {
    lib: {
      entry: here(`packages/${folder}/src/${entry}.ts`),
      formats: ['es'],
      fileName: () => name,
    },
    outDir: here(`packages/${folder}/dist/bundle`),
    emptyOutDir: true,
    // Lit 3 needs ES2021; the cheap phones of 2021 have it.
    target: 'es2021',
    sourcemap: true,
    // Vite leaves white space in ES libraries for bundlers to shake; nobody bundles these files.
    rolldownOptions: { output: { codeSplitting: false, minify: true } },
  },
});

/** A page with its own script, built as a developer would build it. */
const page = (folder: string): UserConfig => ({
  root: here(`examples/${folder}`),
  base: './',
  build: { outDir: here(`examples/${folder}/dist`), emptyOutDir: true, target: 'es2021' },
});

const builds: Record<string, UserConfig> = {
  survey: oneTagFile('survey', 'script-tag', 'skm-survey.js'),
  results: oneTagFile('results', 'define', 'skm-results.js'),
  'sdk-only': page('sdk-only'),
};

/** `vite build --mode survey|results|sdk-only`; sources run unbuilt through the `skm-source` condition. */
export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (!build) throw new Error(`vite build --mode ${Object.keys(builds).join('|')}, not ${mode}`);
  return {
    logLevel: 'warn',
    ...build,
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
  };
});
