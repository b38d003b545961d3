import {
  contentRevision,
  customise,
  mapping,
  paperFields2017,
  standardQuestionnaire,
  textIn,
  type Customisation,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';
import { deepFreeze, item, options, questionnaire } from './support/samples.ts';

const base = deepFreeze(structuredClone(standardQuestionnaire('skm-2017')));

function made(changes: Customisation, from: Questionnaire = base): Questionnaire {
  const outcome = customise(from, changes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.questionnaire;
}

/** Problems as `path code`; takes anything, as an attribute or an address does. */
function refused(changes: unknown, from: Questionnaire = base): string[] {
  const outcome = customise(from, changes as Customisation);
  return outcome.ok ? [] : outcome.problems.map(({ path, code }) => `${path} ${code}`);
}

const keys = (of: Questionnaire): string[] => of.items.map(({ key }) => key);
const own = { key: 'parkir', text: { id: 'Bagaimana parkirnya?' }, kind: 'choice' as const };

describe('customise', () => {
  it('leaves items out, and their unsur with them', () => {
    const result = made({ leaveOut: ['biaya'] });
    expect(keys(result)).to.not.include('biaya');
    expect(mapping(result).ikm).to.have.length(8);
  });

  it('replaces a text in every language, since the translations were of another sentence', () => {
    const [first] = made({
      items: { persyaratan: { text: { id: 'Apakah syaratnya pas?' } } },
    }).items;
    expect(first?.text).to.deep.equal({ id: 'Apakah syaratnya pas?' });
  });

  it('adds a language to a text without touching the others', () => {
    const [first] = made({ items: { persyaratan: { text: { jv: 'Kepriye?' } } } }).items;
    expect(first?.text).to.deep.equal({ ...base.items[0]!.text, jv: 'Kepriye?' });
  });

  it('replaces options, the mapping and whether an answer is required', () => {
    const [first] = made({
      items: { persyaratan: { options: options(4), counts: null, required: false } },
    }).items;
    expect(first).to.deep.include({ options: options(4), counts: null, required: false });
  });

  it('adds own items last, outside every index and optional unless they say otherwise', () => {
    const result = made({ add: [{ ...own, options: options(5) }] });
    expect(result.items.at(-1)).to.deep.include({ key: 'parkir', counts: null, required: false });
    expect(mapping(result)).to.deep.equal(mapping(base));
  });

  it('counts an own item for the unsur it names', () => {
    const counts = { index: 'ikm', unsur: 'sarana' } as const;
    const { ikm } = mapping(made({ add: [{ ...own, options: options(4), counts }] }));
    expect(ikm.at(-1)).to.deep.equal({ unsur: 'sarana', items: ['sarana', 'parkir'] });
  });

  it('puts the named items first and keeps the order of the others', () => {
    const result = made({ order: ['pengaduan', 'waktu'], leaveOut: ['produk'] });
    expect(keys(result).slice(0, 4)).to.deep.equal([
      'pengaduan',
      'waktu',
      'persyaratan',
      'prosedur',
    ]);
  });

  it('chooses profile fields in the given order, adds some and requires some', () => {
    const result = made({
      profile: { add: paperFields2017, choose: ['tanggal', 'usia'], require: ['tanggal'] },
    });
    expect(result.profile.map(({ key, required }) => [key, required])).to.deep.equal([
      ['tanggal', true],
      ['usia', false],
    ]);
  });

  it('makes a required field optional again', () => {
    const strict = made({ profile: { require: ['usia', 'pendidikan'] } });
    const result = made({ profile: { optional: ['usia'] } }, strict);
    const required = result.profile.filter((field) => field.required).map(({ key }) => key);
    expect(required).to.deep.equal(['pendidikan']);
  });

  it('switches the comment off, and on where there was none', () => {
    expect(made({ comment: { on: false } }).comment).to.equal(null);
    const spak = standardQuestionnaire('spak');
    const on = made({ comment: { on: true, maxLength: 300 } }, spak).comment;
    expect(on).to.deep.include({ maxLength: 300 });
    expect(on?.text.id).to.equal('Kritik & saran');
  });

  it('changes the words of the comment and of the title', () => {
    const result = made({
      comment: { on: true, text: { id: 'Saran Anda' } },
      title: { id: 'SKM Puskesmas' },
    });
    expect(result.comment).to.deep.equal({ text: { id: 'Saran Anda' }, maxLength: 1000 });
    expect(result.title).to.deep.equal({ id: 'SKM Puskesmas' });
  });

  it('adds a language by translations, for own items too', () => {
    const result = made({
      add: [{ ...own, options: options(4) }],
      translations: { jv: { 'items.parkir': 'Parkire piye?', 'Sangat sesuai': 'Cocog banget' } },
    });
    expect(textIn(result.items.at(-1)!.text, 'jv')).to.equal('Parkire piye?');
    expect(textIn(result.items[0]!.options[3]!.text, 'jv')).to.equal('Cocog banget');
    expect(result.unofficialLanguages).to.deep.equal(['en', 'jv']);
  });

  describe('names the result', () => {
    it('after the base and its content', () => {
      const result = made({ leaveOut: ['biaya'] });
      expect(result.id).to.equal('skm-2017-custom');
      expect(result.revision).to.equal(contentRevision(result));
    });

    it('as it is told', () => {
      const result = made({ id: 'skm-rsud', revision: '2026.1' });
      expect(result).to.deep.include({ id: 'skm-rsud', revision: '2026.1' });
    });

    it('with one -custom, however often it is customised', () => {
      expect(made({ leaveOut: ['waktu'] }, made({ leaveOut: ['biaya'] })).id).to.equal(
        'skm-2017-custom',
      );
    });

    for (const id of ['skm-2017', 'spak']) {
      it(`never ${id}, which is another questionnaire`, () => {
        expect(refused({ id })).to.deep.equal(['changes.id taken-id']);
      });
    }
  });

  describe('refuses', () => {
    const cases: [string, unknown, string[]][] = [
      ['what is no object', 'leaveOut=biaya', ['changes type']],
      ['a misspelt member', { leaveout: ['biaya'] }, ['changes.leaveout unknown-member']],
      [
        'to leave out what is not there',
        { leaveOut: ['harga'] },
        ['changes.leaveOut[0] unknown-name'],
      ],
      ['to leave out twice', { leaveOut: ['biaya', 'biaya'] }, ['changes.leaveOut[1] named-twice']],
      [
        'to change what is left out',
        { leaveOut: ['biaya'], items: { biaya: { required: false } } },
        ['changes.items.biaya unknown-name'],
      ],
      ['to leave everything out', { leaveOut: keys(base) }, ['items too-small']],
      ['to order what is not asked', { order: ['harga'] }, ['changes.order[0] unknown-name']],
      [
        'to require a field that was not chosen',
        { profile: { choose: ['usia'], require: ['pekerjaan'] } },
        ['changes.profile.require[0] unknown-name'],
      ],
      [
        'an own item under a taken key',
        { add: [{ ...own, key: 'waktu', options: options(4) }] },
        ['items[9].key repeated-key'],
      ],
      [
        'an own item on a scale of ten in the IKM',
        { add: [{ ...own, options: options(10), counts: { index: 'ikm', unsur: 'sarana' } }] },
        ['items[9].counts cannot-count'],
      ],
      [
        'five options for an unsur',
        { items: { waktu: { options: options(5) } } },
        ['items[2].counts cannot-count'],
      ],
      [
        'a profile field for the name',
        {
          profile: {
            add: [
              { key: 'nama', text: { id: 'Nama' }, kind: 'text', required: true, sensitive: false },
            ],
          },
        },
        ['profile[4].key identity'],
      ],
      [
        'a language that is none',
        { translations: { Jawa: { title: 'x' } } },
        ['changes.translations.Jawa language'],
      ],
      [
        'a translation of nothing',
        { translations: { jv: { 'items.harga': 'x' } } },
        ['changes.translations.jv["items.harga"] unknown-text'],
      ],
    ];
    for (const [what, changes, problems] of cases) {
      it(what, () => expect(refused(changes)).to.deep.equal(problems));
    }

    it('with every problem at once', () => {
      const changes = {
        id: 'skm-2017',
        leaveOut: ['harga'],
        items: { waktu: { options: options(5) } },
        add: [{ ...own, key: 'prosedur', options: options(4) }],
      };
      expect(refused(changes)).to.have.members([
        'changes.id taken-id',
        'changes.leaveOut[0] unknown-name',
        'items[2].counts cannot-count',
        'items[9].key repeated-key',
      ]);
    });

    it('a base that is invalid itself', () => {
      expect(refused({}, questionnaire([item('a'), item('a')]))).to.deep.equal([
        'items[1].key repeated-key',
      ]);
    });
  });
});
