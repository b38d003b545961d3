import type { UnrunnableRow } from './harness/list.ts';

/** Rows of the fault matrix, or parts of them, that this suite does not run, and why. */
export const unrunnable: readonly UnrunnableRow[] = [
  {
    row: 'P2',
    reason:
      'power loss on xfs, btrfs and other ext4 modes: needs mkfs.xfs and mkfs.btrfs and their kernel modules',
  },
  {
    row: 'P6 (EIO)',
    reason:
      'read errors of the drive: needs the device mapper (dm-error, dm-flakey), which this kernel lacks; the read-only profile does run',
  },
  {
    row: 'C6 (discard)',
    reason: 'chrome://discards cannot be driven without a window; freezing does run',
  },
  {
    row: 'N5',
    reason:
      'the herd of 1,000 clients after an outage: not built yet; the jitter itself is tested in packages/sdk/test',
  },
  {
    row: 'N6 (names)',
    reason: 'DNS failure and mixed content: need names and certificates beyond 127.0.0.1',
  },
  {
    row: 'S3 (servers)',
    reason:
      'failover, statement timeouts and serialization failures of PostgreSQL: the suite runs the collector on SQLite',
  },
  { row: 'D3', reason: 'export and import of the queue: comes with that feature' },
  { row: 'D4', reason: 'sealed records and their keys: comes with that feature' },
  {
    row: 'T1 (faketime)',
    reason: 'the clock of the whole browser: needs libfaketime; the clock of the page does run',
  },
  {
    row: 'M3 (two SDKs)',
    reason: 'an older and a newer SDK side by side: there is one released format so far',
  },
  { row: 'M5 (Electron)', reason: 'Electron partitions: Electron is not among the dependencies' },
  {
    row: 'M6',
    reason:
      'the soak of eight hours: a night, not a test run; `pnpm faults --rounds 500` comes close',
  },
  {
    row: 'Model',
    reason: 'the state machine under random schedules: a property test in packages/sdk/test',
  },
];
