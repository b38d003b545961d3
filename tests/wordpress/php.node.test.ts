import { expect } from 'chai';
import { isLeftOut } from './php.ts';

const missing = 'PHP is missing (said by a test).';

describe('a machine without PHP', () => {
  it('leaves the tests of the plugin out', () => {
    expect(isLeftOut(missing, '')).to.equal(true);
    expect(isLeftOut(missing, 'false')).to.equal(true);
  });

  it('fails under CI, where nothing may be left out unseen', () => {
    expect(() => isLeftOut(missing, 'true')).to.throw(missing);
  });

  it('leaves nothing out where it is there', () => {
    expect(isLeftOut(null, 'true')).to.equal(false);
    expect(isLeftOut(null, '')).to.equal(false);
  });
});
