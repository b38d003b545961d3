import type { TestSession } from '@web/test-runner';
import { expect } from 'chai';
import { eventsOf } from './wtr-reporter.ts';

/** What the runner hands over for one file; only what the reporter reads. */
function session(partial: Partial<TestSession>): TestSession {
  const empty = { testFile: '/kit/a.test.ts', errors: [], logs: [], request404s: [] };
  return { ...empty, ...partial } as unknown as TestSession;
}

describe('the reporter of the browser suites', () => {
  it('tells each test, with its path', () => {
    const test = { name: 'adds', passed: true, skipped: false };
    const testResults = {
      name: '',
      suites: [
        {
          name: 'sum',
          suites: [],
          tests: [test, { ...test, skipped: true }, { ...test, passed: false, error: oops }],
        },
      ],
      tests: [],
    };
    expect(eventsOf(session({ testResults }), '/kit')).to.deep.equal([
      { kind: 'passed' },
      { kind: 'skipped' },
      { kind: 'failed', title: 'a.test.ts › sum › adds', detail: 'oops' },
    ]);
  });

  it('fails a file that did not load, with what its page said', () => {
    const events = eventsOf(
      session({ errors: [oops], request404s: ['b.ts'], logs: [['see', { code: 7 }]] }),
      '/kit',
    );
    expect(events).to.deep.equal([
      { kind: 'failed', title: 'a.test.ts', detail: 'oops\n404: b.ts\nsee { code: 7 }' },
    ]);
  });

  it('fails a file that reported no test', () => {
    expect(eventsOf(session({}), '/kit')).to.deep.equal([
      { kind: 'failed', title: 'a.test.ts', detail: 'reported no test' },
    ]);
  });
});

const oops = { message: 'oops', name: 'Error' };
