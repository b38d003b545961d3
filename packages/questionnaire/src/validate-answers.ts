import { problemAt, type Problem, type Wording } from './problem.ts';
import type { Item, ProfileField, Questionnaire } from './schema.ts';

/** Option value by item key; absent or null is not answered. */
export type Answers = Readonly<Record<string, number | null | undefined>>;
/** Chosen value by field key; null is "tidak ingin menjawab", absent was not asked or not answered. */
export type Profile = Readonly<Record<string, string | null | undefined>>;

/** Longest free text of a profile field, in UTF-16 units. */
export const profileTextLength = 200;

/**
 * Every way in which answers do not fit the questionnaire, with paths `answers.<item>` and `profile.<field>`; an empty list is fine.
 * Codes: `unknown-item`, `not-an-option`, `unknown-field`, `not-a-profile-value`, and `required` for what had to be answered and was not.
 * `required` is a matter of the form: an index counts only who answered, so a receiver may keep such an answer. Of a questionnaire
 * with channels pass the result of `forChannel`.
 */
export function validateAnswers(
  questionnaire: Questionnaire,
  answers: Answers,
  profile: Profile,
): Problem[] {
  const { items, profile: fields } = questionnaire;
  return [
    ...unknownKeys('answers', answers, items),
    ...items.flatMap((item) => answerProblem(item, valueOf(answers, item.key))),
    ...unknownKeys('profile', profile, fields),
    ...fields.flatMap((field) => profileProblem(field, valueOf(profile, field.key))),
  ];
}

/** `answers` may come from anywhere: a key such as `constructor` must not find what every object inherits. */
function valueOf<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function unknownKeys(
  part: 'answers' | 'profile',
  values: Answers | Profile,
  known: readonly { readonly key: string }[],
): Problem[] {
  const keys = new Set(known.map(({ key }) => key));
  const wording = part === 'answers' ? unknownItem : unknownField;
  return Object.keys(values)
    .filter((key) => !keys.has(key))
    .map((key) => problemAt([part, key], wording(key)));
}

function answerProblem(item: Item, value: number | null | undefined): Problem[] {
  const path = ['answers', item.key];
  if (value === null || value === undefined)
    return item.required ? [problemAt(path, required)] : [];
  const values = item.options.map((option) => option.value);
  return values.includes(value) ? [] : [problemAt(path, notAnOption(values))];
}

function profileProblem(field: ProfileField, value: string | null | undefined): Problem[] {
  const path = ['profile', field.key];
  if (value === undefined || (value === null && !field.sensitive)) {
    return field.required ? [problemAt(path, required)] : [];
  }
  return value === null || fits(field, value)
    ? []
    : [problemAt(path, notAProfileValue[field.kind])];
}

function fits(field: ProfileField, value: string): boolean {
  switch (field.kind) {
    case 'choice':
      return field.options?.some((option) => option.value === value) ?? false;
    case 'date':
      return isCalendarDate(value);
    case 'text':
      return value.trim() !== '' && value.length <= profileTextLength;
  }
}

/** A day that exists, as YYYY-MM-DD. */
export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

const required: Wording = {
  code: 'required',
  message: 'This has to be answered.',
  pesan: 'Ini wajib dijawab.',
};

const unknownItem = (key: string): Wording => ({
  code: 'unknown-item',
  message: `The questionnaire has no item "${key}".`,
  pesan: `Kuesioner tidak memuat pertanyaan "${key}".`,
});

const unknownField = (key: string): Wording => ({
  code: 'unknown-field',
  message: `The questionnaire has no profile field "${key}".`,
  pesan: `Kuesioner tidak memuat isian profil "${key}".`,
});

const notAnOption = (values: readonly number[]): Wording => ({
  code: 'not-an-option',
  message: `The answer must be one of ${values.join(', ')}.`,
  pesan: `Jawaban harus salah satu dari ${values.join(', ')}.`,
});

const notAProfileValue: Readonly<Record<ProfileField['kind'], Wording>> = {
  choice: {
    code: 'not-a-profile-value',
    message: 'The value is not among the choices of this field.',
    pesan: 'Nilai tidak ada di antara pilihan isian ini.',
  },
  date: {
    code: 'not-a-profile-value',
    message: 'The date must exist and be written as YYYY-MM-DD.',
    pesan: 'Tanggal harus ada di kalender dan ditulis sebagai YYYY-MM-DD.',
  },
  text: {
    code: 'not-a-profile-value',
    message: `The text must have 1 to ${profileTextLength} characters.`,
    pesan: `Teks harus berisi 1 sampai ${profileTextLength} karakter.`,
  },
};
