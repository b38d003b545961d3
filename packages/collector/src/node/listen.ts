import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Connection } from '../access/limits.ts';
import { Clients, type Incoming } from './clients.ts';
import { CollectorError } from './errors.ts';

/** A server that listens. */
export interface Listening {
  /** Base address, without a slash at its end. */
  readonly url: string;
  /** Takes no more requests, lets those under way finish (at most `drainSeconds`), and resolves when the port is free. */
  close(): Promise<void>;
}

/** Where to listen; port 0 takes a free one. */
export interface Address {
  readonly port: number;
  readonly host: string;
}

/** Anything that answers web-standard requests, told where they come from. */
export interface Fetcher {
  fetch(request: Request, connection: Connection): Response | Promise<Response>;
}

/** Seconds that a request under way gets when the collector is stopped. */
const drainSeconds = 10;

/**
 * Serves an application over HTTP.
 * @throws CollectorError `port-in-use`, `address-not-usable`.
 */
export async function listen(
  app: Fetcher,
  address: Address,
  clients: Clients = new Clients([]),
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) =>
      app.fetch(request, { client: clients.addressOf(sourceOf(incoming)) }),
    // The application's own globals stay as they are: it may be one of several on the process.
    overrideGlobalObjects: false,
  }) as Server;
  server.listen(address.port, address.host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw refusal(cause, address);
  }
  const { port } = server.address() as AddressInfo;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return { url: `http://${host}:${port}`, close: () => close(server) };
}

const sourceOf = ({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): Incoming => ({
  peer: socket.remoteAddress,
  forwarded: headers['x-forwarded-for'],
});

function refusal(cause: unknown, { port, host }: Address): CollectorError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    const sentence = `Port ${port} on ${host} is already in use. Stop the program that uses it, or choose another port.`;
    return new CollectorError('port-in-use', sentence, { cause });
  }
  const sentence = `Cannot listen on port ${port} of ${host} (${String(code)}).`;
  return new CollectorError('address-not-usable', sentence, { cause });
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that is kept alive becomes idle when its request has ended, after `close` has looked for idle ones.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), drainSeconds * 1000);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
