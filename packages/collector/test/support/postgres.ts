import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import pg from 'pg';
import { startServer } from './postgres-programs.ts';

/** A PostgreSQL server of the tests, with one database. It is a real one that flushes its commits. */
export interface TestServer {
  readonly url: string;
  /** Runs statements beside the store. */
  query(...statements: string[]): Promise<void>;
  /** Takes the table of answers for itself, as another writer that is in the way; gives what lets it go. */
  hold(): Promise<() => Promise<void>>;
  /** Makes an empty database beside the first and gives its address. */
  another(name: string): Promise<string>;
  /** Cuts the connections of all collectors, as a crash or a failover does. */
  cut(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one on a free port of this machine. */
export async function startPostgres(): Promise<TestServer> {
  const port = await freePort();
  const [user, password] = ['skm', 'only-for-tests'];
  const server = await startServer({ port, user, password });
  const url = `postgres://${user}:${password}@127.0.0.1:${port}/postgres`;
  return {
    url,
    query: (...statements) => query(url, statements),
    hold: async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query('begin');
      await client.query('lock table answer in access exclusive mode');
      return () => client.end();
    },
    another: async (name) => {
      await query(url, [`create database ${name}`]);
      return url.replace(/postgres$/, name);
    },
    cut: () =>
      query(url, [
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'skm-collector'",
      ]),
    stop: () => server.stop(),
  };
}

async function query(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
