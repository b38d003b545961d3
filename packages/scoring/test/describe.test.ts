import { expect } from 'chai';
import { describe as sentence, type IkmComputation } from '@skm-survey/scoring';

const exact: IkmComputation = { weight: 'exact', rounding: { kind: 'exact' }, unsur: 9 };

describe('how it was computed', () => {
  it('is said in Indonesian', () => {
    expect(sentence(exact, 'id')).to.equal(
      'NRR unsur = jumlah nilai ÷ banyaknya responden yang menjawab unsur itu. ' +
        'NRR tertimbang = NRR × 1/9 (9 unsur). IKM = jumlah NRR tertimbang × 25. ' +
        'Tanpa pembulatan antara. IKM dibulatkan ke 2 desimal, setengah ke atas.',
    );
  });

  it('is said in English', () => {
    expect(sentence(exact, 'en')).to.equal(
      'NRR of an unsur = sum of its values ÷ number of respondents who answered it. ' +
        'Weighted NRR = NRR × 1/9 (9 unsur). IKM = sum of the weighted NRR × 25. ' +
        'No rounding in between. The IKM is rounded half-up to 2 decimals.',
    );
  });

  it('names the printed weight that was used', () => {
    expect(sentence({ ...exact, weight: '0.111' }, 'id')).to.contain('NRR × 0,111 (9 unsur)');
    expect(sentence({ ...exact, weight: '0.1111' }, 'en')).to.contain('NRR × 0.1111 (9 unsur)');
    expect(sentence({ ...exact, weight: '0.11', unsur: 8 }, 'id')).to.contain(
      'NRR × 0,12 (8 unsur)',
    );
  });

  it('names each rounding on the way', () => {
    const nrr: IkmComputation = { ...exact, rounding: { kind: 'nrr', decimals: 2 } };
    const weighted: IkmComputation = { ...exact, rounding: { kind: 'weighted', decimals: 3 } };
    const both: IkmComputation = { ...exact, rounding: { kind: 'both', nrr: 2, weighted: 3 } };
    expect(sentence(nrr, 'id')).to.contain(
      '× 25. NRR dibulatkan ke 2 desimal sebelum dikalikan bobot. IKM',
    );
    expect(sentence(nrr, 'en')).to.contain(
      '× 25. Each NRR is rounded to 2 decimals before weighting. The',
    );
    expect(sentence(weighted, 'id')).to.contain(
      '× 25. NRR tertimbang dibulatkan ke 3 desimal sebelum dijumlahkan. IKM',
    );
    expect(sentence(weighted, 'en')).to.contain(
      '× 25. Each weighted NRR is rounded to 3 decimals before summing. The',
    );
    expect(sentence(both, 'id')).to.contain(
      'NRR dibulatkan ke 2 desimal sebelum dikalikan bobot; NRR tertimbang dibulatkan ke 3 desimal sebelum dijumlahkan. IKM',
    );
    expect(sentence(both, 'en')).to.contain(
      'Each NRR is rounded to 2 decimals before weighting; each weighted NRR is rounded to 3 decimals before summing. The',
    );
  });

  it('is said of an IPAK or IPKP', () => {
    expect(sentence({ index: 'ipak', scales: [4], items: 5 }, 'id')).to.equal(
      'IPAK = rata-rata dari rata-rata 5 butir pada skala 4, dibulatkan ke 2 desimal, setengah ke atas.',
    );
    expect(sentence({ index: 'ipkp', scales: [4, 6, 10], items: 8 }, 'en')).to.equal(
      'IPKP = mean of the means of 8 items on a scale of 4 (1–6: × 4/6; 1–10: × 4/10), rounded half-up to 2 decimals.',
    );
  });

  it('is nothing yet without data', () => {
    expect(sentence({ ...exact, unsur: 0 }, 'id')).to.equal('Belum ada data.');
    expect(sentence({ ...exact, unsur: 0 }, 'en')).to.equal('No data yet.');
    expect(sentence({ index: 'ipak', scales: [4], items: 0 }, 'id')).to.equal('Belum ada data.');
    expect(sentence({ index: 'ipak', scales: [4], items: 0 }, 'en')).to.equal('No data yet.');
  });
});
