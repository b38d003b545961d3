import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that is still to be undone, over all cases, for the moment this process ends. */
const open = new Set<Cleanup>();

/**
 * What has to be undone: processes, mounts, folders. Undone last first, synchronously, so that it also works while the
 * process ends by an exception or a signal.
 */
export class Cleanup {
  readonly #steps: (() => void)[] = [];

  constructor() {
    open.add(this);
  }

  defer(step: () => void): void {
    this.#steps.push(step);
  }

  /** A new folder of its own, removed at the end. */
  folder(name: string): string {
    const path = mkdtempSync(join(tmpdir(), `skm-faults-${name}-`));
    this.defer(() => {
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    });
    return path;
  }

  /** Undoes all; a step that fails is reported and does not keep the others from running. */
  run(): void {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        step();
      } catch (error) {
        console.error('clean-up:', error);
      }
    }
    open.delete(this);
  }
}

/** Blocks this thread: only for clean-up, which may not await. */
export function blockFor(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

process.once('exit', () => {
  for (const cleanup of open) cleanup.run();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => process.exit(130));
}
