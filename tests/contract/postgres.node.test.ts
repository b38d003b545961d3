import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { routes, type BatchReply } from '@skm-survey/protocol';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import { expect } from 'chai';
// eslint-disable-next-line no-restricted-imports -- A server of the tests is nothing to offer by a name of the package.
import { startPostgres, type TestServer } from '../../packages/collector/test/support/postgres.ts';

const program = fileURLToPath(new URL('../../packages/cli/src/skm.ts', import.meta.url));
const { id: questionnaire, revision } = standardQuestionnaire('skm-2017');

function itemOf(seq: number, waktu: number): Record<string, unknown> {
  const answer = { v: 1, questionnaire: { id: questionnaire, revision }, lang: 'id', profile: {} };
  const body = JSON.stringify({ ...answer, answers: { waktu } });
  const sha256 = createHash('sha256').update(body).digest('hex');
  const about = { at: new Date().toISOString(), tz: 420, up: 1, sdk: 'test' };
  return { id: randomUUID(), seq, ...about, sha256, body };
}

const batchOf = (items: readonly unknown[]): unknown => ({
  ...{ v: 1, batch: randomUUID(), unit: 'dinas', stream: 's', device: 'kios-1', high: 2 },
  ...{ pending: 2, closed: false, sentAt: new Date().toISOString(), items },
});

async function statusesOf(url: string, batch: unknown): Promise<string[]> {
  const response = await fetch(url + routes.answers, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(batch),
  });
  return ((await response.json()) as BatchReply).results.map(({ status }) => status);
}

describe('skm on PostgreSQL', function () {
  this.timeout(60_000);
  let server: TestServer;
  let data: string;
  const running: ChildProcess[] = [];
  before(async () => {
    server = await startPostgres();
    data = mkdtempSync(join(tmpdir(), 'skm-postgres-cli-'));
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  });

  function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    return spawn(process.execPath, ['--conditions=skm-source', program, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function skm(...args: string[]): Promise<{ readonly code: unknown; readonly out: string }> {
    const child = start([...args, '--data', data], { SKM_STORE: server.url });
    const ended = once(child, 'exit');
    const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
    const [code] = (await ended) as [unknown];
    return { code, out: out + err };
  }

  async function serve(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
    const options = ['--data', data, '--store', server.url, '--port', '0'];
    const child = start(['serve', ...options]);
    running.push(child);
    const [line] = (await once(child.stdout!, 'data')) as [Buffer];
    return { child, url: /http:\S+/.exec(line.toString())?.[0] ?? '' };
  }

  it('counts once what two collectors take at once, and every command works on it', async () => {
    const collectors = [await serve(), await serve()];
    const items = [itemOf(1, 3), itemOf(2, 4)];
    const batch = batchOf(items);
    const came = await Promise.all(
      collectors.flatMap(({ url }) => [statusesOf(url, batch), statusesOf(url, batch)]),
    );
    expect(came.flat().sort()).to.deep.equal([
      ...['accepted', 'accepted'],
      ...Array.from({ length: 6 }, () => 'duplicate'),
    ]);
    const health = (await (await fetch(`${collectors[0]!.url}/healthz`)).json()) as object;
    expect(health).to.have.nested.property('store.engine', 'postgresql');
    for (const { child } of collectors) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await ended).to.deep.equal([0, null]);
    }
    expect(readdirSync(data), 'the folder holds the keys only').to.deep.equal(['keys']);

    const rows = async (): Promise<number> =>
      (await skm('export', '--unit', 'dinas')).out.trim().split('\r\n').length - 1;
    expect(await rows()).to.equal(2);
    expect((await skm('receipts')).out.trim().split('\n')).to.have.length(4);
    const erased = await skm('erase', '--unit', 'dinas', String(items[0]!['id']));
    expect(erased).to.deep.equal({ code: 0, out: `${String(items[0]!['id'])}: dihapus\n` });
    expect(await rows()).to.equal(1);
    expect(await skm('rejected', '--unit', 'dinas')).to.deep.equal({ code: 0, out: '' });
  });

  it('refuses what is no address of a database, in a sentence', async () => {
    for (const store of ['mysql://x', 'postgres://skm:rahasia@127.0.0.1:1/x']) {
      const { code, out } = await skm('export', '--unit', 'dinas', '--store', store);
      expect(code, store).to.equal(2);
      expect(out)
        .to.match(/^skm export: /)
        .and.not.include('rahasia')
        .and.not.include('    at ');
    }
  });
});
