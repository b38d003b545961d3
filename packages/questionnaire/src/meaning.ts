import { problemAt, type Problem, type Wording } from './problem.ts';
import type { Item, ProfileField } from './schema.ts';

/** The well-formed parts of a definition, each with its place. `complete` when nothing had to be passed over. */
export interface Parts {
  readonly items: readonly (readonly [number, Item])[];
  readonly profile: readonly (readonly [number, ProfileField])[];
  readonly unofficialLanguages: readonly string[];
  readonly complete: boolean;
}

/** What is wrong with a definition although each part has the right form: keys twice, scales an index cannot use, nobody asked anything. */
export function meaningProblems(parts: Parts): Problem[] {
  return [
    ...repeatedKeys('items', parts.items),
    ...parts.items.flatMap(([index, item]) => itemProblems(['items', index], item)),
    ...(parts.complete ? channelProblems(parts.items) : []),
    ...repeatedKeys('profile', parts.profile),
    ...parts.profile.flatMap(([index, field]) => fieldProblems(['profile', index], field)),
    ...languageProblems(parts.unofficialLanguages),
  ];
}

type Path = readonly (string | number)[];

function repeatedKeys(
  part: 'items' | 'profile',
  entries: readonly (readonly [number, { readonly key: string }])[],
): Problem[] {
  const first = new Map<string, number>();
  return entries.flatMap(([index, { key }]) => {
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    return [problemAt([part, index, 'key'], repeatedKey(key, `${part}[${earlier}]`))];
  });
}

function itemProblems(path: Path, item: Item): Problem[] {
  return [
    ...repeated(item.options.map((option) => option.value)).map((index) =>
      problemAt([...path, 'options', index, 'value'], repeatedValue),
    ),
    ...repeated(item.options.map((option) => option.text.id)).map((index) =>
      problemAt([...path, 'options', index, 'text', 'id'], repeatedWords),
    ),
    ...(hasItsValues(item) ? [] : [problemAt([...path, 'options'], wrongValues(item))]),
    ...(canCount(item) ? [] : [problemAt([...path, 'counts'], cannotCount(item))]),
    ...repeated(item.channels ?? []).map((index) =>
      problemAt([...path, 'channels', index], repeatedValue),
    ),
  ];
}

/** Places of entries that stood in the list before. */
const repeated = (list: readonly unknown[]): number[] =>
  list.flatMap((entry, index) => (list.indexOf(entry) === index ? [] : [index]));

/** 1 to n, or 0 and 1, in any order: the order of the options is how they are shown. */
function hasItsValues({ kind, options }: Item): boolean {
  const values = new Set(options.map((option) => option.value));
  const wanted = kind === 'yes-no' ? [0, 1] : options.map((_, index) => index + 1);
  // A repeated value has its own problem; only a foreign one is reported here.
  return kind === 'yes-no'
    ? options.length === 2 && wanted.every((value) => values.has(value))
    : values.size < options.length || wanted.every((value) => values.has(value));
}

/** The scales from which an index can be computed: the IKM has four values, IPAK and IPKP are brought to four. */
const scalesOf = { ikm: [4], ipak: [4, 6, 10], ipkp: [4, 6, 10] } as const;

function canCount({ options, counts }: Item): boolean {
  if (counts === null) return true;
  const scales: readonly number[] = scalesOf[counts.index];
  return scales.includes(options.length);
}

/** Where items name channels, somebody on every channel must still be asked something. */
function channelProblems(items: readonly (readonly [number, Item])[]): Problem[] {
  return (['offline', 'online', 'hybrid'] as const)
    .filter((channel) => !items.some(([, item]) => item.channels?.includes(channel) ?? true))
    .map((channel) => problemAt(['items'], emptyChannel(channel)));
}

/** Who a person is does not belong into a survey (UU 27/2022; neither official form asks it). */
const identityKeys: ReadonlySet<string> = new Set(
  'nama nama-lengkap name nik ktp no-ktp telepon no-telepon telp hp no-hp phone wa whatsapp email e-mail surel alamat address tanggal-lahir'.split(
    ' ',
  ),
);

function fieldProblems(path: Path, field: ProfileField): Problem[] {
  const problems: Problem[] = [];
  if (identityKeys.has(field.key)) problems.push(problemAt([...path, 'key'], identity(field.key)));
  if (field.kind === 'choice' && field.options === undefined) {
    problems.push(problemAt([...path, 'options'], noChoices));
  }
  if (field.kind !== 'choice' && field.options !== undefined) {
    problems.push(problemAt([...path, 'options'], needlessChoices(field.kind)));
  }
  for (const index of repeated(field.options?.map((option) => option.value) ?? [])) {
    problems.push(problemAt([...path, 'options', index, 'value'], repeatedValue));
  }
  return problems;
}

function languageProblems(languages: readonly string[]): Problem[] {
  return languages.flatMap((language, index) => {
    if (language === 'id') return [problemAt(['unofficialLanguages', index], officialLanguage)];
    return languages.indexOf(language) === index
      ? []
      : [problemAt(['unofficialLanguages', index], repeatedValue)];
  });
}

const repeatedKey = (key: string, earlier: string): Wording => ({
  code: 'repeated-key',
  message: `The key "${key}" is taken by ${earlier}; answers could not be told apart.`,
  pesan: `Kunci "${key}" sudah dipakai ${earlier}; jawabannya tidak dapat dibedakan.`,
});

const repeatedValue: Wording = {
  code: 'repeated-value',
  message: 'This value stands in the list already.',
  pesan: 'Nilai ini sudah ada dalam daftar.',
};

const repeatedWords: Wording = {
  code: 'repeated-words',
  message: 'Another option has the same words; nobody could tell them apart.',
  pesan: 'Pilihan lain memakai kata-kata yang sama; keduanya tidak dapat dibedakan.',
};

const wrongValues = ({ key, kind, options }: Item): Wording => {
  const values = kind === 'yes-no' ? '1 (ya), 0 (tidak)' : `1 … ${options.length}`;
  return {
    code: 'wrong-values',
    message: `The options of "${key}" must have the values ${values}.`,
    pesan: `Pilihan "${key}" harus bernilai ${values}.`,
  };
};

function cannotCount({ key, counts }: Item): Wording {
  const index = counts?.index ?? 'ikm';
  const scales = scalesOf[index].join(', ');
  return {
    code: 'cannot-count',
    message: `"${key}" cannot count for ${index.toUpperCase()}: that takes a choice of ${scales} options.`,
    pesan: `"${key}" tidak dapat dihitung ke ${index.toUpperCase()}: untuk itu diperlukan ${scales} pilihan.`,
  };
}

const emptyChannel = (channel: string): Wording => ({
  code: 'empty-channel',
  message: `Nothing is asked on the channel "${channel}".`,
  pesan: `Tidak ada pertanyaan untuk kanal "${channel}".`,
});

const identity = (key: string): Wording => ({
  code: 'identity',
  message: `"${key}" asks who the respondent is; the profile of a survey must not.`,
  pesan: `"${key}" menanyakan identitas responden; profil survei tidak boleh memuatnya.`,
});

const noChoices: Wording = {
  code: 'no-choices',
  message: 'A field of kind "choice" needs options.',
  pesan: 'Isian jenis "choice" memerlukan pilihan (options).',
};

const needlessChoices = (kind: string): Wording => ({
  code: 'needless-choices',
  message: `A field of kind "${kind}" has no options.`,
  pesan: `Isian jenis "${kind}" tidak memakai pilihan (options).`,
});

const officialLanguage: Wording = {
  code: 'official-language',
  message: 'Indonesian is the original, not a translation.',
  pesan: 'Bahasa Indonesia adalah naskah asli, bukan terjemahan.',
};
