import { mapping, standardQuestionnaire } from '@skm-survey/questionnaire';
import { expect } from 'chai';
import { item, options, questionnaire } from './support/samples.ts';

describe('mapping', () => {
  it('has the unsur in the order of their list, whatever the printed order', () => {
    const { ikm } = mapping(standardQuestionnaire('skm-2017'));
    expect(ikm.slice(7)).to.deep.equal([
      { unsur: 'pengaduan', items: ['pengaduan'] },
      { unsur: 'sarana', items: ['sarana'] },
    ]);
  });

  it('has every item of an unsur', () => {
    const { ikm } = mapping(standardQuestionnaire('skm-online-2025-hybrid'));
    expect(ikm[0]).to.deep.equal({
      unsur: 'persyaratan',
      items: ['persyaratan-informasi', 'persyaratan-sesuai'],
    });
    expect(ikm[5]).to.deep.equal({
      unsur: 'kompetensi',
      items: ['kompetensi-respon-petugas', 'kompetensi-respon-aplikasi'],
    });
  });

  it('keeps the anti-corruption items of SKM Online out of the IKM and in the IPAK', () => {
    const { ikm, ipak } = mapping(standardQuestionnaire('skm-online-2025-offline'));
    expect(ikm.flatMap(({ items }) => items)).to.have.length(11);
    expect(ipak.map(({ aspect, max }) => [aspect, max])).to.deep.equal([
      ['kepatuhan-prosedur', 4],
      ['bebas-pungli', 4],
      ['bebas-percaloan', 4],
      ['keadilan', 4],
      ['bebas-gratifikasi', 4],
    ]);
  });

  it('has the maximum of the scale', () => {
    const { ipkp, ipak } = mapping(
      questionnaire([
        item('a', { options: options(10), counts: { index: 'ipkp', aspect: 'waktu' } }),
        item('b', { options: options(6), counts: { index: 'ipak' } }),
      ]),
    );
    expect(ipkp).to.deep.equal([{ key: 'a', max: 10, aspect: 'waktu' }]);
    expect(ipak).to.deep.equal([{ key: 'b', max: 6 }]);
  });

  it('leaves out an unsur that is not asked and items that count for nothing', () => {
    expect(mapping(questionnaire([item('a')]))).to.deep.equal({ ikm: [], ipak: [], ipkp: [] });
  });
});
