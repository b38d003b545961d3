import { spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, ftruncateSync, mkdirSync } from 'node:fs';
import { openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { blockFor, Cleanup } from './cleanup.ts';

/** Why loop disks cannot be used here, or null when they can. */
export function loopDisksMissing(): string | null {
  if (process.platform !== 'linux') return 'loop disks need Linux';
  if (process.getuid?.() !== 0) return 'loop disks need root';
  if (!existsSync('/dev/loop-control')) return 'this kernel has no loop devices';
  probed ??= probe();
  return probed === '' ? null : probed;
}

let probed: string | undefined;

/** Root of a container may still not be allowed to mount: only trying tells. Empty when it works. */
function probe(fileSystem?: FileSystem, megabytes = 8): string {
  const cleanup = new Cleanup();
  try {
    new LoopDisk(cleanup, megabytes, fileSystem);
    return '';
  } catch (error) {
    return `no loop disk can be made here: ${String(error)}`;
  } finally {
    cleanup.run();
  }
}

function run(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === null) throw new Error(`${command} is not installed`);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}

/** How a disk is made and mounted. */
export interface FileSystem {
  readonly make: readonly [command: string, ...options: string[]];
  readonly mount: string;
}

const plainExt4: FileSystem = { make: ['mkfs.ext4', '-q', '-F', '-m', '0'], mount: 'loop' };

/** Why disks with this file system cannot be used here, or null when they can. */
export function fileSystemMissing(fileSystem: FileSystem, megabytes: number): string | null {
  const noDisk = loopDisksMissing();
  if (noDisk !== null) return noDisk;
  return probe(fileSystem, megabytes) || null;
}

/**
 * A small disk in a file, ext4 unless said otherwise, mounted over a loop device. What the file holds is what the "drive" was given: a copy of
 * it is the disk after a power cut, without all that still waits in the page cache above it.
 */
export class LoopDisk {
  /** Where it is mounted. */
  readonly path: string;
  readonly #folder: string;
  readonly #image: string;
  readonly #fileSystem: FileSystem;
  #mounted = false;

  constructor(cleanup: Cleanup, megabytes: number, fileSystem = plainExt4) {
    this.#fileSystem = fileSystem;
    this.#folder = cleanup.folder('disk');
    this.path = join(this.#folder, 'mounted');
    this.#image = join(this.#folder, 'image');
    mkdirSync(this.path);
    const file = openSync(this.#image, 'w');
    ftruncateSync(file, megabytes * 1024 * 1024);
    closeSync(file);
    const [command, ...options] = fileSystem.make;
    run(command, ...options, this.#image);
    cleanup.defer(() => {
      this.#unmount();
    });
    this.#mount();
    // Otherwise the file system initialises itself in the background and fills the picture with noise.
    spawnSync('sync', ['-f', this.path]);
  }

  #mount(): void {
    run('mount', '-o', this.#fileSystem.mount, this.#image, this.path);
    this.#mounted = true;
  }

  #unmount(): void {
    if (!this.#mounted) return;
    for (let tries = 0; tries < 40; tries += 1) {
      if (spawnSync('umount', [this.path]).status === 0) {
        this.#mounted = false;
        return;
      }
      blockFor(50);
    }
    run('umount', '-l', this.path);
    this.#mounted = false;
  }

  /**
   * Cuts the power: what was not flushed to the drive is gone. Everything that writes on the disk must have been killed
   * by SIGKILL before.
   */
  powerCut(): void {
    const copy = `${this.#image}.cut`;
    copyFileSync(this.#image, copy);
    this.#unmount();
    run('mv', copy, this.#image);
    this.#mount();
  }

  /** Writes a file until not even one small block is left. */
  fill(): void {
    const file = openSync(join(this.path, 'filler'), 'a');
    for (const size of [1024 * 1024, 64 * 1024, 4096]) writeUntilFull(file, Buffer.alloc(size, 1));
    closeSync(file);
    spawnSync('sync', ['-f', this.path]);
  }

  free(): void {
    rmSync(join(this.path, 'filler'), { force: true });
  }

  /** What ext4 does by itself after an error of the drive. A plain remount is refused while files are open for writing. */
  readOnly(): void {
    run('mount', '-o', 'remount,abort', this.path);
  }

  /** Mounts it anew. Everything that uses it must have ended. */
  writable(): void {
    this.#unmount();
    this.#mount();
  }
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    // ENOSPC ends it; the bound is for a disk that is larger than it should be.
    for (let blocks = 0; blocks < 100_000; blocks += 1) writeSync(file, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
