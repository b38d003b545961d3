import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Cleanup } from './cleanup.ts';
import { listen } from './loopback.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
};

/** Another page of the site: `?back=1500` goes back after so many ms, since a driver may hang on the cache. */
const elsewhere = `<!doctype html><title>elsewhere</title><script>
  const back = new URLSearchParams(location.search).get('back');
  if (back !== null) setTimeout(() => history.back(), Number(back));
</script>`;

/** Bundles the suite's page with the SDK's sources as they stand now. Returns the folder of the built page. */
export async function buildPage(cleanup: Cleanup): Promise<string> {
  const outDir = cleanup.folder('page');
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../page', import.meta.url)),
    base: './',
    resolve: { conditions: ['skm-source', 'module', 'browser'] },
    build: { outDir, emptyOutDir: true, target: 'esnext', minify: false, modulePreload: false },
  });
  return outDir;
}

/** Serves the built page. The origin stays the same over all restarts of the browser in a case. */
export async function serveSite(cleanup: Cleanup, folder: string): Promise<string> {
  const { url } = await listen(cleanup, (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://site').pathname);
    if (path === '/elsewhere') {
      response.writeHead(200, { 'content-type': types['html'] }).end(elsewhere);
      return;
    }
    readFile(join(folder, path)).then(
      (file) => {
        const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type }).end(file);
      },
      () => response.writeHead(404).end(),
    );
  });
  return url;
}
