import type { Machine } from './machine.ts';

interface Fake {
  readonly platform?: NodeJS.Platform;
  readonly env?: Machine['env'];
  readonly isRoot?: boolean;
  /** Paths that exist. */
  readonly files?: readonly string[];
  /** What a program does when it runs: returns whether it ended well, and may add files. */
  readonly programs?: (line: string, files: Set<string>) => boolean;
}

export interface FakeMachine extends Machine {
  /** The command lines that were run. */
  readonly ran: readonly string[];
}

/** A machine that is only its description. Playwright's builds are in /cache/<engine>. */
export function fakeMachine(fake: Fake = {}): FakeMachine {
  const { platform = 'linux', env = { PATH: '/usr/bin' }, isRoot = false } = fake;
  const files = new Set(fake.files ?? []);
  const ran: string[] = [];
  return {
    platform,
    env,
    isRoot,
    ran,
    exists: (path) => files.has(path),
    list: (folder) => [
      ...new Set(
        [...files]
          .filter((path) => path.startsWith(`${folder}/`))
          .map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''),
      ),
    ],
    playwrightPath: (engine) => `/cache/${engine}`,
    run: (command, args) => {
      const line = [command, ...args].join(' ');
      ran.push(line);
      return fake.programs?.(line, files) ?? false;
    },
  };
}
