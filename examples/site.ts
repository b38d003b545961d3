import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The collector address that stands in the example pages; an agency writes its own there. */
const printedCollector = 'http://127.0.0.1:8081';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where a file of the site lies: the built files, else the example's own folder. */
const fileOf = (name: string): string => {
  if (/^skm-survey(\.js$|\/)/.test(name)) return join(root, 'packages/survey/dist/bundle', name);
  if (name === 'skm-results.js') return join(root, 'packages/results/dist/bundle', name);
  if (/^(popup|looks)\//.test(name)) return join(root, 'examples', name);
  return join(root, 'examples/script-tag', name);
};

export interface Site {
  /** `http://127.0.0.1:<port>/` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the example agency's site as its web server would: static files under a strict CSP.
 *
 * @param options.collector - Base URL of the collector, written into the pages and allowed by the CSP.
 * @param options.port - TCP port on 127.0.0.1; 0 takes a free one.
 * @throws The `EADDRINUSE` error of Node where the port is taken.
 */
export async function serveSite(options: { collector: string; port: number }): Promise<Site> {
  const app = new Hono();
  // An agency has an icon; a browser that asks in vain complains on the page's console.
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.get('/:name{(?:(?:skm-survey|popup|looks)/)?[A-Za-z0-9._-]*}', async (context) => {
    const name = context.req.param('name').replace(/(^|\/)$/, '$1index.html');
    const type = types[extname(name)];
    const text = type && (await readFile(fileOf(name), 'utf8').catch(() => null));
    if (!type || text === null) return context.notFound();
    return context.body(text?.replaceAll(printedCollector, options.collector) ?? '', 200, {
      'content-type': type,
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
        `connect-src ${options.collector}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    });
  });
  const { server, port } = await listen(app, options.port);
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

function listen(app: Hono, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) => {
      resolve({ server, port: info.port });
    });
    server.once('error', reject);
  });
}
