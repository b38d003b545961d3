import type { Edit } from '../mutants/mutant.ts';

const record = 'packages/sdk/src/outbox/record.ts';
const either =
  'const isEither = (value: unknown): boolean => isOurs(value) || (value as { v?: unknown } | undefined)?.v === 2;';

/**
 * The SDK of the future: it writes records of format 2, which the present one cannot read, keeps something of its own in
 * the books, and reads what the present one writes.
 */
export const newer: readonly Edit[] = [
  {
    file: record,
    find: 'export const isRecord = isOurs as',
    replace: `${either}\nexport const isRecord = isEither as`,
  },
  {
    file: record,
    find: 'export const isDraft = isOurs as',
    replace: 'export const isDraft = isEither as',
  },
  {
    file: record,
    find: 'export const emptyMeta: Meta = {',
    replace: 'export const emptyMeta = {\n  future: { kept: true },',
  },
  {
    file: 'packages/sdk/src/draft.ts',
    find: '  return {\n    v: 1,\n    id,',
    replace: '  return {\n    v: 2 as unknown as 1,\n    id,',
  },
];
