import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const dist = fileURLToPath(new URL('dist', import.meta.url));

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** Changes what is served, for tests of a new version; null is 404. */
export type Change = (path: string, body: Buffer) => Buffer | string | null;

export interface KioskSite {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the built kiosk page as a web server should: under a strict policy that lets answers go to one collector. */
export async function serveKiosk(options: {
  readonly collector: string;
  readonly port?: number;
  readonly change?: Change;
}): Promise<KioskSite> {
  const { collector, port = 0, change = (_: string, body: Buffer): Buffer => body } = options;
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; worker-src 'self'; manifest-src 'self'; " +
    `connect-src 'self' ${collector}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = normalize(pathname === '/' ? '/index.html' : pathname);
    void readFile(join(dist, path))
      .then((body) => change(path, body))
      .catch(() => null)
      .then((body) => {
        response.writeHead(body === null ? 404 : 200, {
          'content-type': types[extname(path)] ?? 'text/plain',
          'content-security-policy': policy,
          'cache-control': 'no-cache',
          'x-content-type-options': 'nosniff',
        });
        response.end(body ?? 'not here');
      });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8082' },
      collector: { type: 'string', default: 'http://127.0.0.1:8081' },
    },
  });
  const { collector } = values;
  const { origin } = await serveKiosk({ collector, port: Number(values.port) });
  console.log(`The kiosk: ${origin}   (collector: ${collector})`);
}
