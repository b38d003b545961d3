import { Rational, type Values } from '@skm-survey/scoring';
import { expect } from 'chai';
import { processingSheet, sheetToCsv, type ProcessingSheet } from '../src/processing-sheet.ts';
import online from './golden/skm-online-rows.json' with { type: 'json' };
import worked from './golden/worked-example-marginals.json' with { type: 'json' };

const paper = { unit: 'Contoh', period: '01-07-2026 s/d 30-09-2026' };

/** 29 rows that have the counts of the worked example: how its values fall together does not matter here. */
const workedRows: Values[] = Array.from({ length: worked.respondents }, (_, person) =>
  Object.fromEntries(
    worked.keys.map((key, column) => {
      const values = Object.entries(worked.counts).flatMap(([value, counts]) =>
        Array<number>(counts[column]!).fill(Number(value)),
      );
      return [key, Rational.of(values[person]!)];
    }),
  ),
);

const onlineRows: Values[] = online.rows.map((row) =>
  Object.fromEntries(
    online.keys.map((key, column) => [key, Rational.parseDecimal(String(row[column]))]),
  ),
);

/** The line that starts with this label, its cells as text. */
function line(sheet: ProcessingSheet, label: string): string[] {
  const found = sheet.lines.find(([first]) => first === label)!;
  return found
    .slice(1)
    .map((cell) => (cell instanceof Rational ? cell.toDecimal(6) : String(cell)));
}

describe('processingSheet', () => {
  it('has the sums of the published worked example, in the order of the questionnaire', () => {
    const sheet = processingSheet(workedRows, { ...paper, numbering: 'kuesioner' });
    expect(line(sheet, 'Σ Nilai/Unsur')).to.deep.equal(worked.sum.map(String));
    expect(line(sheet, 'Jumlah yang menjawab')).to.deep.equal(Array(9).fill('29'));
    expect(line(sheet, 'IKM Unit Pelayanan')).to.deep.equal([worked.ikm.exact]);
    expect(line(sheet, 'Mutu Pelayanan')).to.deep.equal(['A (Sangat baik)']);
  });

  it('puts U8 and U9 where its numbering says, and says so', () => {
    const list = processingSheet(workedRows, paper);
    const form = processingSheet(workedRows, { ...paper, numbering: 'kuesioner' });
    expect(line(list, 'Σ Nilai/Unsur').slice(7)).to.deep.equal(['115', '105']);
    expect(line(form, 'Σ Nilai/Unsur').slice(7)).to.deep.equal(['105', '115']);
    expect(line(list, 'Penomoran')[0]).to.include('U8 = Penanganan Pengaduan');
    expect(line(form, 'Penomoran')[0]).to.include('U8 = Sarana dan Prasarana');
  });

  it('has a line a respondent, and averages as rounded as asked', () => {
    const rounding = { kind: 'both', nrr: 2, weighted: 3 } as const;
    const sheet = processingSheet(onlineRows, { ...paper, rounding });
    expect(line(sheet, 'NRR/Unsur').slice(0, 4)).to.deep.equal(['3.3', '3.4', '3.2', '3']);
    expect(line(sheet, 'NRR Tertimbang/Unsur')[0]).to.equal('0.367');
    expect(sheet.lines.filter(([first]) => typeof first === 'number')).to.have.length(10);
  });

  it('gives the published index of the online rows', () => {
    const sheet = processingSheet(onlineRows, paper);
    expect(line(sheet, 'IKM Unit Pelayanan')).to.deep.equal(['81.25']);
  });

  it('leaves out who answered nothing, and an empty cell where an unsur was not answered', () => {
    const sheet = processingSheet([{ waktu: Rational.of(4) }, { waktu: null }, {}], paper);
    const people = sheet.lines.filter(([first]) => typeof first === 'number');
    expect(people).to.have.length(1);
    expect(people[0]!.filter((cell) => cell === null)).to.have.length(8);
  });

  it('says "belum ada data" when nobody answered, never NaN', () => {
    const csv = sheetToCsv(processingSheet([], paper));
    expect(csv).to.include('IKM Unit Pelayanan;belum ada data').and.not.include('NaN');
  });
});

describe('sheetToCsv', () => {
  it('writes decimal commas', () => {
    const csv = sheetToCsv(processingSheet(onlineRows, paper));
    expect(csv).to.include('IKM Unit Pelayanan;81,25\r\n').and.include(';3,5;');
  });
});
