import { expect } from 'chai';
import { scoreText } from './support/score.ts';

const rows = [
  'waktu,biaya,counter,officer',
  ...['4,3,10,p1', '4,1,10,p2', '2,2,2,p1', '4,4,,p2', '1,,2,p1'],
].join('\n');

/** The recap of an input that must be fine. */
async function recapOf(input: string, column: string): Promise<unknown[]> {
  const { stdout } = await scoreText(input, '--json', '--by', column);
  return (JSON.parse(stdout) as { by: { groups: unknown[] } }).by.groups;
}

describe('skm score --by', () => {
  it('gives the index of each value, numbers by their size, and of those who do not say', async () => {
    expect(await recapOf(rows, 'counter')).to.deep.equal([
      { key: '2', respondents: 2, ikm: '43.75', mutu: 'D', lowest: ['waktu'] },
      { key: '10', respondents: 2, ikm: '75.00', mutu: 'C', lowest: ['biaya'] },
      { key: '', respondents: 1, ikm: '100.00', mutu: 'A', lowest: ['waktu', 'biaya'] },
    ]);
  });

  it('leaves the index of all as it is', async () => {
    const all = JSON.parse((await scoreText(rows, '--json')).stdout) as object;
    const { stdout } = await scoreText(rows, '--json', '--by', 'OFFICER');
    const { by, ...rest } = JSON.parse(stdout) as { by: { column: string } };
    expect(rest).to.deep.equal(all);
    expect(by.column).to.equal('OFFICER');
  });

  it('reads JSON alike', async () => {
    const json = '[{"waktu":4,"officer":"p1"},{"waktu":2,"officer":"p2"},{"waktu":2}]';
    const groups = (await recapOf(json, 'officer')) as { key: string; ikm: string }[];
    expect(groups.map(({ key, ikm }) => [key, ikm])).to.deep.equal([
      ...[
        ['p1', '100.00'],
        ['p2', '50.00'],
        ['', '50.00'],
      ],
    ]);
  });

  it('prints a table for the officer, and warns of small groups', async () => {
    const { stdout } = await scoreText(rows, '--by', 'counter');
    expect(stdout).to.include('REKAP PER COUNTER');
    expect(stdout).to.match(/^2 +2 +43,75 +D +Waktu Penyelesaian$/m);
    expect(stdout).to.match(/^\(tidak disebut\) +1 +100,00 +A /m);
    expect(stdout).to.include('kurang dari 5 responden');
  });

  it('refuses a column that is not there, and one of too many values', async () => {
    const missing = await scoreText(rows, '--by', 'loket');
    expect(missing).to.include({ code: 2, stdout: '' });
    expect(missing.stderr).to.include('tidak ada kolom "loket"');
    const many = ['waktu,nama', ...Array.from({ length: 1001 }, (_, n) => `4,${n}`)].join('\n');
    expect((await scoreText(many, '--by', 'nama')).stderr).to.include('lebih dari 1000 nilai');
  });
});
