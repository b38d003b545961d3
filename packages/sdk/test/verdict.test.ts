import type { ItemResult } from '@skm-survey/protocol';
import { expect } from 'chai';
import { reasonOf } from '../src/delivery/poison.ts';
import { uuid } from './support/batches.ts';

const id = uuid(1);
const rejected = (type: string): ItemResult => ({
  id,
  status: 'rejected',
  reason: { type, detail: 'why' },
});

describe('the reason of', () => {
  it('a rejection is what the collector says', () => {
    expect(reasonOf(rejected('/problems/x'))).to.deep.equal({
      code: 'answer-rejected',
      detail: '/problems/x: why',
    });
  });

  it('a conflict is that', () => {
    expect(reasonOf({ id, status: 'conflict' })).to.deep.equal({
      code: 'answer-conflict',
      detail: 'the collector holds another answer under this id',
    });
  });

  it('an erasure is none', () => {
    expect(reasonOf(rejected('/problems/erased'))).to.equal(null);
  });
});
