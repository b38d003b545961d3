import { expect } from 'chai';
import {
  Problem,
  problem,
  problems,
  rejection,
  rejections,
  type ProblemCode,
} from '../src/index.ts';

describe('a problem document', () => {
  it('of every code is well formed', () => {
    for (const code of Object.keys(problems) as ProblemCode[]) {
      const document = Problem.parse(problem(code));
      expect(document.type).to.equal(`/problems/${code}`);
      expect(document.status).to.be.within(400, 599);
      expect(document.title).to.match(/^[A-Z].*\.$/);
    }
  });

  it('carries what only this request can say', () => {
    const errors = [{ path: 'items.0', detail: 'missing' }];
    expect(problem('invalid-batch', { detail: 'why', errors })).to.include({
      detail: 'why',
      errors,
    });
  });

  it('and a rejection never share a name: one address explains one thing', () => {
    expect(Object.keys(rejections).filter((name) => name in problems)).to.deep.equal([]);
  });
});

describe('a rejection', () => {
  it('says the general sentence unless there is a better one', () => {
    expect(rejection('erased')).to.deep.equal({
      type: '/problems/erased',
      detail: rejections.erased,
    });
    expect(rejection('invalid-answers', 'waktu: no').detail).to.equal('waktu: no');
  });
});
