import { expect } from 'chai';
import type { TestEvent } from './event.ts';
import { lastLine, notRun, ofCommand, ofTests } from './outcome.ts';
import type { Ending } from './outcome.ts';

const passed: TestEvent = { kind: 'passed' };
const skipped: TestEvent = { kind: 'skipped' };
const failed: TestEvent = { kind: 'failed', title: 'adds', detail: '1 is not 2' };
const done: TestEvent = { kind: 'done' };

function ended(ending: Partial<Ending> = {}): Ending {
  return { code: 0, reason: 'exit', output: '', ...ending };
}

function titles(events: readonly TestEvent[], ending: Ending): string[] {
  return ofTests(events, ending).failures.map(({ title }) => title);
}

describe('the outcome of a suite of tests', () => {
  it('counts what the suite told', () => {
    const outcome = ofTests([passed, passed, skipped, failed, done], ended({ code: 1 }));
    expect(outcome).to.deep.equal({
      passed: 2,
      skipped: 1,
      failures: [{ title: 'adds', detail: '1 is not 2' }],
    });
  });

  it('fails a suite that reported no test', () => {
    expect(titles([done], ended())).to.deep.equal(['reported no test']);
  });

  it('fails a suite that ended before its last test, also with exit code 0', () => {
    expect(titles([passed], ended())).to.deep.equal(['ended (exit code 0) before its last test']);
  });

  it('keeps the output of a suite that crashed', () => {
    const outcome = ofTests(
      [passed],
      ended({ code: null, reason: 'signal', output: 'out of memory' }),
    );
    expect(outcome.failures).to.deep.equal([
      { title: 'was ended by a signal', detail: 'out of memory' },
    ]);
  });

  it('fails a suite that hangs, beside its own failures', () => {
    const hung = ended({ code: null, reason: 'time-limit' });
    expect(titles([failed], hung)).to.deep.equal(['adds', 'did not end within its time limit']);
  });

  it('names the test that ran when the suite fell silent', () => {
    const started = ['adds', 'divides'].map((title): TestEvent => ({ kind: 'started', title }));
    const { failures } = ofTests(started, ended({ code: null, reason: 'time-limit' }));
    expect(failures[0]?.detail).to.equal('last test: divides');
  });

  it('fails a suite that does not let go of its process', () => {
    const lingering = ended({ code: null, reason: 'lingered' });
    expect(titles([passed, done], lingering)).to.have.length(1);
  });

  it('fails a suite whose exit code says more than its tests', () => {
    expect(titles([passed, done], ended({ code: 7 }))).to.deep.equal([
      'ended with exit code 7 although no test failed',
    ]);
  });
});

describe('the outcome of a command', () => {
  it('is one passed with exit code 0', () => {
    expect(ofCommand(ended())).to.deep.equal({ passed: 1, skipped: 0, failures: [] });
  });

  it('is one failed with its output otherwise', () => {
    expect(ofCommand(ended({ code: 2, output: 'TS2322\n' })).failures).to.deep.equal([
      { title: 'failed', detail: 'TS2322' },
    ]);
  });

  it('is one failed when the program is not there', () => {
    expect(ofCommand(ended({ code: null, reason: 'start' })).failures).to.have.length(1);
  });
});

describe('the last line', () => {
  it('sums over all suites', () => {
    const outcomes = [
      ofCommand(ended()),
      ofTests([passed, passed, failed, done], ended({ code: 1 })),
      notRun('not run, since build failed', 'failed'),
    ];
    expect(lastLine(outcomes)).to.equal('3 passed, 2 failed');
  });

  it('names the skipped when there are some', () => {
    const outcomes = [
      ofTests([passed, skipped, done], ended()),
      notRun('WebKit is missing', 'skipped'),
    ];
    expect(lastLine(outcomes)).to.equal('1 passed, 0 failed, 2 skipped');
  });
});
