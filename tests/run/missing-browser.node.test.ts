import { expect } from 'chai';
import { engines } from '../browsers/browser.ts';
import { missingBrowser } from './run-suite.ts';

const nothingHere = (isCi: boolean): Parameters<typeof missingBrowser>[1] => ({
  root: '',
  isCi,
  browsers: new Map(engines.map((engine) => [engine, { missing: `${engine} is missing` }])),
});

describe('a missing browser', () => {
  for (const browser of engines) {
    it(`is a failure by name under CI: ${browser}`, () => {
      const outcome = missingBrowser({ browser }, nothingHere(true));
      expect(outcome?.failures[0]?.title).to.equal(`${browser} is missing`);
    });
  }

  it('is a failure elsewhere only for Chromium', () => {
    expect(missingBrowser({ browser: 'chromium' }, nothingHere(false))?.failures).to.have.length(1);
    for (const browser of ['firefox', 'webkit'] as const) {
      const outcome = missingBrowser({ browser }, nothingHere(false));
      expect(outcome).to.include({ skipped: 1, note: `${browser} is missing` });
    }
  });

  it('is nothing to a suite that needs none', () => {
    expect(missingBrowser({}, nothingHere(true))).to.equal(null);
  });
});
