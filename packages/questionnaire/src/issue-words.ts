import type * as z from 'zod/mini';
import { problemAt, type Problem, type Wording } from './problem.ts';
import {
  keyPattern,
  languagePattern,
  notBlankPattern,
  revisionPattern,
  valuePattern,
} from './schema.ts';

type Issue = z.core.$ZodIssue;

/** Says in words what zod found, one problem an issue. `prefix` is put before every path. */
export function problemsOf(
  issues: readonly Issue[],
  input: unknown,
  prefix: readonly string[] = [],
): Problem[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => problemAt([...path, key], unknownMember(key)));
    }
    return [problemAt(path, wordingOf(issue, input))];
  });
}

function wordingOf(issue: Issue, input: unknown): Wording {
  const value = valueAt(input, issue.path);
  if (value === undefined && absence.has(issue.code)) return missingAt(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue, value);
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue ? oneOf(issue.options) : invalid;
    case 'too_small':
      return limit(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return limit(issue.origin, 'most', issue.maximum);
    case 'invalid_format':
      return formats.get(issue.pattern ?? '') ?? invalid;
    case 'invalid_key':
      return issue.issues[0] ? wordingOf(issue.issues[0], input) : invalid;
    case 'custom':
      return languageTag;
    default:
      return invalid;
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** What zod calls it when there is nothing, after the kind of thing it looked for. */
const absence: ReadonlySet<Issue['code']> = new Set([
  'invalid_type',
  'invalid_value',
  'invalid_union',
]);

function missingAt(path: readonly PropertyKey[]): Wording {
  if (path.length === 0) return nothing;
  const name = String(path.at(-1));
  return name === 'id' && path.length > 1 ? missingIndonesian : missing(name);
}

function wrongType(
  { expected, path }: Extract<Issue, { code: 'invalid_type' }>,
  value: unknown,
): Wording {
  const name = path.at(-1);
  if (typeof value === 'string' && (name === 'text' || name === 'title')) return plainText;
  return types[expected] ?? invalid;
}

const invalid: Wording = {
  code: 'invalid',
  message: 'This is not in a form that is allowed here.',
  pesan: 'Bentuknya tidak diperbolehkan di sini.',
};

const missingIndonesian: Wording = {
  code: 'missing',
  message: 'The Indonesian text ("id") is missing.',
  pesan: 'Teks bahasa Indonesia ("id") belum ada.',
};

const missing = (name: string): Wording => ({
  code: 'missing',
  message: `"${name}" is missing.`,
  pesan: `"${name}" belum ada.`,
});

const nothing: Wording = {
  code: 'missing',
  message: 'There is nothing here.',
  pesan: 'Tidak ada isinya.',
};

const unknownMember = (name: string): Wording => ({
  code: 'unknown-member',
  message: `"${name}" is not known here; is it misspelt?`,
  pesan: `"${name}" tidak dikenal di sini; apakah salah tulis?`,
});

const plainText: Wording = {
  code: 'type',
  message: 'A text is written by language, for example {"id": "…"}.',
  pesan: 'Teks ditulis per bahasa, misalnya {"id": "…"}.',
};

const type = (message: string, pesan: string): Wording => ({ code: 'type', message, pesan });

const types: Readonly<Partial<Record<string, Wording>>> = {
  array: type('This must be a list: […].', 'Ini harus berupa daftar: […].'),
  object: type('This must be an object: {…}.', 'Ini harus berupa objek: {…}.'),
  record: type('This must be an object: {…}.', 'Ini harus berupa objek: {…}.'),
  string: type('This must be a text in quotes.', 'Ini harus berupa teks dalam tanda kutip.'),
  boolean: type('This must be true or false.', 'Ini harus true atau false.'),
  int: type('This must be a whole number.', 'Ini harus berupa bilangan bulat.'),
  number: type('This must be a whole number.', 'Ini harus berupa bilangan bulat.'),
};

function oneOf(values: readonly unknown[]): Wording {
  const list = values.map((value) => JSON.stringify(value)).join(', ');
  return {
    code: 'not-allowed',
    message: `This must be ${values.length === 1 ? '' : 'one of '}${list}.`,
    pesan: `Ini harus ${values.length === 1 ? '' : 'salah satu dari '}${list}.`,
  };
}

function limit(origin: string, side: 'least' | 'most', bound: number | bigint): Wording {
  const [unit, satuan] = units[origin] ?? ['', ''];
  return {
    code: side === 'least' ? 'too-small' : 'too-big',
    message: `This must be at ${side} ${bound}${unit}.`,
    pesan: `Ini ${side === 'least' ? 'paling sedikit' : 'paling banyak'} ${bound}${satuan}.`,
  };
}

const units: Readonly<Partial<Record<string, readonly [string, string]>>> = {
  array: [' entries long', ' isian'],
  string: [' characters long', ' karakter'],
};

const languageTag: Wording = {
  code: 'language',
  message: 'This is not a language tag such as "id", "en" or "jv".',
  pesan: 'Ini bukan kode bahasa seperti "id", "en", atau "jv".',
};

const formats: ReadonlyMap<string, Wording> = new Map([
  [
    String(keyPattern),
    {
      code: 'key',
      message: 'A key has small letters, digits and single hyphens, and begins with a letter.',
      pesan: 'Kunci terdiri atas huruf kecil, angka, dan tanda hubung, dan diawali huruf.',
    },
  ],
  [
    String(valuePattern),
    {
      code: 'key',
      message: 'A value has small letters, digits and single hyphens.',
      pesan: 'Nilai terdiri atas huruf kecil, angka, dan tanda hubung.',
    },
  ],
  [
    String(revisionPattern),
    {
      code: 'revision',
      message: 'A revision has 1 to 64 letters, digits, points and hyphens.',
      pesan: 'Revisi terdiri atas 1 sampai 64 huruf, angka, titik, dan tanda hubung.',
    },
  ],
  [
    String(notBlankPattern),
    { code: 'empty', message: 'The text is empty.', pesan: 'Teksnya kosong.' },
  ],
  [String(languagePattern), languageTag],
]);
