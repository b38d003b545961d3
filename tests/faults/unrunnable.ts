import type { UnrunnableRow } from './harness/list.ts';

/** Rows of the fault matrix, or parts of them, that this suite does not run, and why. */
export const unrunnable: readonly UnrunnableRow[] = [
  {
    row: 'P2 (drive)',
    reason:
      'a drive that loses what it says it has flushed, or writes out of order: the copy of the image is a drive that keeps all it was given; other drives need the device mapper (dm-log-writes), which this kernel lacks',
  },
  {
    row: 'P6 (EIO)',
    reason:
      'read errors of the drive: needs the device mapper (dm-error, dm-flakey), which this kernel lacks (`dmsetup`: no such device); the read-only profile does run',
  },
  {
    row: 'C6 (discard)',
    reason: 'chrome://discards cannot be driven without a window; freezing does run',
  },
  {
    row: 'N5 (weeks)',
    reason:
      'an outage of three weeks: four million tries of a thousand clients; after seventeen minutes every pause is drawn from the same fifteen, so half an hour is no other',
  },
  {
    row: 'S3 (servers)',
    reason:
      'failover, statement timeouts and serialization failures of PostgreSQL: the suite runs the collector on SQLite',
  },
  {
    row: 'T1 (other engines)',
    reason:
      'the clock of the whole machine under Firefox and WebKitGTK: the driver of the one starts it itself, the other hangs on the display; the clock of the page does run',
  },
  {
    row: 'M5 (Electron)',
    reason: 'Electron partitions: Electron is not among the dependencies',
  },
  {
    row: 'M5 (private)',
    reason:
      'private windows of Firefox and WebKitGTK: neither driver opens one; that of Chromium does run',
  },
  {
    row: 'M6 (night)',
    reason: 'the soak of eight hours: the case runs as long as `--minutes` says, 3 by default',
  },
  {
    row: 'Model',
    reason: 'the state machine under random schedules: a property test in packages/sdk/test',
  },
];
