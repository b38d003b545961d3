import { expect } from 'chai';
import { exitCodeOf, lineOf, type Target } from './targets.ts';

const atLimit: Target = ['heap, MB', 2, 2];
const above: Target = ['heap, MB', 2.004, 2];

describe('the targets of a bench', () => {
  it('are met at the limit and not above it', () => {
    expect(lineOf(atLimit)).to.equal('✓ heap, MB: 2.00 of 2');
    expect(lineOf(above)).to.equal('✗ heap, MB: 2.00 of 2');
  });

  it('end it with an exit code when one of them is missed', () => {
    expect(exitCodeOf([atLimit, atLimit])).to.equal(0);
    expect(exitCodeOf([atLimit, above])).to.equal(1);
  });

  it('are missed where nothing was measured', () => {
    expect(exitCodeOf([['heap, MB', NaN, 2]])).to.equal(1);
  });
});
