import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cleanup } from './cleanup.ts';

export interface Listening {
  readonly server: Server;
  readonly url: string;
  close(): void;
}

/** A server on 127.0.0.1, port 0: nothing in this suite speaks to anything but the machine itself. */
export function listen(cleanup: Cleanup, handle: RequestListener): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 60_000 }, handle);
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  cleanup.defer(close);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, url: `http://127.0.0.1:${port}`, close });
    });
  });
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
