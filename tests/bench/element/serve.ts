import { globSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Peer } from './peers.ts';

const bundle = join(import.meta.dirname, '../../../packages/survey/dist/bundle');

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** The page of a peer, as small as a page can be. */
function pageOf({ entry, name }: Peer, hasStyle: boolean): string {
  const style = hasStyle ? `<link rel="stylesheet" href="/${String(entry)}.css">` : '';
  const tag =
    entry === null
      ? '<script type="module" src="/skm-survey.js" data-unit="bench" data-collector="/kolektor" data-no-advance></script>'
      : `<script type="module" src="/${entry}.js"></script>`;
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name.replace(/[<>]/g, '')}</title><link rel="icon" href="data:,">${style}</head><body>${tag}</body></html>`;
}

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the pages and files, compressed once, as a good web server does; nothing is kept in a cache. */
export async function serve(peers: readonly Peer[], built: string, survey: object): Promise<Site> {
  const files = new Map<string, { type: string; body: Buffer }>();
  const add = (path: string, content: string | Buffer): void => {
    const type = types[extname(path)] ?? 'text/html; charset=utf-8';
    files.set(path, { type, body: brotliCompressSync(content) });
  };
  for (const name of globSync('**/*.{js,css}', { cwd: built })) {
    add(`/${name}`, readFileSync(join(built, name)));
  }
  for (const name of globSync('{*,*/*}.js', { cwd: bundle })) {
    add(`/${name}`, readFileSync(join(bundle, name)));
  }
  peers.forEach((peer, index) => {
    const hasStyle = peer.entry !== null && files.has(`/${peer.entry}.css`);
    add(`/${String(index)}`, pageOf(peer, hasStyle));
  });
  const posthog: Readonly<Record<string, object>> = {
    '/flags/': { featureFlags: {}, surveys: true, supportedCompression: [] },
    '/array/phc_bench/config': { surveys: true, hasFeatureFlags: false, supportedCompression: [] },
    '/api/surveys/': { surveys: [survey] },
  };
  for (const [path, value] of Object.entries(posthog)) add(path, JSON.stringify(value));

  const answer = (path: string, response: ServerResponse): void => {
    const file = files.get(path);
    response.writeHead(file ? 200 : 404, {
      'content-type': posthog[path] ? 'application/json' : (file?.type ?? 'text/plain'),
      'cache-control': 'no-store',
      ...(file && { 'content-encoding': 'br' }),
    });
    response.end(file?.body ?? 'not here');
  };
  const server = createServer((request, response) =>
    answer(new URL(request.url ?? '/', 'http://127.0.0.1').pathname, response),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
