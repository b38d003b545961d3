import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { criteria } from './wcag.ts';

const file = new URL('../../docs/accessibility.md', import.meta.url);
const row =
  /^\| (?<number>\d\.\d\.\d+) [^|]+\| (?<level>A{1,2}) +\| (?<result>[a-z ]+?) *\| (?<how>[^|]+?) *\|$/gm;

describe('the accessibility statement', () => {
  it('judges every criterion of WCAG 2.2 A and AA once, and says how', async () => {
    const rows = [...(await readFile(file, 'utf8')).matchAll(row)].map(({ groups }) => groups);
    for (const level of ['A', 'AA'] as const) {
      const judged = rows.filter((one) => one?.['level'] === level);
      expect(judged.map((one) => one?.['number'])).to.have.members([...criteria[level]]);
    }
    expect(rows).to.have.length(55);
    for (const one of rows) {
      expect(one?.['result']).to.be.oneOf(['met', 'partly', 'not met', 'not applicable']);
      expect(one?.['how']?.length).to.be.at.least(3);
    }
  });
});
