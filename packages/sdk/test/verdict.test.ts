import type { ItemResult } from '@skm-survey/protocol';
import { expect } from 'chai';
import { verdictOf } from '../src/delivery/verdict.ts';
import type { Verdict } from '../src/delivery/verdict.ts';
import { uuid } from './support/batches.ts';

const id = uuid(1);
const rejected = (type: string): ItemResult => ({
  id,
  status: 'rejected',
  reason: { type, detail: 'why' },
});

const cases: [string, ItemResult | undefined, Verdict][] = [
  ['accepted', { id, status: 'accepted' }, { kind: 'taken', duplicate: false }],
  ['duplicate', { id, status: 'duplicate' }, { kind: 'taken', duplicate: true }],
  ['rejected as erased', rejected('/problems/erased'), { kind: 'erased' }],
  [
    'rejected',
    rejected('/problems/x'),
    { kind: 'refused', reason: { code: 'answer-rejected', detail: '/problems/x: why' } },
  ],
  [
    'conflict',
    { id, status: 'conflict' },
    {
      kind: 'refused',
      reason: {
        code: 'answer-conflict',
        detail: 'the collector holds another answer under this id',
      },
    },
  ],
  ['retry after 7 seconds', { id, status: 'retry', after: 7 }, { kind: 'open', after: 7_000 }],
  ['retry at once', { id, status: 'retry', after: 0 }, { kind: 'open', after: 0 }],
  ['retry without a time', { id, status: 'retry' }, { kind: 'open', after: 30_000 }],
  ['no result', undefined, { kind: 'open', after: 30_000 }],
];

describe('a result', () => {
  for (const [name, result, verdict] of cases) {
    it(`of ${name} is taken as ${verdict.kind}`, () => {
      expect(verdictOf(result)).to.deep.equal(verdict);
    });
  }
});
