import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { openBrowser } from './support/browser.ts';
import { workedExampleRespondents } from './support/golden.ts';
import { freePort } from './support/port.ts';
import { answerSurvey, until, untilCounted } from './support/respondent.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The main job as a user starts it, its output so far, and its end. */
interface Started {
  readonly child: ChildProcess;
  output(): string;
  readonly ended: Promise<number | null>;
}

function start(options: { port: number; collectorPort: number; data: string }): Started {
  const { port, collectorPort, data } = options;
  const ports = ['--port', String(port), '--collector-port', String(collectorPort)];
  const args = ['--conditions=skm-source', 'examples/start.ts', ...ports, '--data', data];
  const child = spawn(process.execPath, args, { cwd: root });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, output: () => text, ended };
}

describe('the main job', function () {
  this.timeout(600_000);
  let data: string;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'skm-start-'));
  });

  after(async () => {
    await rm(data, { recursive: true, force: true });
  });

  it('builds, serves, stops cleanly on Ctrl-C, and has its data when started again', async () => {
    const [port, collectorPort] = await Promise.all([freePort(), freePort()]);
    const collector = `http://127.0.0.1:${String(collectorPort)}`;
    const context = await openBrowser(join(data, 'profile'));
    try {
      for (const respondents of [1, 2]) {
        const job = start({ port, collectorPort, data: join(data, 'answers') });
        await untilPrinted(job, 'Ctrl-C stops everything');
        const page = await context.newPage();
        await page.goto(`http://127.0.0.1:${String(port)}/`);
        const [choices = {}] = workedExampleRespondents();
        await answerSurvey(page, { questionnaire: 'skm-2017', choices });
        await untilCounted(collector, 'disdukcapil-contoh', respondents);
        await page.close();
        job.child.kill('SIGINT');
        expect(await job.ended, job.output()).to.equal(0);
        expect(job.output()).to.include('Stopped. Your answers are kept.');
      }
    } finally {
      await context.close();
    }
  });

  it('pulls and mends the network on Enter, and stops cleanly in the middle of that too', async () => {
    const [port, collectorPort] = await Promise.all([freePort(), freePort()]);
    const collector = `http://127.0.0.1:${String(collectorPort)}`;
    const job = start({ port, collectorPort, data: join(data, 'enter') });
    const context = await openBrowser(join(data, 'profile-enter'));
    try {
      await untilPrinted(job, 'Ctrl-C stops everything');
      job.child.stdin?.write('\n');
      await untilPrinted(job, 'The collector is stopped');
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${String(port)}/`);
      const [choices = {}] = workedExampleRespondents();
      await answerSurvey(page, { questionnaire: 'skm-2017', choices });
      await page.getByText('sudah tersimpan di perangkat ini').waitFor();
      job.child.stdin?.write('\n');
      await until(async () => (await fetch(`${collector}/healthz`).catch(() => null))?.ok ?? false);
      await page.reload();
      await untilCounted(collector, 'disdukcapil-contoh', 1);
      job.child.stdin?.write('\n\n');
      job.child.kill('SIGINT');
      expect(await job.ended, job.output()).to.equal(0);
    } finally {
      await context.close();
    }
  });

  for (const option of ['port', 'collectorPort'] as const) {
    it(`says in one sentence that the ${option} is taken`, async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;
      const ports = { port: await freePort(), collectorPort: await freePort(), [option]: port };
      const job = start({ ...ports, data });
      expect(await job.ended).to.equal(1);
      expect(job.output().trim()).to.match(/^Port \d+ is already in use\. [^\n]*$/);
      taken.close();
    });
  }
});

async function untilPrinted(job: Started, words: string): Promise<void> {
  let over = false;
  void job.ended.then(() => (over = true));
  await until(() => over || job.output().includes(words), 300_000);
  expect(job.output()).to.include(words);
}
