import {
  parseQuestionnaire,
  standardQuestionnaire,
  type Item,
  type ProfileField,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { item, options, questionnaire } from './support/samples.ts';

/** The problems as `path code`, sorted as given. */
function seen(input: unknown): string[] {
  const parsed = parseQuestionnaire(input);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

const withItem = (changes: Partial<Item>): Questionnaire => questionnaire([item('a', changes)]);

const withField = (changes: Partial<ProfileField>): Questionnaire =>
  questionnaire([item('a')], {
    profile: [
      {
        key: 'umur',
        text: { id: 'Umur' },
        kind: 'text',
        required: false,
        sensitive: false,
        ...changes,
      },
    ],
  });

describe('parseQuestionnaire', () => {
  it('drops members it does not know, so that an older program reads a newer definition', () => {
    const known = withItem({});
    const parsed = parseQuestionnaire({ ...known, $schema: 'x.json', later: 1 });
    expect(parsed).to.deep.equal({ ok: true, questionnaire: known });
  });

  it('never throws and always says something about what it refuses', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const parsed = parseQuestionnaire(input);
        expect(parsed.ok || parsed.problems.length > 0).to.equal(true);
      }),
    );
  });

  it('notices any one member that is missing', () => {
    const base = standardQuestionnaire('skm-2017');
    for (const member of Object.keys(base)) {
      const without = Object.fromEntries(Object.entries(base).filter(([key]) => key !== member));
      expect(seen(without), member).to.include(`${member} missing`);
    }
  });

  describe('form', () => {
    const cases: [string, unknown, string][] = [
      ['nothing', undefined, ' missing'],
      ['a text instead of a definition', '<!doctype html>', ' type'],
      ['another format', { ...withItem({}), format: 2 }, 'format not-allowed'],
      ['an id with capitals', { ...withItem({}), id: 'SKM' }, 'id key'],
      ['a revision with spaces', { ...withItem({}), revision: 'satu dua' }, 'revision revision'],
      ['no items', questionnaire([]), 'items too-small'],
      [
        '61 items',
        questionnaire(Array.from({ length: 61 }, (_, i) => item(`a${i}`))),
        'items too-big',
      ],
      [
        'a text without Indonesian',
        withItem({ text: { en: 'Hi' } as never }),
        'items[0].text.id missing',
      ],
      ['a text that is only a string', withItem({ text: 'Hai' as never }), 'items[0].text type'],
      ['an empty text', withItem({ text: { id: ' ' } }), 'items[0].text.id empty'],
      [
        'a language that is none',
        withItem({ text: { id: 'a', English: 'b' } }),
        'items[0].text.English language',
      ],
      [
        'a value that is no number',
        withItem({
          options: [
            { value: 'satu' as never, text: { id: 'a' } },
            { value: 2, text: { id: 'b' } },
          ],
        }),
        'items[0].options[0].value type',
      ],
      ['one option', withItem({ options: options(1) }), 'items[0].options too-small'],
      ['eleven options', withItem({ options: options(11) }), 'items[0].options too-big'],
      [
        'an unsur that is none',
        withItem({ counts: { index: 'ikm', unsur: 'harga' as never } }),
        'items[0].counts.unsur not-allowed',
      ],
      [
        'an index that is none',
        withItem({ counts: { index: 'ikp' } as never }),
        'items[0].counts.index not-allowed',
      ],
      ['an empty list of channels', withItem({ channels: [] }), 'items[0].channels too-small'],
      [
        'a comment of no length',
        questionnaire([item('a')], { comment: { text: { id: 'x' }, maxLength: 0 } }),
        'comment.maxLength too-small',
      ],
      [
        'a comment longer than the wire allows',
        questionnaire([item('a')], { comment: { text: { id: 'x' }, maxLength: 2001 } }),
        'comment.maxLength too-big',
      ],
      [
        'required that is not true or false',
        withItem({ required: 'ya' as never }),
        'items[0].required type',
      ],
    ];
    for (const [what, input, problem] of cases) {
      it(`refuses ${what}`, () => expect(seen(input)).to.deep.equal([problem]));
    }
  });

  describe('meaning', () => {
    const cases: [string, unknown, string[]][] = [
      [
        'a key twice',
        questionnaire([item('a'), item('b'), item('a')]),
        ['items[2].key repeated-key'],
      ],
      [
        'values that do not begin at 1',
        withItem({ options: options(5).slice(1) }),
        ['items[0].options wrong-values'],
      ],
      [
        'a value twice',
        withItem({ options: [...options(3), { value: 3, text: { id: 'Lain' } }] }),
        ['items[0].options[3].value repeated-value'],
      ],
      [
        'options of the same words',
        withItem({ options: [...options(3), { value: 4, text: { id: 'Pilihan 1' } }] }),
        ['items[0].options[3].text.id repeated-words'],
      ],
      [
        'yes and no with other values',
        withItem({ kind: 'yes-no', options: options(2) }),
        ['items[0].options wrong-values'],
      ],
      [
        'a scale of ten for the IKM',
        withItem({ options: options(10), counts: { index: 'ikm', unsur: 'waktu' } }),
        ['items[0].counts cannot-count'],
      ],
      [
        'a scale of five for IPAK',
        withItem({ options: options(5), counts: { index: 'ipak' } }),
        ['items[0].counts cannot-count'],
      ],
      [
        'yes and no for IPAK',
        withItem({
          kind: 'yes-no',
          options: [
            { value: 1, text: { id: 'Ya' } },
            { value: 0, text: { id: 'Tidak' } },
          ],
          counts: { index: 'ipak' },
        }),
        ['items[0].counts cannot-count'],
      ],
      [
        'a channel twice',
        withItem({ channels: ['offline', 'online', 'hybrid', 'online'] }),
        ['items[0].channels[3] repeated-value'],
      ],
      [
        'channels on which nothing is asked',
        withItem({ channels: ['online'] }),
        ['items empty-channel', 'items empty-channel'],
      ],
      [
        'a choice without choices',
        withField({ kind: 'choice' }),
        ['profile[0].options no-choices'],
      ],
      [
        'choices of a date',
        withField({
          kind: 'date',
          options: [
            { value: 'a', text: { id: 'a' } },
            { value: 'b', text: { id: 'b' } },
          ],
        }),
        ['profile[0].options needless-choices'],
      ],
      [
        'a profile value twice',
        withField({
          kind: 'choice',
          options: [
            { value: 'a', text: { id: 'a' } },
            { value: 'a', text: { id: 'b' } },
          ],
        }),
        ['profile[0].options[1].value repeated-value'],
      ],
      ['a field that asks who someone is', withField({ key: 'nik' }), ['profile[0].key identity']],
      [
        'Indonesian as a translation',
        { ...withItem({}), unofficialLanguages: ['id', 'en', 'en'] },
        ['unofficialLanguages[0] official-language', 'unofficialLanguages[2] repeated-value'],
      ],
    ];
    for (const [what, input, problems] of cases) {
      it(`refuses ${what}`, () => expect(seen(input)).to.deep.equal(problems));
    }

    it('accepts options in any order, scales of 4, 6 and 10 for IPKP, and yes before no', () => {
      const fine = questionnaire([
        item('a', { options: options(4).reverse(), counts: { index: 'ikm', unsur: 'waktu' } }),
        item('b', { options: options(6), counts: { index: 'ipkp' } }),
        item('c', { options: options(10), counts: { index: 'ipak', aspect: 'keadilan' } }),
        item('d', {
          kind: 'yes-no',
          options: [
            { value: 1, text: { id: 'Ya' } },
            { value: 0, text: { id: 'Tidak' } },
          ],
        }),
      ]);
      expect(seen(fine)).to.deep.equal([]);
    });
  });

  it('tells the missing id of a definition from a missing Indonesian text', () => {
    const nameless = { ...questionnaire([item('a')]), id: undefined };
    const parsed = parseQuestionnaire(nameless);
    expect(parsed.ok || parsed.problems.map(({ message }) => message)).to.deep.equal([
      '"id" is missing.',
    ]);
  });

  it('gives every problem at once, form and meaning, each in its place', () => {
    const input = {
      ...questionnaire([
        item('a', { text: {} as never }),
        item('b', { options: options(10), counts: { index: 'ikm', unsur: 'biaya' } }),
        item('c', { kind: 'slider' as never }),
        item('b'),
      ]),
      title: 'Survei',
      profile: [
        { key: 'nama', text: { id: 'Nama' }, kind: 'text', required: true, sensitive: false },
      ],
    };
    expect(seen(input)).to.have.members([
      'title type',
      'items[0].text.id missing',
      'items[2].kind not-allowed',
      'items[1].counts cannot-count',
      'items[3].key repeated-key',
      'profile[0].key identity',
    ]);
  });

  it('says it in words of an admin, in both languages', () => {
    const parsed = parseQuestionnaire(withItem({ text: { en: 'Hi' } as never }));
    expect(parsed.ok || parsed.problems[0]).to.deep.equal({
      path: 'items[0].text.id',
      code: 'missing',
      message: 'The Indonesian text ("id") is missing.',
      pesan: 'Teks bahasa Indonesia ("id") belum ada.',
    });
  });
});
