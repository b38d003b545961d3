import { Rational } from '@skm-survey/scoring';
import { expect } from 'chai';
import fc from 'fast-check';
import { csvLine, rowsToCsv } from '../src/csv.ts';

/** Reads RFC 4180 by its grammar, independently of the writer. */
function cellsOf(csv: string, separator: string): string[][] {
  const records: string[][] = [[]];
  let cell = '';
  let inQuotes = false;
  for (let at = 0; at < csv.length; at += 1) {
    const sign = csv[at]!;
    if (inQuotes && sign === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') inQuotes = !inQuotes;
    else if (!inQuotes && sign === separator) {
      records.at(-1)!.push(cell);
      cell = '';
    } else if (!inQuotes && sign === '\r' && csv[at + 1] === '\n') {
      records.at(-1)!.push(cell);
      records.push([]);
      cell = '';
      at += 1;
    } else cell += sign;
  }
  return records.slice(0, -1);
}

describe('csvLine', () => {
  it('writes figures with a point, separated by commas', () => {
    expect(csvLine([1, 3.5, new Rational(7n, 2n), null, 'a'])).to.equal('1,3.5,3.5,,a\r\n');
  });

  it('writes a decimal comma with semicolons', () => {
    expect(csvLine([3.5, 4], { decimal: ',' })).to.equal('3,5;4\r\n');
  });

  it('quotes a decimal comma between commas', () => {
    expect(csvLine([3.5, 4], { decimal: ',', separator: ',' })).to.equal('"3,5",4\r\n');
  });

  it('rounds a figure that does not end', () => {
    expect(csvLine([new Rational(10n, 3n)])).to.equal('3.333333333333\r\n');
  });

  for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', '＝']) {
    it(`keeps text from running as a formula: ${JSON.stringify(start)}`, () => {
      const [[cell]] = cellsOf(csvLine([`${start}HYPERLINK("x")`]), ',') as [[string]];
      expect(cell).to.equal(`'${start}HYPERLINK("x")`);
    });
  }

  it('leaves negative numbers and text with a formula sign inside as they are', () => {
    expect(csvLine([-1, 'a=b'])).to.equal('-1,a=b\r\n');
  });

  it('is read back cell by cell, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\r', '\n', ' ', 'é') });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1 }),
        fc.constantFrom(',' as const, ';' as const),
        (cells, separator) => {
          const [read] = cellsOf(csvLine(cells, { separator }), separator);
          expect(read).to.deep.equal(cells.map((cell) => cell.replace(/^(?=[\r\n])/, "'")));
        },
      ),
    );
  });
});

describe('rowsToCsv', () => {
  it('has a header and a record a row, in the order of the columns', () => {
    const rows = [{ sarana: 4, waktu: 3 }, { waktu: null }];
    expect(rowsToCsv(rows, ['waktu', 'sarana'])).to.equal('waktu,sarana\r\n3,4\r\n,\r\n');
  });

  it('takes no column from the prototype of a row', () => {
    expect(rowsToCsv([{}], ['toString'])).to.equal('toString\r\n\r\n');
  });
});
