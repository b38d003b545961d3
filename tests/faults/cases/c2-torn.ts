import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FaultCase } from '../harness/case.ts';
import type { Random } from '../harness/random.ts';
import { pause } from '../harness/wait.ts';

/** ms after which the SDK has turned the log over; its own pause and the writing of 4 MB, on a busy machine. */
const untilTurned = 12_000;

/** The beginning of a record as a process leaves it that is killed between the two writes of one: a header, less than its payload. */
function tornRecord(random: Random): Buffer {
  const record = Buffer.alloc(7 + random.int(0, 200), 0x5a);
  record.writeUInt16LE(1_000, 4);
  record.writeUInt8(1, 6);
  return record;
}

function tearLogs(profile: string, random: Random): number {
  const logs = readdirSync(profile, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.indexeddb\.leveldb[/\\]\d+\.log$/.test(path),
  );
  for (const path of logs) appendFileSync(join(profile, path), tornRecord(random));
  return logs.length;
}

/**
 * LevelDB forgives a torn end of its log and then appends to that very log; at the start after that the tear lies in
 * the middle, and Chromium drops the whole origin's store without a word. So a kill costs nothing, and the next start
 * but one costs everything, unless the log is turned over in between.
 */
export const c2Torn: FaultCase = {
  id: 'C2-torn',
  title:
    'a kill tore the end of the log: answers from before and after outlive the next start but one',
  engines: ['chromium'],
  rounds: { full: 5, ci: 1 },
  ci: ['chromium'],
  async run({ world, rounds, random, note }) {
    for (let round = 1; round <= rounds; round += 1) {
      world.networkDown();
      const before = await world.launchOne();
      await before.ask({ do: 'submit', markers: world.markers(`torn-${round}-before`, 20) });
      world.killBrowser();
      note(`round ${round}: ${tearLogs(world.profile, random)} logs torn`);
      world.wire.countFault('log torn by a kill');
      const after = await world.launchOne();
      await after.ask({ do: 'submit', markers: world.markers(`torn-${round}-after`, 20) });
      await pause(untilTurned);
      await world.closeBrowser();
      world.networkUp();
      await world.drain(await world.launchOne());
      expect(world.allDelivered(), 'everything delivered, nothing declared lost').to.equal(true);
      await world.closeBrowser();
    }
  },
};
