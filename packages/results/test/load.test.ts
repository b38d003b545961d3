import { expect } from 'chai';
import { loadResults, patience, resultsUrl } from '../src/load.ts';
import { down, FakeEnvironment, html, json, silence, status } from './support/environment.ts';
import { resultsOf, workedTally } from './support/results.ts';

describe('resultsUrl', () => {
  const base = 'https://dinas.example/halaman/hasil.html';
  const url = (collector: string) => resultsUrl({ collector, unit: 'u' }, base);

  it('keeps the path of a collector, with or without a slash at its end', () => {
    const expected = 'https://skm.example/kab/v1/units/u/results';
    expect(url('https://skm.example/kab')).to.equal(expected);
    expect(url('https://skm.example/kab/')).to.equal(expected);
  });

  it('resolves a relative collector against the page', () => {
    expect(url('/')).to.equal('https://dinas.example/v1/units/u/results');
    expect(url('skm')).to.equal('https://dinas.example/halaman/skm/v1/units/u/results');
  });

  it('escapes the unit and the query', () => {
    const request = { collector: '/', unit: 'a/b', service: 'k&p', from: '2026-07-01' };
    expect(resultsUrl(request, base)).to.equal(
      'https://dinas.example/v1/units/a%2Fb/results?service=k%26p&from=2026-07-01',
    );
  });

  it('takes http addresses only', () => {
    expect(url('javascript:alert(1)//')).to.be.null;
    expect(url('http://[')).to.be.null;
  });
});

describe('loadResults', () => {
  const unit = 'disdukcapil';
  const url = 'https://skm.example/v1/units/disdukcapil/results';
  const results = resultsOf(workedTally());
  const load = (environment: FakeEnvironment) =>
    loadResults({ url, unit, signal: new AbortController().signal }, environment);

  it('gives the results', async () => {
    const environment = new FakeEnvironment(json(results));
    expect(await load(environment)).to.deep.equal({ kind: 'results', results });
    expect(environment.pendingTimers).to.equal(0);
  });

  for (const [name, reply, code] of [
    ['no network', down, 'results-unreachable'],
    ['HTTP 404', status(404), 'results-refused'],
    ['HTTP 500', status(500), 'results-refused'],
    ['a login page', html, 'results-not-json'],
    ['another shape', json({ hello: 1 }), 'results-wrong-shape'],
    ['another unit', json({ ...results, unit: 'other' }), 'results-wrong-shape'],
  ] as const) {
    it(`${name} is ${code}`, async () => {
      const outcome = await load(new FakeEnvironment(reply));
      expect(outcome.kind === 'failed' && outcome.failure.code).to.equal(code);
    });
  }

  it('gives up on a silent collector', async () => {
    const environment = new FakeEnvironment(silence);
    const outcome = load(environment);
    environment.pass(patience);
    expect(await outcome).to.have.nested.property('failure.code', 'results-unreachable');
  });
});
