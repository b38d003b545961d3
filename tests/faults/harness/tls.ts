import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Cleanup } from './cleanup.ts';

/** A server on 127.0.0.1 whose certificate is over since 2020; null where OpenSSL's command is missing. */
export async function expiredTlsServer(cleanup: Cleanup): Promise<string | null> {
  const folder = cleanup.folder('tls');
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
    ...['-keyout', key, '-out', certificate, '-subj', '/CN=127.0.0.1'],
    ...['-not_before', '20200101000000Z', '-not_after', '20200201000000Z'],
  ]);
  // Older commands cannot set the dates: a certificate that nobody has signed is refused just as well.
  const plain = [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '1',
    '-subj',
    '/CN=127.0.0.1',
  ];
  if (
    made.status !== 0 &&
    spawnSync('openssl', [...plain, '-keyout', key, '-out', certificate]).status !== 0
  ) {
    return null;
  }
  const server = createServer(
    { key: readFileSync(key), cert: readFileSync(certificate) },
    (_request, response) => {
      response.writeHead(500).end();
    },
  );
  cleanup.defer(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
