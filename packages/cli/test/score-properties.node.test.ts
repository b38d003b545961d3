import { expect } from 'chai';
import * as fc from 'fast-check';
import { readCsv } from '../src/read/csv.ts';
import { readJson } from '../src/read/json.ts';
import { csv, numbers } from './support/golden.ts';
import { reportOf, scoreText } from './support/score.ts';
import { skm } from './support/skm.ts';

const answer = fc.option(fc.constantFrom(1, 2, 3, 4, 1.5, 2.5, 3.5), { freq: 6 });
const rows = fc.array(fc.array(answer, { minLength: 9, maxLength: 9 }), { maxLength: 12 });

/** Text that often looks like a file of answers and never is one by design. */
const garbage = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'waktu',
        'biaya',
        'U8',
        '"',
        ',',
        ';',
        '\n',
        '\r',
        '3',
        '3,5',
        '5',
        '[',
        ']',
        '{',
        '}',
        ':',
        '"waktu"',
        'null',
        '\uFEFF',
        '\\',
        ' ',
        '/',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);

describe('skm score, whatever the rows', function () {
  this.timeout(60_000);

  it('gives the same from CSV, from JSON and from objects one a line', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const objects = lines.map((line) =>
          Object.fromEntries(numbers.map((name, i) => [name, line[i]])),
        );
        const [table, array, stream] = await Promise.all([
          reportOf(csv(numbers, lines), '--order', 'unsur'),
          reportOf(JSON.stringify(objects), '--order', 'unsur'),
          reportOf(
            objects.map((row) => JSON.stringify(row)).join('\n') || '[]',
            '--order',
            'unsur',
          ),
        ]);
        expect(array.ikm).to.equal(table.ikm);
        expect(stream).to.deep.equal(array);
        if (lines.length > 0) expect(array.unsur).to.deep.equal(table.unsur);
      }),
      { numRuns: 50 },
    );
  });

  it('finds every cell that was spoilt, and no other', async () => {
    const spoilt = fc.tuple(
      rows,
      fc.uniqueArray(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 8 })), {
        minLength: 1,
        maxLength: 6,
        selector: String,
      }),
    );
    await fc.assert(
      fc.asyncProperty(spoilt, async ([lines, cells]) => {
        const here = cells
          .filter(([line]) => line < lines.length)
          .sort(([a, b], [c, d]) => a - c || b - d);
        const text = csv(
          numbers,
          lines.map((line, l) =>
            line.map((cell, c) => (here.some(([a, b]) => a === l && b === c) ? 7 : cell)),
          ),
        );
        const { code, stderr } = await scoreText(text, '--order', 'kuesioner');
        expect(code).to.equal(here.length === 0 ? 0 : 2);
        const places = [...stderr.matchAll(/^-:(\d+):(\d+):/gm)].map(([, line, column]) => [
          Number(line) - 2,
          Number(column) - 1,
        ]);
        // A row of nine empty cells is still a line of its own.
        expect(places).to.deep.equal(here);
      }),
      { numRuns: 100 },
    );
  });
});

describe('skm score, on garbage', function () {
  this.timeout(60_000);

  it('prints an index within its bounds and nothing on standard error, or faults and no figure', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, async (text) => {
        const { code, stdout, stderr } = await scoreText(text, '--json', '--order', 'unsur');
        if (code === 2) {
          expect(stdout).to.equal('');
          expect(stderr).to.match(/kesalahan; indeks tidak dihitung\.\n$/);
          return;
        }
        expect(stderr).to.equal('');
        const { ikm } = JSON.parse(stdout) as { ikm: string | null };
        if (ikm !== null) expect(Number(ikm)).to.be.within(25, 100);
      }),
      { numRuns: 1000 },
    );
  });

  it('never succeeds on a file with one cell that is no answer', async () => {
    const junk = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 })
      .filter((text) => !/^\s*([1-3]([.,]\d+)?|4([.,]0+)?)?\s*$/.test(text));
    await fc.assert(
      fc.asyncProperty(junk, fc.nat({ max: 8 }), async (text, column) => {
        const row = Array.from({ length: 9 }, (_, i) =>
          i === column ? `"${text.replaceAll('"', '""')}"` : '3',
        );
        const { code, stdout, stderr } = await scoreText(csv(numbers, [row]), '--order', 'unsur');
        expect([code, stdout]).to.deep.equal([2, '']);
        expect(stderr).to.contain(`-:2:${column + 1}: `);
      }),
      { numRuns: 300 },
    );
  });

  it('holds in a real process', async () => {
    const samples = fc.sample(garbage, { numRuns: 8, seed: 14_2017 });
    for (const text of samples) {
      const { code, stdout, stderr } = await skm(['score', '-'], text);
      expect(code).to.be.oneOf([0, 2]);
      expect(stdout === '').to.equal(code === 2);
      expect(stderr === '').to.equal(code === 0);
    }
  });
});

describe('a long file', function () {
  this.timeout(20_000);
  const [chunks, perChunk] = [500, 10];

  for (const [form, read, head, row] of [
    ['CSV', readCsv, 'waktu,komentar\n', `3,${'x'.repeat(1000)}\n`],
    ['JSON', readJson, '', `{"waktu":3,"komentar":"${'x'.repeat(1000)}"}\n`],
  ] as const) {
    it(`of ${form} is drawn only as fast as its rows are taken`, async () => {
      let drawn = 0;
      const source = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from(head);
        for (; drawn < chunks; drawn += 1)
          yield await Promise.resolve(Buffer.from(row.repeat(perChunk)));
      };
      let taken = 0;
      let ahead = 0;
      for await (const { kind } of read(source())) {
        if (kind !== 'row') continue;
        taken += 1;
        ahead = Math.max(ahead, drawn - taken / perChunk);
      }
      expect(taken).to.equal(chunks * perChunk);
      // What the streams in between may hold, in chunks of 10 KB; a reader that gathers the file first is at 500.
      expect(ahead).to.be.below(100);
    });
  }
});
