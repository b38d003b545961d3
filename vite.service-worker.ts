import { getManifest } from '@serwist/build';
import { build, type Plugin } from 'vite';

/** Builds the service worker of a page when the page is there, with the list of all its files and their revisions in it. */
export const serviceWorker = (entry: string, dist: string): Plugin => ({
  name: 'service-worker',
  apply: 'build',
  closeBundle: {
    sequential: true,
    async handler() {
      const { manifestEntries = [] } = await getManifest({
        globDirectory: dist,
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
        globIgnores: ['sw.js'],
        // Their names have hashes.
        dontCacheBustURLsMatching: /^assets\//,
      });
      const precache = manifestEntries.toSorted((a, b) => a.url.localeCompare(b.url));
      await build({
        configFile: false,
        logLevel: 'warn',
        define: {
          skmPrecache: JSON.stringify(precache),
          'process.env.NODE_ENV': JSON.stringify('production'),
        },
        build: {
          lib: { entry, formats: ['es'], fileName: () => 'sw.js' },
          outDir: dist,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          rolldownOptions: { output: { minify: true, codeSplitting: false } },
        },
      });
    },
  },
});
