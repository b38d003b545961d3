import type { Edit } from '../mutants/mutant.ts';

const record = 'packages/sdk/src/outbox/record.ts';
const any = '(hasFormat(value, 1) || hasFormat(value, 2))';

/**
 * The SDK of the future: it writes records of format 2, which the present one cannot read, keeps something of its own in
 * the books, and reads what the present one writes.
 */
export const newer: readonly Edit[] = [
  {
    file: record,
    find: 'value is OutboxRecord => hasFormat(value, 1);',
    replace: `value is OutboxRecord => ${any};`,
  },
  {
    file: record,
    find: 'value is Draft => hasFormat(value, 1);',
    replace: `value is Draft => ${any};`,
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
