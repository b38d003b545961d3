import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { csv, numbers, online, printedKeys, printedRows, printedSums } from './support/golden.ts';
import type { Report } from './support/score.ts';
import { skm } from './support/skm.ts';

describe('skm score, on published figures', function () {
  // Every test starts a process.
  this.timeout(20_000);
  let folder: string;
  const file = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  const report = async (...args: string[]): Promise<Report> => {
    const { code, stdout, stderr } = await skm(['score', '--json', ...args]);
    expect(stderr).to.equal('');
    expect(code).to.equal(0);
    return JSON.parse(stdout) as Report;
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'skm-score-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const weight of ['exact', '0.111', '0.11'] as const) {
    it(`gives ${online.ikm[weight]} for SKM Online with the weight ${weight}`, async () => {
      const path = await file('online.csv', csv(online.keys, online.rows));
      expect((await report(path, '--weight', weight)).ikm).to.equal(online.ikm[weight]);
    });
  }

  it('reads the same from U1…U9 in the order of the list of unsur', async () => {
    const path = await file('online-u.csv', csv(numbers, online.rows));
    const found = await report(path, '--order', 'unsur');
    expect(found).to.include({ ikm: '81.25', mutu: 'B', respondents: 10, sum: 292.5 });
    expect(found.unsur.map(({ key }) => key)).to.deep.equal(online.keys);
  });

  it('reads U1…U9 of a printed questionnaire in its own order', async () => {
    const path = await file('printed.csv', csv(numbers, printedRows));
    const found = await report(path, '--order', 'kuesioner');
    expect(found).to.include({ ikm: '91.48', mutu: 'A', respondents: 29 });
    const sums = printedKeys.map((key) => found.unsur.find((unsur) => unsur.key === key)?.sum);
    expect(sums).to.deep.equal(printedSums);
    expect(found.priority).to.deep.equal(['waktu', 'prosedur', 'produk']);
    expect(await report(path, '--order', 'kuesioner', '--weight', '0.11')).to.include({
      ikm: '90.56',
      mutu: 'A',
    });
  });

  it('falls into the 8/9 trap where it is told the wrong order, and only there', async () => {
    const path = await file('trap.csv', csv(numbers, printedRows));
    const nrrOf = (found: Report, key: string) =>
      found.unsur.find((unsur) => unsur.key === key)?.nrr;
    const [right, wrong] = [
      await report(path, '--order', 'kuesioner'),
      await report(path, '--order', 'unsur'),
    ];
    expect(nrrOf(right, 'sarana')).to.equal(3.62069);
    expect(nrrOf(right, 'pengaduan')).to.equal(3.965517);
    expect(nrrOf(wrong, 'sarana')).to.equal(3.965517);
    expect(nrrOf(wrong, 'pengaduan')).to.equal(3.62069);
    expect(right.notes).to.deep.equal([
      'U1–U9 dibaca menurut kuesioner cetak: U8 = sarana, U9 = pengaduan.',
    ]);
    expect(wrong.notes).to.deep.equal([
      'U1–U9 dibaca menurut daftar unsur: U8 = pengaduan, U9 = sarana.',
    ]);
  });

  it('does not guess the order', async () => {
    const path = await file('guess.csv', csv(numbers, printedRows));
    const { code, stdout, stderr } = await skm(['score', path]);
    expect([code, stdout]).to.deep.equal([2, '']);
    expect(stderr).to.contain('--order unsur').and.to.contain('--order kuesioner');
  });

  it('prints a table as an officer writes it', async () => {
    const path = await file('table.csv', csv(online.keys, online.rows));
    const { code, stdout } = await skm(['score', path]);
    expect(code).to.equal(0);
    expect(stdout).to.match(/^Kompetensi Pelaksana +10 +32,5 +3,250 +0,361 +B$/m);
    expect(stdout).to.match(/^Jumlah +292,5 +3,250$/m);
    expect(stdout).to.match(/^NILAI IKM +81,25$/m);
    expect(stdout).to.match(/^Mutu +B \(Baik\)$/m);
    expect(stdout).to.match(
      /^Prioritas +Biaya\/Tarif; Waktu Penyelesaian; Produk Spesifikasi Jenis Pelayanan$/m,
    );
    expect(stdout).to.match(
      /^ +sama NRR-nya: Waktu Penyelesaian; Produk Spesifikasi Jenis Pelayanan$/m,
    );
    expect(stdout).to.contain('NRR × 1/9 (9 unsur)');
  });

  it('reads standard input', async () => {
    const { stdout } = await skm(['score', '-', '--json'], csv(online.keys, online.rows));
    expect((JSON.parse(stdout) as Report).ikm).to.equal('81.25');
  });
});
