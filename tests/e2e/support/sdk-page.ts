import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../../examples/sdk-only/dist', import.meta.url));

export interface SdkPage {
  readonly origin: string;
  close(): Promise<void>;
}

/** Serves the built example that uses the SDK without the element, under a strict CSP. */
export async function serveSdkPage(collector: string): Promise<SdkPage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = join(dist, normalize(pathname === '/' ? '/index.html' : pathname));
    readFile(file).then(
      (bytes) => {
        response.writeHead(200, {
          'content-type': extname(file) === '.js' ? 'text/javascript' : 'text/html; charset=utf-8',
          'content-security-policy': `default-src 'none'; script-src 'self'; connect-src ${collector}`,
        });
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export function sdkPageUrl(page: SdkPage, query: Readonly<Record<string, string>>): string {
  return `${page.origin}/?${new URLSearchParams(query).toString()}`;
}
