import { expect } from 'chai';
import { join } from 'node:path';
import { runChild } from './child.ts';
import type { TestEvent } from './event.ts';
import { ofTests } from './outcome.ts';
import type { Outcome } from './outcome.ts';

interface Limits {
  readonly timeoutMs?: number;
  readonly lingerMs?: number;
}

/** Runs fixtures in a real child, as the test command does. */
async function run(names: readonly string[], limits: Limits = {}): Promise<Outcome> {
  const events: TestEvent[] = [];
  const files = names.map((name) => join(import.meta.dirname, 'fixtures', `${name}.ts`));
  const ending = await runChild({
    command: process.execPath,
    args: [join(import.meta.dirname, 'mocha-child.ts'), ...files],
    timeoutMs: 30_000,
    ...limits,
    onEvent: (event) => events.push(event),
  });
  return ofTests(events, ending);
}

describe('a suite in Node', () => {
  it('tells what passed, failed and was skipped', async () => {
    const { passed, skipped, failures } = await run(['fails']);
    expect([passed, skipped, failures.length]).to.deep.equal([1, 1, 1]);
    expect(failures[0]?.title).to.match(/fixtures\/fails\.ts › a sum › fails$/);
    expect(failures[0]?.detail).to.contain('1 is not 2');
  });

  it('fails a file that throws at load, and runs the others', async () => {
    const { passed, failures } = await run(['throws-at-load', 'fails']);
    expect(passed).to.equal(1);
    expect(failures[0]?.title).to.match(/throws-at-load\.ts$/);
    expect(failures[0]?.detail).to.contain('not today');
  });

  it('fails a file that holds no test', async () => {
    const { failures } = await run(['holds-no-test', 'fails']);
    expect(failures[0]?.detail).to.equal('holds no test');
  });

  it('fails a test that leaves a rejection behind', async () => {
    const { failures } = await run(['rejects']);
    expect(failures[0]?.detail).to.contain('lost');
  });

  it('notices that the process ended before the tests did', async () => {
    const { failures } = await run(['exits']);
    expect(failures.map(({ title }) => title)).to.deep.equal([
      'ended (exit code 0) before its last test',
    ]);
  });

  it('ends a suite that hangs', async () => {
    const { failures } = await run(['hangs'], { timeoutMs: 1_500 });
    expect(failures.map(({ title }) => title)).to.deep.equal(['did not end within its time limit']);
  });

  it('ends a suite that holds its process open', async () => {
    const { passed, failures } = await run(['lingers'], { lingerMs: 500 });
    expect(passed).to.equal(1);
    expect(failures[0]?.title).to.match(/^kept running after its last test/);
  });
});
