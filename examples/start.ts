import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serveSite } from './site.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const units = ['disdukcapil-contoh', 'mpp-contoh'];

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    'collector-port': { type: 'string', default: '8081' },
    data: { type: 'string', default: 'data' },
  },
});
const sitePort = Number(values.port);
const collectorPort = Number(values['collector-port']);
const collectorUrl = `http://127.0.0.1:${String(collectorPort)}`;

/** Says why not and ends; a newcomer should never meet a stack trace. */
function giveUp(sentence: string): never {
  console.error(`\n${sentence}`);
  process.exit(1);
}

async function mustBeFree(port: number, option: string): Promise<void> {
  const probe = createServer().listen(port, '127.0.0.1');
  await once(probe, 'listening').catch(() =>
    giveUp(
      `Port ${String(port)} is already in use. Stop the program that uses it, or choose another: --${option} N.`,
    ),
  );
  await new Promise((resolve) => probe.close(resolve));
}

/** Runs a command to its end; its output is shown only when it fails. */
async function run(command: string, args: readonly string[]): Promise<void> {
  const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  const [code] = (await once(child, 'close').catch((error: unknown) => {
    giveUp(`${command} cannot be run: ${String(error)}. Start with: npx -y pnpm@12 start`);
  })) as [number | null];
  if (code !== 0) giveUp(`${output}\nThe build failed: ${command} ${args.join(' ')}`);
}

/** The collector as an operator runs it: the built command, a data folder, a port. */
function startCollector(): ChildProcess {
  const cli = ['packages/cli/dist/skm.js', 'serve', '--data', values.data];
  const where = ['--port', String(collectorPort), ...units.flatMap((unit) => ['--unit', unit])];
  return spawn(process.execPath, [...cli, ...where], { cwd: root, stdio: 'inherit' });
}

/** Set by Ctrl-C: from then on a collector that ends is no surprise. */
let stopping = false;

async function mustAnswer(collector: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (stopping) return;
    if (collector.exitCode !== null) giveUp('The collector ended at once; its message is above.');
    const reply = await fetch(`${collectorUrl}/healthz`).catch(() => null);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  giveUp('The collector does not answer; its messages are above.');
}

await mustBeFree(sitePort, 'port');
await mustBeFree(collectorPort, 'collector-port');
console.log('Building the element, the SDK and the collector …');
await run('pnpm', ['build']);

let collector = startCollector();
await mustAnswer(collector);
const site = await serveSite({ collector: collectorUrl, port: sitePort });

console.log(`
  The agency's page with the survey    ${site.url}
  The same with SKM Online (19 items)  ${site.url}mpp.html
  The survey as a popup                ${site.url}popup/
  Four ready looks                     ${site.url}looks/
  The results page                     ${site.url}hasil.html
  The collector                        ${collectorUrl}/healthz

Try it:
  1. Answer the survey on the first page, then look at the results page. (The figures of each unsur
     appear from the fifth respondent on, so that nobody can be recognised.)
  2. Pull the network: press Enter here to stop the collector (or set the browser's developer
     tools to "offline"). Answer again, reload the page: the answer is kept on the device.
  3. Press Enter again to start the collector, and see the answer arrive, once.

The answers are kept in ${values.data}/. Ctrl-C stops everything.
`);

const isRunning = (): boolean => collector.exitCode === null && collector.signalCode === null;

/** Ends the collector as an operator would, and waits until its data is closed. */
async function stopCollector(): Promise<void> {
  if (!isRunning()) return;
  const ended = once(collector, 'exit');
  collector.kill('SIGTERM');
  await ended;
}

async function toggle(): Promise<void> {
  if (isRunning()) {
    await stopCollector();
    if (!stopping) console.log('The collector is stopped. Press Enter to start it.');
  } else {
    collector = startCollector();
    await mustAnswer(collector);
  }
}

/** One thing at a time: Enter while the collector starts or stops waits its turn. */
let work = Promise.resolve();

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await work;
  await stopCollector();
  await site.close();
  console.log('Stopped. Your answers are kept.');
  process.exit(0);
}

process.stdin.on('data', () => {
  work = work.then(() => (stopping ? undefined : toggle()));
});
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
