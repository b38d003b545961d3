import { fileSystemMissing, loopDisksMissing } from './disk.ts';
import type { FileSystem } from './disk.ts';
import { faketimeMissing } from './faketime.ts';

/** File systems and ways to mount them, beside plain ext4. XFS cannot be smaller. */
export const fileSystems = {
  xfs: { make: ['mkfs.xfs', '-q', '-f'], mount: 'loop' },
  btrfs: { make: ['mkfs.btrfs', '-q', '-f'], mount: 'loop' },
  writeback: { make: ['mkfs.ext4', '-q', '-F', '-m', '0'], mount: 'loop,data=writeback' },
  nobarrier: { make: ['mkfs.ext4', '-q', '-F', '-m', '0'], mount: 'loop,barrier=0' },
} as const satisfies Record<string, FileSystem>;

export const megabytes = 320;

/** What a case may need of the machine, and why it is not there: null where it is. */
export const needs = {
  'loop disk': loopDisksMissing,
  'disk with xfs': () => fileSystemMissing(fileSystems.xfs, megabytes),
  'disk with btrfs': () => fileSystemMissing(fileSystems.btrfs, megabytes),
  'disk with ext4 in writeback mode': () => fileSystemMissing(fileSystems.writeback, megabytes),
  'disk with ext4 without barriers': () => fileSystemMissing(fileSystems.nobarrier, megabytes),
  'program whose clock can be set': faketimeMissing,
} as const satisfies Record<string, () => string | null>;

export type Need = keyof typeof needs;
