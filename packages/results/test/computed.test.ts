import { expect } from 'chai';
import { computedInWords } from '../src/computed.ts';
import { en } from '../src/texts/en.ts';
import { id } from '../src/texts/id.ts';
import { evenTally, resultsOf, workedTally } from './support/results.ts';

describe('computedInWords', () => {
  it('says weight, rounding, who answered, questionnaire and basis', () => {
    const words = computedInWords(resultsOf(workedTally()), id).join('\n');
    expect(words).to.include('NRR × 1/9');
    expect(words).to.include('Setiap unsur dijawab oleh 29 responden.');
    expect(words).to.include('skm-2017 revisi 2017.1');
    expect(words).to.include('Nomor 14 Tahun 2017');
    expect(words).not.to.include('tertinggi yang mungkin');
  });

  it('says what a short weight does to the highest index', () => {
    const words = computedInWords(resultsOf(workedTally(), { weight: '0.11' }), id).join('\n');
    expect(words).to.include('NRR × 0,11');
    expect(words).to.include('IKM tertinggi yang mungkin adalah 99,00');
  });

  it('says nothing of that where the cut weight is exact: 0.125 of eight unsur', () => {
    const tally = evenTally(9, 3, [
      'persyaratan',
      'prosedur',
      'waktu',
      'produk',
      'kompetensi',
      'perilaku',
      'pengaduan',
      'sarana',
    ]);
    const words = computedInWords(resultsOf(tally, { weight: '0.111' }), en).join('\n');
    expect(words).to.include('NRR × 0.125').and.not.include('highest possible');
  });

  it('gives the range where not everybody answered everything', () => {
    const tally = evenTally(7).merge(evenTally(6, 4, ['waktu']));
    expect(computedInWords(resultsOf(tally), id).join('\n')).to.include('oleh 7 sampai 13');
  });
});
