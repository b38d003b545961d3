import { expect } from 'chai';
import { RateLimiter } from '../src/access/rate.ts';
import { fakeEnvironment } from './support/environment.ts';

describe('the rate of requests under a name', () => {
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

  it('is that of one name alone', () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, fakeEnvironment());
    limiter.waitFor('a');
    expect(limiter.waitFor('b')).to.equal(0);
  });

  it('forgets the name that it has not heard of for longest', () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, fakeEnvironment());
    limiter.waitFor('old');
    for (let n = 0; n < 10_000; n += 1) limiter.waitFor(String(n));
    expect(limiter.waitFor('9999')).to.equal(1);
    expect(limiter.waitFor('old')).to.equal(0);
  });

  it('calls a herd of a thousand back one after the other, as fast as it can take them', () => {
    const environment = fakeEnvironment();
    const limiter = new RateLimiter({ perSecond: 100, burst: 1 }, environment);
    limiter.waitFor('kantor');
    const waits = Array.from({ length: 1_000 }, () => limiter.waitFor('kantor'));
    const bySecond = Array.from(
      { length: 10 },
      (_, n) => waits.filter((wait) => wait === n + 1).length,
    );
    expect(bySecond).to.deep.equal(Array.from({ length: 10 }, () => 100));
    for (let second = 1; second <= 10; second += 1) {
      environment.advance(1_000);
      const back = Array.from({ length: 100 }, () => limiter.waitFor('kantor'));
      // The bucket of this test holds one at once; those whose turn it is not yet are told a later one.
      expect(back[0], `second ${second}`).to.equal(0);
    }
  });

  it('never says more than two minutes, and spreads those for whom there is no turn of their own', () => {
    const environment = fakeEnvironment();
    let dice = 0;
    const random = (): number => (dice = (dice + 0.37) % 1);
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, { ...environment, random });
    const waits = Array.from({ length: 1_000 }, () => limiter.waitFor('kantor'));
    const late = waits.slice(62);
    expect(Math.min(...late)).to.be.at.least(60);
    expect(Math.max(...late)).to.be.at.most(120);
    expect(new Set(late).size).to.be.above(50);
    environment.advance(61_000);
    expect(limiter.waitFor('kantor'), 'the queue has an end').to.equal(0);
  });
});
