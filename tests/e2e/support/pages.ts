import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A web server of the test's own. */
export interface Pages {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  close(): Promise<void>;
}

/** Answers a path with a text, or null for 404. */
export type Answer = (path: string) => Promise<string | null>;

/** The text of a file of this repository. */
export const builtFile = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

/** Serves a folder of this repository; `/` is its index.html. */
export const folder =
  (path: string): Answer =>
  (name) =>
    builtFile(join(path, normalize(name === '/' ? '/index.html' : name))).catch(() => null);

const surveyBundle = 'packages/survey/dist/bundle';

/** The one-tag build as an agency copies it: `skm-survey.js` and the folder `skm-survey/` beside it; null for all else. */
export const surveyFiles: Answer = (path) =>
  /^\/skm-survey(\/[\w-]+)?\.js$/.test(path)
    ? builtFile(join(surveyBundle, path)).catch(() => null)
    : Promise.resolve(null);

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Serves texts under a strict CSP, as HTML unless their name says otherwise. */
export async function servePages(
  answer: Answer,
  collector: string,
  frames = "'self'",
): Promise<Pages> {
  const csp = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src ${frames}; connect-src 'self' ${collector}; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    // Chromium asks every site for it, and complains of a 404 on a page's console.
    if (pathname === '/favicon.ico') return void response.writeHead(204).end();
    void answer(pathname).then((body) => {
      response.writeHead(body === null ? 404 : 200, {
        'content-type': types[extname(pathname)] ?? 'text/html; charset=utf-8',
        'content-security-policy': csp,
      });
      response.end(body ?? 'not here');
    });
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
