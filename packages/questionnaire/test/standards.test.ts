import {
  contentRevision,
  isStandardId,
  loadStandard,
  mapping,
  missingTexts,
  paperFields2017,
  parseQuestionnaire,
  skmOnline2025,
  standardIds,
  standardQuestionnaire,
  standardQuestionnaires,
  unsurKeys,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';
import revisions from './golden/revisions.json' with { type: 'json' };

describe('standard questionnaires', () => {
  it('are listed under their own ids', () => {
    expect(standardQuestionnaires.map(({ id }) => id)).to.deep.equal([...standardIds]);
  });

  for (const questionnaire of [...standardQuestionnaires, skmOnline2025]) {
    describe(questionnaire.id, () => {
      it('is a valid definition as it stands', () => {
        expect(parseQuestionnaire(questionnaire)).to.deep.equal({ ok: true, questionnaire });
      });

      it('is complete in English, marked as unofficial', () => {
        expect(missingTexts(questionnaire, 'en')).to.deep.equal([]);
        expect(questionnaire.unofficialLanguages).to.deep.equal(['en']);
      });

      it('has not changed since its revision was given out', () => {
        const known: Record<string, string> = revisions;
        // Before a release the new value may replace the old one; after it a change of content needs a new revision.
        expect(known[`${questionnaire.id} ${questionnaire.revision}`]).to.equal(
          contentRevision(questionnaire),
        );
      });
    });
  }

  for (const id of standardIds) {
    it(`${id} loads alone as the same`, async () => {
      expect(await loadStandard(id)).to.equal(standardQuestionnaire(id));
    });
  }

  it('answer undefined for an id that none has', async () => {
    expect(standardQuestionnaire('constructor')).to.equal(undefined);
    expect(await loadStandard('skm-2018')).to.equal(undefined);
    expect(isStandardId('toString')).to.equal(false);
  });

  for (const id of standardIds.filter((one) => one.startsWith('skm'))) {
    it(`${id} covers every unsur, biaya only where it is not free`, () => {
      const expected = unsurKeys.filter((unsur) => id !== 'skm-2017-gratis' || unsur !== 'biaya');
      const covered = mapping(standardQuestionnaire(id)).ikm.map(({ unsur }) => unsur);
      expect(covered).to.deep.equal(expected);
    });
  }

  for (const id of ['spkp-spak', 'spkp-spak-6', 'spak', 'pulse'] as const) {
    it(`${id} is never an IKM`, () => {
      expect(mapping(standardQuestionnaire(id)).ikm).to.deep.equal([]);
    });
  }

  it('pulse counts for nothing at all', () => {
    expect(mapping(standardQuestionnaire('pulse'))).to.deep.equal({ ikm: [], ipak: [], ipkp: [] });
  });

  it('ask sarana eighth and pengaduan ninth in the form of 2017, which the list of unsur has the other way round', () => {
    const keys = standardQuestionnaire('skm-2017').items.map(({ key }) => key);
    expect(keys.slice(7)).to.deep.equal(['sarana', 'pengaduan']);
    expect(unsurKeys.slice(7)).to.deep.equal(['pengaduan', 'sarana']);
  });
});

describe('profiles', () => {
  const fieldsOf = (id: 'skm-2017' | 'skm-online-2025-offline') =>
    standardQuestionnaire(id).profile;

  it('ask what the two forms ask of a person, but not what the device knows (decision 23)', () => {
    expect(fieldsOf('skm-2017').map(({ key }) => key)).to.deep.equal([
      'jenis-kelamin',
      'usia',
      'pendidikan',
      'pekerjaan',
    ]);
    expect(paperFields2017.map(({ key }) => key)).to.deep.equal([
      'tanggal',
      'jam',
      'jenis-layanan',
    ]);
    expect(fieldsOf('skm-online-2025-offline').map(({ key }) => key)).to.deep.equal([
      'tanggal-layanan',
      'jenis-kelamin',
      'pendidikan',
      'usia',
      'pekerjaan',
      'disabilitas',
    ]);
  });

  it('let a respondent refuse disability and age, and require nothing', () => {
    const fields = fieldsOf('skm-online-2025-offline');
    const sensitive = fields.filter((field) => field.sensitive).map(({ key }) => key);
    expect(sensitive).to.deep.equal(['usia', 'disabilitas']);
    expect(fields.some(({ required }) => required)).to.equal(false);
  });

  it('ask age in bands', () => {
    const age = fieldsOf('skm-2017').find(({ key }) => key === 'usia');
    expect(age?.options?.map(({ value }) => value)).to.deep.equal([
      'kurang-17',
      '17-25',
      '26-34',
      '35-44',
      '45-54',
      '55-65',
      'lebih-65',
    ]);
  });
});
