import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Cleanup } from './cleanup.ts';

interface Pair {
  readonly key: Buffer;
  readonly cert: Buffer;
}

const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
const expired = ['-not_before', '20200101000000Z', '-not_after', '20200201000000Z'];

/** A certificate for 127.0.0.1 that nobody has signed; null where OpenSSL's command is missing or knows not the options. */
function certificate(cleanup: Cleanup, options: readonly string[]): Pair | null {
  const folder = cleanup.folder('tls');
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const { status } = spawnSync('openssl', [
    ...['req', '-x509', '-nodes', '-keyout', key, '-out', cert, '-subj', '/CN=127.0.0.1'],
    ...['-addext', 'subjectAltName=IP:127.0.0.1', ...options],
  ]);
  return status === 0 ? { key: readFileSync(key), cert: readFileSync(cert) } : null;
}

async function serve(cleanup: Cleanup, pair: Pair, handle: RequestListener): Promise<string> {
  const server = createServer(pair, handle);
  cleanup.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server on 127.0.0.1 whose certificate is over since 2020; null where OpenSSL's command is missing. */
export async function expiredTlsServer(cleanup: Cleanup): Promise<string | null> {
  // Older commands cannot set the dates: a certificate that nobody has signed is refused just as well.
  const pair =
    certificate(cleanup, [...elliptic, ...expired]) ??
    certificate(cleanup, [...elliptic, '-days', '1']);
  if (pair === null) return null;
  return serve(cleanup, pair, (_request, response) => void response.writeHead(500).end());
}

/** A server on 127.0.0.1 for browsers that take any certificate; null where OpenSSL's command is missing. */
export async function tlsServer(cleanup: Cleanup, handle: RequestListener): Promise<string | null> {
  const pair = certificate(cleanup, [...elliptic, '-days', '1']);
  return pair === null ? null : serve(cleanup, pair, handle);
}
