import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context, FaultCase } from '../harness/case.ts';
import type { Random } from '../harness/random.ts';

interface Damage {
  readonly name: string;
  readonly isVictim: (path: string) => boolean;
  readonly spoil: (bytes: Buffer, random: Random) => Buffer;
}

function flip(bytes: Buffer, random: Random): Buffer {
  const from = random.int(Math.floor(bytes.length / 4), Math.floor(bytes.length / 2));
  for (let place = from; place < Math.min(bytes.length, from + 64); place += 1) {
    bytes.writeUInt8(bytes.readUInt8(place) ^ 0xff, place);
  }
  return bytes;
}

const levelDb = (path: string): boolean => path.includes('.indexeddb.leveldb/');
const sqlite = (path: string): boolean =>
  /\/idb\/[^/]+\.sqlite(-wal)?$/.test(path) || /IndexedDB.*\.(sqlite3?|db)(-wal)?$/i.test(path);

const damages: readonly Damage[] = [
  {
    name: 'flipped bytes in the log',
    isVictim: (path) => levelDb(path) && path.endsWith('.log'),
    spoil: flip,
  },
  {
    name: 'flipped MANIFEST',
    isVictim: (path) => levelDb(path) && path.includes('MANIFEST'),
    spoil: flip,
  },
  {
    name: 'empty CURRENT',
    isVictim: (path) => levelDb(path) && path.endsWith('CURRENT'),
    spoil: () => Buffer.alloc(0),
  },
  { name: 'flipped page of SQLite', isVictim: sqlite, spoil: flip },
  {
    name: 'truncated SQLite',
    isVictim: (path) => sqlite(path) && !path.endsWith('-wal'),
    spoil: (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  },
];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function spoil({ world, random }: Context, damage: Damage): boolean {
  const victim = filesBelow(world.profile)
    .filter((path) => damage.isVictim(path) && statSync(path).size > 0)
    .sort((a, b) => statSync(b).size - statSync(a).size)[0];
  if (victim === undefined) return false;
  writeFileSync(victim, damage.spoil(readFileSync(victim), random));
  world.wire.countFault(damage.name);
  return true;
}

/** Files of the browser's store are damaged between two starts: what is lost must be declared lost by name. */
export const p5: FaultCase = {
  id: 'P5',
  title: 'files of the store are corrupted between two starts; a loss is declared, never silent',
  engines: ['chromium', 'chromium-sqlite', 'firefox'],
  rounds: { full: 2 },
  async run(context) {
    const { world, rounds, note } = context;
    for (let round = 1; round <= rounds; round += 1) {
      for (const [number, damage] of damages.entries()) {
        world.networkDown();
        const tab = await world.launchOne();
        await tab.ask({ do: 'submit', markers: world.markers(`p5-${round}-${number}`, 80) });
        await world.closeBrowser();
        const done = spoil(context, damage);
        if (!done) continue;
        world.networkUp();
        const before = world.wire.declaredLost.length;
        await world.drain(await world.launchOne());
        const ranges = world.wire.declaredLost.slice(before).map(({ range }) => range.join('–'));
        note(
          `round ${round}, ${damage.name}: ${ranges.length === 0 ? 'nothing lost' : `declared lost ${ranges.join(', ')}`}`,
        );
        await world.closeBrowser();
      }
    }
  },
};
