import type { FaultCase } from '../harness/case.ts';
import { fileSystems } from '../harness/needs.ts';
import type { Need } from '../harness/needs.ts';
import { writeAndCut } from './p1.ts';

const variants: readonly (readonly [keyof typeof fileSystems, string, Need])[] = [
  ['xfs', 'on XFS', 'disk with xfs'],
  ['btrfs', 'on Btrfs', 'disk with btrfs'],
  ['writeback', 'on ext4 whose data is not ordered', 'disk with ext4 in writeback mode'],
  ['nobarrier', 'on ext4 without barriers', 'disk with ext4 without barriers'],
];

/** What the file system may put off or reorder, a flush must not let it. */
export const p2: readonly FaultCase[] = variants.map(([name, where, needs]) => ({
  id: `P2-${name}`,
  title: `the power is cut ${where}: what was shown as saved was flushed`,
  engines: ['chromium', 'chromium-sqlite', 'firefox'],
  rounds: { full: 2 },
  needs,
  async run(context) {
    await writeAndCut(context, [], fileSystems[name]);
    context.note(`${context.rounds} power cuts ${where}`);
  },
}));
