import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Plugin } from 'vite';
import type { Edit } from '../mutants/mutant.ts';
import { newer } from './newer.ts';
import type { Cleanup } from './cleanup.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
};

/** Another page of the site: `?back=1500` goes back after so many ms, since a driver may hang on the cache. */
const elsewhere = `<!doctype html><title>elsewhere</title><script>
  const back = new URLSearchParams(location.search).get('back');
  if (back !== null) setTimeout(() => history.back(), Number(back));
</script>`;

const root = fileURLToPath(new URL('../page', import.meta.url));

/** Bundles the suite's page with the SDK's sources as they stand now. Returns the folder of the built page. */
export async function buildPage(cleanup: Cleanup): Promise<string> {
  const folder = cleanup.folder('page');
  await bundle(folder, []);
  return folder;
}

/** Adds the page with an SDK of the future to a folder that `buildPage` has made: `/newer/`. */
export const buildNewerPage = (folder: string): Promise<void> =>
  bundle(join(folder, 'newer'), newer);

/** Changes sources on their way into a bundle; throws when a text is not there exactly once. */
function editing(edits: readonly Edit[]): Plugin {
  return {
    name: 'edit',
    enforce: 'pre',
    transform: (code, id) => {
      const mine = edits.filter(({ file }) => id.endsWith(`/${file}`));
      return mine.reduce((text, { file, find, replace }) => {
        const parts = text.split(find);
        if (parts.length !== 2) throw new Error(`${file} has not once the text: ${find}`);
        return parts.join(replace);
      }, code);
    },
  };
}

async function bundle(outDir: string, edits: readonly Edit[]): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    plugins: [editing(edits)],
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'esnext', minify: false, modulePreload: false },
      rolldownOptions: {
        input: { index: join(root, 'index.html'), worker: join(root, 'worker.ts') },
        // A worker is started by its name; what it imports may have any.
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}

/** A page of somebody else that shows ours in a frame: `?<address>`. */
const framing = `<!doctype html><title>frame</title><script>
  const frame = document.createElement('iframe');
  frame.src = decodeURIComponent(location.search.slice(1));
  document.documentElement.append(frame);
</script>`;

const written: Readonly<Record<string, string>> = { '/elsewhere': elsewhere, '/frame': framing };

/** Answers with the built page in `folder`, and the few others of the site. */
export function siteOf(folder: string): RequestListener {
  return (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    const page = written[path];
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': types['html'] }).end(page);
      return;
    }
    readFile(join(folder, path)).then(
      (file) => {
        const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(file);
      },
      () => response.writeHead(404).end(),
    );
  };
}
