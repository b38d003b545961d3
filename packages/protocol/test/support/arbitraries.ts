import fc from 'fast-check';

const hex = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const uuid = fc.tuple(hex(8), hex(4), hex(4), hex(4), hex(12)).map((parts) => parts.join('-'));
const slug = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/);
const name = fc.stringMatching(/^[!-~]{1,20}$/);
const text = fc.string();
const int = fc.maxSafeInteger();
const decimal = fc.stringMatching(/^-?\d{1,3}(\.\d{1,3})?$/);
const decimalOrNull = fc.option(decimal);
const reason = fc.record({ type: text, detail: text });

const object = (
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<object> =>
  fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) });

const range = fc
  .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 0, max: 99 }))
  .map(([first, more]) => [first, first + more]);

const itemResult = fc.oneof(
  object({ id: uuid, status: fc.constantFrom('accepted', 'duplicate', 'conflict') }),
  object({ id: uuid, status: fc.constant('rejected'), reason }),
  object(
    { id: uuid, status: fc.constant('retry') },
    { after: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  ),
);

export const batchReplies: fc.Arbitrary<object> = object({
  v: fc.constant(1),
  batch: uuid,
  results: fc.array(itemResult, { maxLength: 4 }),
  missing: fc.array(range, { maxLength: 3 }),
  contiguous: int,
  now: text,
});

export const problems: fc.Arbitrary<object> = object(
  { type: text, title: text, status: int },
  {
    detail: text,
    instance: text,
    errors: fc.array(object({ path: text, detail: text }), { maxLength: 2 }),
  },
);

// The schema passes over a key of this name unread; no questionnaire can have it.
const key = text.filter((one) => one !== '__proto__');

export const answers: fc.Arbitrary<object> = object(
  {
    v: fc.constant(1),
    questionnaire: object({ id: name, revision: name }),
    lang: text,
    answers: fc.dictionary(key, fc.option(int), { maxKeys: 4 }),
    profile: fc.dictionary(key, fc.option(text), { maxKeys: 4 }),
  },
  {
    variant: object({
      base: object({ id: name, revision: name }),
      changes: fc.dictionary(key, fc.jsonValue(), { maxKeys: 2 }),
    }),
    service: slug,
    counter: slug,
    officer: slug,
    ticket: text,
    comment: text,
    reasons: fc.dictionary(key, text, { maxKeys: 2 }),
    partial: fc.boolean(),
    assisted: fc.boolean(),
  },
);

const mutu = fc.constantFrom('A', 'B', 'C', 'D', null);
const unsur = object({
  key: text,
  answered: int,
  sum: decimal,
  nrr: decimalOrNull,
  weighted: decimalOrNull,
  mutu,
});
const rounding = fc.oneof(
  object({ kind: fc.constant('exact') }),
  object({ kind: fc.constantFrom('nrr', 'weighted'), decimals: int }),
  object({ kind: fc.constant('both'), nrr: int, weighted: int }),
);
const fourScale = object({
  value: decimalOrNull,
  respondents: int,
  computation: object({
    index: fc.constantFrom('ipak', 'ipkp'),
    scales: fc.array(fc.constantFrom(4, 6, 10), { maxLength: 2 }),
    items: int,
  }),
});

const ikm = object(
  {
    value: decimalOrNull,
    mutu,
    kinerja: fc.option(text),
    respondents: int,
    sum: decimal,
    unsur: fc.array(unsur, { maxLength: 3 }),
    priority: fc.array(text, { maxLength: 3 }),
    computation: object({
      weight: fc.constantFrom('exact', '0.1111', '0.111', '0.11'),
      rounding,
      unsur: int,
    }),
  },
  { ties: fc.array(fc.array(text, { maxLength: 2 }), { maxLength: 2 }) },
);

const verification = object({
  verified: int,
  of: int,
  share: decimalOrNull,
  unverified: fc.dictionary(key, int, { maxKeys: 2 }),
});

export const results: fc.Arbitrary<object> = object(
  {
    v: fc.constant(1),
    unit: slug,
    service: fc.option(slug),
    period: object({ from: fc.option(text), to: fc.option(text) }),
    questionnaires: fc.array(object({ id: text, revision: text, respondents: int }), {
      maxLength: 2,
    }),
    ikm,
    ipak: fc.option(fourScale),
    ipkp: fc.option(fourScale),
    generatedAt: text,
  },
  { verification },
);

/** What a damage puts in the place of something: values near the ones that are right, too. */
const foreign = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, 0, 1, 2, -1, 0.5, NaN, Infinity, 2 ** 53, true, ''),
  fc.constantFrom<unknown>(
    'accepted',
    'retry',
    'x'.repeat(2_001),
    '1.',
    'a b',
    [],
    {},
    [1],
    [2, 1],
  ),
  fc.constantFrom<unknown>([1, 2], [1, 2, 3], ['a'], { id: 'a' }, { kind: 'exact' }),
);

/** A copy of a value with one place in it replaced, removed or added. */
export const mutationOf = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.nat(), fc.constantFrom('replace', 'remove', 'add'), foreign)
    .map(([value, pick, how, other]) => {
      const copy = structuredClone(value);
      const places = placesIn(copy);
      const place = places[pick % places.length];
      if (!place) return other;
      const [holder, key] = place;
      if (how === 'replace') holder[key] = other;
      else if (how === 'add')
        holder[Array.isArray(holder) ? String(holder.length) : 'novel'] = other;
      else if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return copy;
    });

type Holder = Record<string, unknown>;

function placesIn(value: unknown): [Holder, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [
    [holder, key] as [Holder, string],
    ...placesIn(holder[key]),
  ]);
}
