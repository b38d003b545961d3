/**
 * Runs test files of Mocha in this process and tells each test to the parent.
 * Arguments: `--timeout=MS`, then the files. By hand, without a parent, use mocha itself.
 */
import Mocha from 'mocha';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, inspect } from 'node:util';
import { done, tell } from './event.ts';

const { values, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { timeout: { type: 'string', default: '10000' } },
});

const mocha = new Mocha({
  timeout: Number(values.timeout),
  // The base reporter prints nothing: the parent does.
  reporter: Mocha.reporters.Base,
  forbidOnly: (process.env['CI'] ?? '') !== '',
});

// Mocha listens to uncaught exceptions only: a rejection that nobody awaits must become one.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

for (const file of files) await load(file);

mocha
  .run(() => void tell(done))
  .on('test', (test) => void tell({ kind: 'started', title: titleOf(test) }))
  .on('pass', () => void tell({ kind: 'passed' }))
  .on('pending', () => void tell({ kind: 'skipped' }))
  .on('fail', (test, error: unknown) => {
    void tell({ kind: 'failed', title: titleOf(test), detail: describeError(error) });
  });

/** One file that does not load, or holds no test, must not take the others with it. */
async function load(file: string): Promise<void> {
  const before = mocha.suite.total();
  try {
    mocha.suite.emit('pre-require', globalThis, file, mocha);
    const loaded: unknown = await import(pathToFileURL(file).href);
    mocha.suite.emit('require', loaded, file, mocha);
    mocha.suite.emit('post-require', globalThis, file, mocha);
    if (mocha.suite.total() > before) return;
    await tell({ kind: 'failed', title: fromHere(file), detail: 'holds no test' });
  } catch (error) {
    const detail = `did not load: ${describeError(error)}`;
    await tell({ kind: 'failed', title: fromHere(file), detail });
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error);
  const lines = [error.stack ?? error.message];
  if ('expected' in error && 'actual' in error) {
    lines.push(`expected: ${inspect(error.expected, { depth: 10 })}`);
    lines.push(`actual:   ${inspect(error.actual, { depth: 10 })}`);
  }
  // A property test says only in its cause what did not hold.
  if (error.cause !== undefined) lines.push(`cause: ${describeError(error.cause)}`);
  return lines.join('\n');
}

function titleOf(test: Mocha.Test | Mocha.Hook): string {
  return [test.file ?? '', ...test.titlePath()].map(fromHere).join(' › ');
}

function fromHere(part: string): string {
  return part.startsWith('/') ? relative(process.cwd(), part) : part;
}
