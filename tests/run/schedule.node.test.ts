import { expect } from 'chai';
import { schedule } from './schedule.ts';
import type { Task } from './schedule.ts';

/** Does the tasks by a log of starts and ends, each taking one turn of the event loop. */
async function logOf(tasks: readonly Task[], slots: number): Promise<string[]> {
  const log: string[] = [];
  await schedule(tasks, slots, async ({ name }) => {
    log.push(`+${name}`);
    await new Promise(setImmediate);
    log.push(`-${name}`);
  });
  return log;
}

describe('the order of work', () => {
  it('does one after the other with one slot', async () => {
    expect(await logOf([{ name: 'a' }, { name: 'b' }], 1)).to.deep.equal(['+a', '-a', '+b', '-b']);
  });

  it('does two at once with two slots', async () => {
    const log = await logOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }], 2);
    expect(log.slice(0, 2)).to.deep.equal(['+a', '+b']);
    expect(log).to.have.length(6);
  });

  it('lets a task wait for those it comes after, and does others meanwhile', async () => {
    const log = await logOf(
      [{ name: 'build' }, { name: 'e2e', after: ['build'] }, { name: 'c' }],
      2,
    );
    expect(log.indexOf('+e2e')).to.be.above(log.indexOf('-build'));
    expect(log.indexOf('+c')).to.be.below(log.indexOf('-build'));
  });

  it('does not wait for a task that was not chosen', async () => {
    expect(await logOf([{ name: 'e2e', after: ['build'] }], 2)).to.deep.equal(['+e2e', '-e2e']);
  });
});
