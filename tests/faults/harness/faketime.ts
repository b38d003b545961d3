import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Under } from '../drivers/driver.ts';
import type { Cleanup } from './cleanup.ts';

const folder = '/usr/lib';

function library(): string | null {
  if (!existsSync(folder)) return null;
  const paths = readdirSync(folder).map((name) =>
    join(folder, name, 'faketime/libfaketimeMT.so.1'),
  );
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Why a program's clock cannot be set here, or null when it can. */
export function faketimeMissing(): string | null {
  return library() === null ? 'libfaketime is not installed (apt-get install faketime)' : null;
}

/** The wall clock of whatever runs under it; the monotonic one is left alone, as in a machine whose clock is set. */
export class SetClock {
  readonly under: Under;
  readonly #file: string;

  constructor(cleanup: Cleanup, { timezone = 'Asia/Jakarta' }: { timezone?: string } = {}) {
    this.#file = join(cleanup.folder('clock'), 'offset');
    this.set('+0');
    this.under = {
      command: [],
      env: {
        LD_PRELOAD: library() ?? '',
        FAKETIME_TIMESTAMP_FILE: this.#file,
        // Each of the many processes looks into the file at each reading of its clock.
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        // With the library's correction of waits, libfaketime 0.9.10 has Chromium's threads wait for ever.
        FAKETIME_FORCE_MONOTONIC_FIX: '0',
        TZ: timezone,
      },
    };
  }

  /** An offset such as `-3y` or `+400d`, or an instant as `@2027-03-28 00:59:30` (UTC of the timezone given). */
  set(offset: string): void {
    writeFileSync(this.#file, offset);
  }
}
