import { expect } from 'chai';
import { RateLimiter } from '../src/access/rate.ts';
import { fakeEnvironment } from './support/environment.ts';

describe('the rate of a stream', () => {
  it('lets a burst through, then says how long to wait', () => {
    const limiter = new RateLimiter({ perSecond: 0.5, burst: 3 }, fakeEnvironment());
    expect([1, 2, 3, 4].map(() => limiter.waitFor('a'))).to.deep.equal([0, 0, 0, 2]);
  });

  it('lets through again who waited so long', () => {
    const environment = fakeEnvironment();
    const limiter = new RateLimiter({ perSecond: 0.5, burst: 1 }, environment);
    limiter.waitFor('a');
    environment.advance(limiter.waitFor('a') * 1000);
    expect(limiter.waitFor('a')).to.equal(0);
  });

  it('is that of one stream alone', () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, fakeEnvironment());
    limiter.waitFor('a');
    expect(limiter.waitFor('b')).to.equal(0);
  });

  it('forgets the stream that it has not heard of for longest', () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, fakeEnvironment());
    limiter.waitFor('old');
    for (let n = 0; n < 10_000; n += 1) limiter.waitFor(String(n));
    expect(limiter.waitFor('9999')).to.equal(1);
    expect(limiter.waitFor('old')).to.equal(0);
  });
});
