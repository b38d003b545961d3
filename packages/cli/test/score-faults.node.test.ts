import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { scoreText } from './support/score.ts';
import { skm } from './support/skm.ts';

/** What is said on standard error, line by line, of an input that must be refused without a figure. */
async function faultsOf(input: string | Uint8Array, ...args: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await scoreText(input, ...args);
  expect([code, stdout]).to.deep.equal([2, '']);
  return stderr.trimEnd().split('\n');
}

describe('skm score, bad cells', () => {
  it('names line and column of every one in CSV, whatever lines the cells before them span', async () => {
    const text = [
      'id,waktu,biaya,komentar',
      '1,3,5,"dua',
      'baris"',
      '2,x,0,"a',
      '',
      'b"',
      '',
      '3,"4',
      '",4.01,ya',
      '4,7/2,0.99,',
    ].join('\r\n');
    expect(await faultsOf(text)).to.deep.equal([
      '-:2:3: biaya: "5" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:4:2: waktu: "x" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:4:3: biaya: "0" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:9:3: biaya: "4.01" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:10:2: waktu: "7/2" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:10:3: biaya: "0.99" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-: 6 kesalahan; indeks tidak dihitung.',
    ]);
  });

  it('names line and column of every one in JSON', async () => {
    const text =
      '[\n {"waktu": 3, "biaya": 5},\n {"waktu": true,\n  "biaya": 1e0}, {"waktu": [4], "biaya": "-"}\n]';
    expect(await faultsOf(text)).to.deep.equal([
      '-:2:15: biaya: "5" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:3:3: waktu: "true" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:4:3: biaya: "1e0" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:4:19: waktu: "[4]" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-:4:33: biaya: "-" bukan nilai 1 sampai 4 (kosongkan bila tidak dijawab)',
      '-: 5 kesalahan; indeks tidak dihitung.',
    ]);
  });

  for (const cell of [
    '0',
    '5',
    '4.0001',
    '0.999',
    '-1',
    '+3',
    '3e0',
    '3.',
    '.5',
    '3..5',
    '1.000',
    'NaN',
    'tidak',
    '-',
    '３',
    '3 4',
    '"3,5,0"',
    `3.${'3'.repeat(30)}`,
  ]) {
    it(`refuses ${cell.slice(0, 20)}`, async () => {
      const text = `waktu;biaya\n3;${cell}\n`;
      if (cell === '1.000') expect((await scoreText(text)).code).to.equal(0);
      else expect((await faultsOf(text))[0]).to.match(/^-:2:2: biaya: /);
    });
  }

  it('lists a hundred and counts the rest', async () => {
    const faults = await faultsOf(`waktu\n${'9\n'.repeat(250)}`);
    expect(faults).to.have.length(102);
    expect(faults.slice(-2)).to.deep.equal([
      '-: dan 150 lagi',
      '-: 250 kesalahan; indeks tidak dihitung.',
    ]);
  });

  it('prints no control character of the file', async () => {
    const [first] = await faultsOf('waktu\n\u001b[31mmerah\u009b\n');
    expect(first).to.contain('"\\u001b[31mmerah\\u009b"');
    const { stdout } = await scoreText('waktu,\u001b[31mx\n3,1\n');
    expect(stdout).to.contain('\\u001b[31mx').and.not.to.contain('\u001b');
  });
});

describe('skm score, files that have not the form', () => {
  const cases: [string, string, string][] = [
    [
      'an unquoted decimal comma',
      'waktu,biaya\n3,5,4\n',
      '-:2:3: baris ini punya 3 sel, kepala kolom 2',
    ],
    ['too few cells', 'waktu,biaya\n3\n', '-:2:2: baris ini hanya punya 1 sel, kepala kolom 2'],
    ['an unclosed quote', 'waktu,biaya\n3,4\n"3,4\n3,4\n', 'tanda kutip tidak ditutup'],
    [
      'text after a quote',
      'waktu,x\n3,"a"b\n',
      '-:2:2: setelah tanda kutip penutup masih ada teks',
    ],
    ['a quote inside a cell', 'waktu,x\n3,a"b"\n', '-:2:2: tanda kutip di tengah sel'],
    ['the same column twice', 'waktu,biaya,waktu\n3,4,3\n', '-:1:3: kolom "waktu" ada dua kali'],
    [
      'one unsur by two names',
      'U3,waktu\n3,4\n',
      '-:1:2: kolom "waktu": isinya sudah ada di kolom "U3"',
    ],
    [
      'a tenth number',
      'U1,U10\n3,4\n',
      '-:1:2: kolom "U10": U10 tidak dikenal; hanya U1 sampai U9',
    ],
    ['no known column', 'nama,umur\nA,3\n', '-:1:1: tidak ada kolom yang dikenal'],
    ['nothing at all', '', '-: berkas kosong: tidak ada kepala kolom'],
    ['blank lines only', '\n \n\n', 'tidak ada kolom yang dikenal'],
    ['JSON that ends early', '[{"waktu": 3},', '-:1:15: larik JSON tidak ditutup'],
    ['a JSON object that ends early', '[{"waktu": 3', '-:1:2: objek JSON tidak ditutup'],
    ['a missing comma', '[{"waktu": 3} {"waktu": 3}]', '-:1:15: "{" tidak pada tempatnya'],
    ['one comma too many', '[{"waktu": 3},]', '-:1:15: "]" tidak pada tempatnya'],
    ['rows that are arrays', '[[3,4]]', '-:1:2: "[" tidak pada tempatnya'],
    ['text after the array', '[{"waktu": 3}] x', '-:1:16: "x" tidak pada tempatnya'],
    ['an object that is not JSON', '[{waktu: 3}]', '-:1:2: objek ini bukan JSON yang sah'],
    [
      'one answer twice in an object',
      '[{"waktu":4,"waktu":1}]',
      '-:1:13: "waktu" ada dua kali dalam satu baris',
    ],
    ['JSON without a known name', '[{"nama":"A"}]', 'tidak ada kolom yang dikenal'],
  ];
  for (const [what, text, expected] of cases) {
    it(`refuses ${what}`, async () => {
      const args = text.startsWith('U') ? ['--order', 'unsur'] : [];
      expect((await faultsOf(text, ...args))[0]).to.contain(expected);
    });
  }

  it('accepts empty cells beyond the header, which spreadsheets leave behind', async () => {
    expect((await scoreText('waktu,biaya\n3,4,,\n')).code).to.equal(0);
  });

  for (const [what, bytes, expected] of [
    ['UTF-16', [0xff, 0xfe, 0x77, 0x00], 'UTF-16'],
    ['a workbook', [0x50, 0x4b, 3, 4, 20, 0], 'buku kerja'],
  ] as const) {
    it(`says what to do with ${what}`, async () => {
      expect((await faultsOf(Uint8Array.from(bytes)))[0])
        .to.contain(expected)
        .and.to.contain('CSV UTF-8');
    });
  }
});

describe('skm score, a wrong command line', () => {
  const ok = 'waktu\n3\n';
  for (const [args, expected] of [
    [['--weight', '0.2'], '--weight harus exact, 0.1111, 0.111, 0.11; bukan "0.2"'],
    [['--order', 'buku'], '--order harus unsur, kuesioner; bukan "buku"'],
    [['--round-nrr', '-1'], 'pilihan --round-nrr'],
    [['--round-nrr', 'dua'], '--round-nrr harus 0 sampai 9 desimal'],
    [['--round-weighted', '10'], '--round-weighted harus 0 sampai 9 desimal'],
    [['--questionnaire', 'skm-1999'], 'tidak ada kuesioner "skm-1999"; yang ada: skm-2017'],
    [['--questionnaire', 'tidak-ada.json'], 'kuesioner tidak-ada.json tidak dapat dibaca'],
    [['--apa'], 'pilihan --apa tidak dikenal'],
    [['lain.csv'], 'hanya satu berkas'],
  ] as const) {
    it(args.join(' '), async () => {
      expect((await faultsOf(ok, ...args))[0]).to.contain(expected);
    });
  }
});

describe('skm, as a process', function () {
  this.timeout(20_000);

  it('explains itself', async () => {
    const [bare, help] = await Promise.all([skm([]), skm(['score', '--help'])]);
    expect(bare.code).to.equal(0);
    expect(bare.stdout).to.contain('score ');
    expect(help.code).to.equal(0);
    expect(help.stdout).to.contain('--round-weighted K');
  });

  it('refuses a command that it does not have', async () => {
    const { code, stdout, stderr } = await skm(['skor']);
    expect([code, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.contain('tidak ada perintah "skor"');
  });

  it('refuses a file that is not there, a folder, and no file at all', async () => {
    const runs = await Promise.all([
      skm(['score', 'tidak-ada.csv']),
      skm(['score', tmpdir()]),
      skm(['score']),
    ]);
    expect(runs.map(({ code, stdout }) => [code, stdout])).to.deep.equal([
      [2, ''],
      [2, ''],
      [2, ''],
    ]);
    expect(runs.map(({ stderr }) => stderr.split('\n')[0])).to.deep.equal([
      'tidak-ada.csv: berkas tidak ditemukan',
      `${tmpdir()}: ini folder, bukan berkas`,
      'skm score: sebutkan berkasnya: skm score BERKAS',
    ]);
  });

  it('names the file, the line and the column of a bad cell, and prints no figure', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'skm-faults-'));
    const path = join(folder, 'rekap.csv');
    await writeFile(path, 'waktu;biaya\n3;4\n3;6\n');
    const { code, stdout, stderr } = await skm(['score', path, '--json']);
    await rm(folder, { recursive: true });
    expect([code, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.contain(`${path}:3:2: biaya: "6" bukan nilai 1 sampai 4`);
  });
});
