import {
  standardQuestionnaires,
  unsurKeys,
  type Customisation,
  type Item,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import * as fc from 'fast-check';
import { options } from './samples.ts';

export const aStandard: fc.Arbitrary<Questionnaire> = fc.constantFrom(...standardQuestionnaires);

/** Words of any script, never blank. */
export const someWords: fc.Arbitrary<string> = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((words) => /\S/.test(words));

const languages = ['en', 'jv', 'su', 'mad'] as const;

const aTextChange = fc
  .tuple(fc.option(someWords), fc.dictionary(fc.constantFrom(...languages), someWords))
  .map(([id, others]) => (id === null ? others : { ...others, id }));

const anOwnItem = (key: string): fc.Arbitrary<NonNullable<Customisation['add']>[number]> =>
  fc.record(
    {
      key: fc.constant(key),
      text: someWords.map((id) => ({ id })),
      kind: fc.constant('choice' as const),
      options: fc.constant(options(4)),
      counts: fc.option(
        fc.constantFrom(...unsurKeys).map((unsur) => ({ index: 'ikm' as const, unsur })),
      ),
      required: fc.boolean(),
    },
    { requiredKeys: ['key', 'text', 'kind', 'options'] },
  );

/** Other words for every option of an item, so that no two are the same. */
const otherOptions = (item: Item): fc.Arbitrary<Item['options']> =>
  someWords.map((words) =>
    item.options.map(({ value }) => ({ value, text: { id: `${words} ${value}` } })),
  );

const anItemChange = (item: Item): fc.Arbitrary<NonNullable<Customisation['items']>[string]> =>
  fc.record(
    { text: aTextChange, options: otherOptions(item), required: fc.boolean() },
    { requiredKeys: [] },
  );

/** Any changes that an agency may make to `base`, and that leave something to ask. */
function customisationsOf(base: Questionnaire): fc.Arbitrary<Customisation> {
  const keys = base.items.map((item) => item.key);
  const fields = base.profile.map((field) => field.key);
  const own = fc
    .nat({ max: 3 })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => anOwnItem(`milik-${index}`))),
    );
  return fc
    .tuple(fc.subarray(keys, { maxLength: keys.length - 1 }), own, fc.subarray(fields))
    .chain(([leaveOut, add, choose]) => {
      const left = base.items.filter((item) => !leaveOut.includes(item.key));
      const asked = [...left.map((item) => item.key), ...add.map((item) => item.key)];
      return fc.record(
        {
          title: aTextChange,
          leaveOut: fc.constant(leaveOut),
          items: someOf(left).chain((chosen) =>
            fc.record(Object.fromEntries(chosen.map((item) => [item.key, anItemChange(item)]))),
          ),
          add: fc.constant(add),
          order: fc.shuffledSubarray(asked),
          profile: fc.record({
            choose: fc.shuffledSubarray(choose, { minLength: choose.length }),
            require: fc.subarray(choose),
            optional: fc.subarray(choose),
          }),
          comment: fc.record({ on: fc.boolean() }),
        },
        // These two name what the others refer to.
        { requiredKeys: ['leaveOut', 'add'] },
      );
    });
}

const someOf = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...list]);

/** A standard questionnaire and changes to it. */
export const aCustomisation: fc.Arbitrary<[Questionnaire, Customisation]> = aStandard.chain(
  (base) => fc.tuple(fc.constant(base), customisationsOf(base)),
);
