import { expect } from 'chai';
import { notRun } from './outcome.ts';
import { reportOf } from './report.ts';

describe('the report of a suite', () => {
  it('is one line when all is well', () => {
    const outcome = { passed: 3, skipped: 0, failures: [] };
    expect(reportOf({ name: 'lint', seconds: 1.24, outcome })).to.equal(
      '✓ lint: 3 passed, 0 failed (1.2 s)',
    );
  });

  it('names an engine that is missing, and how to get it', () => {
    const outcome = notRun('WebKit is missing: install it.', 'skipped');
    expect(reportOf({ name: 'webkit', seconds: 0, outcome })).to.equal(
      '– webkit: 0 passed, 0 failed, 1 skipped (0.0 s)\n  WebKit is missing: install it.',
    );
  });

  it('shows the end of a long output', () => {
    const detail = Array.from({ length: 500 }, (_, line) => `line ${line}`).join('\n');
    const outcome = { passed: 0, skipped: 0, failures: [{ title: 'failed', detail }] };
    const report = reportOf({ name: 'types', seconds: 0, outcome });
    expect(report)
      .to.contain('✗ failed')
      .and.to.match(/line 499$/);
    expect(report.split('\n')).to.have.length.below(125);
  });
});
