import { existsSync } from 'node:fs';
import { startDaemon } from './daemon.ts';

/** Starts a display server on a free display, for the life of this process. Returns its name, e.g. ":99". */
export async function startXvfb(executable: string): Promise<string> {
  for (let number = 99; number < 199; number += 1) {
    if (existsSync(`/tmp/.X${number}-lock`)) continue;
    try {
      await startDaemon({
        command: executable,
        args: [`:${number}`, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
        ready: () => existsSync(`/tmp/.X11-unix/X${number}`),
      });
      return `:${number}`;
    } catch {
      // Somebody else took this display in the same moment: the next one.
    }
  }
  throw new Error('No free display for Xvfb between :99 and :198.');
}
