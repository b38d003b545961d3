import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  mapping,
  standardQuestionnaire,
  unsurKeys,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';
import { online, printedKeys, printedRows } from './support/golden.ts';
import { skm } from './support/skm.ts';

const entry = fileURLToPath(new URL('../src/skm.ts', import.meta.url));

type Given = Readonly<Record<string, number>>;

const itemOf = ({ id, revision }: Questionnaire, answers: Given, seq: number): unknown => {
  const body = JSON.stringify({
    v: 1,
    questionnaire: { id, revision },
    lang: 'id',
    answers,
    profile: {},
  });
  const sha256 = createHash('sha256').update(body).digest('hex');
  const about = { at: '2026-03-10T05:00:00Z', tz: 420, up: 1, sdk: 'test' };
  return { id: randomUUID(), seq, ...about, sha256, body };
};

const post = (
  url: string,
  sender: { readonly unit: string; readonly device?: string },
  items: readonly unknown[],
): Promise<Response> =>
  fetch(`${url}/v1/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ v: 1, batch: randomUUID(), ...sender, stream: randomUUID(), high: items.length },
      ...{ pending: items.length, closed: true, sentAt: new Date().toISOString(), items },
    }),
  });

/** The items of SKM Online from the values of its unsur: a .5 is the mean of two items, one a step lower. */
function itemsOf(hybrid: Questionnaire, row: readonly number[]): Given {
  const entries = mapping(hybrid).ikm.flatMap(({ unsur, items }) => {
    const value = row[online.keys.indexOf(unsur)] ?? 0;
    return items.map((item, n): [string, number] => [
      item,
      n === 0 ? Math.ceil(value) : Math.floor(value),
    ]);
  });
  return Object.fromEntries(entries);
}

describe('skm serve and skm export', function () {
  this.timeout(180_000);
  let data: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'skm-cli-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(data, { recursive: true, force: true });
  });

  async function serve(...args: string[]): Promise<{ url: string; child: ChildProcess }> {
    const command = [entry, 'serve', '--data', data, '--port', '0', ...args];
    const child = spawn(process.execPath, ['--conditions=skm-source', ...command], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    children.push(child);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, url: /http:\S+/.exec(line.toString())?.[0] ?? '' };
  }

  async function ikmOf(csv: string, ...args: string[]): Promise<unknown> {
    const file = join(data, 'jawaban.csv');
    writeFileSync(file, csv);
    const { stdout } = await skm(['score', file, '--json', ...args]);
    return (JSON.parse(stdout) as { ikm: unknown }).ikm;
  }

  it('give rows from which anyone computes the same index', async () => {
    const { url, child } = await serve('--unit', 'dinas');
    const skm2017 = standardQuestionnaire('skm-2017');
    const items = printedRows.map((row, n) =>
      itemOf(
        skm2017,
        Object.fromEntries(row.map((value, at) => [printedKeys[at] ?? '', value])),
        n + 1,
      ),
    );
    expect((await post(url, { unit: 'dinas' }, items)).status).to.equal(200);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).to.deep.equal([0, null]);
    const { stdout, code } = await skm(['export', '--data', data, '--unit', 'dinas']);
    expect(code).to.equal(0);
    expect(stdout.split('\r\n')[0]).to.equal(unsurKeys.join(','));
    expect(stdout.trim().split('\r\n')).to.have.length(30);
    expect(await ikmOf(stdout)).to.equal('91.48');
    expect(await ikmOf(stdout, '--weight', '0.11')).to.equal('90.56');
  });

  it('keep the mean of two items as it is, and take what is there while the collector runs', async () => {
    const { url } = await serve('--unit', 'mpp');
    const hybrid = standardQuestionnaire('skm-online-2025-hybrid');
    const items = online.rows.map((row, n) => itemOf(hybrid, itemsOf(hybrid, row), n + 1));
    const reply = (await (await post(url, { unit: 'mpp' }, items)).json()) as {
      results: { status: string }[];
    };
    expect(reply.results.map(({ status }) => status)).to.deep.equal(items.map(() => 'accepted'));
    const { stdout } = await skm(['export', '--data', data, '--unit', 'mpp']);
    expect(stdout).to.include('3.5');
    expect(await ikmOf(stdout)).to.equal('81.25');
  });

  it('export only the unit and the period that are asked for', async () => {
    const { url } = await serve();
    await post(url, { unit: 'dinas' }, [
      itemOf(standardQuestionnaire('skm-2017'), { waktu: 4 }, 1),
    ]);
    const rows = async (...args: string[]): Promise<number> => {
      const { stdout } = await skm(['export', '--data', data, ...args]);
      return stdout.trim().split('\r\n').length - 1;
    };
    expect(await rows('--unit', 'dinas')).to.equal(1);
    expect(await rows('--unit', 'lain')).to.equal(0);
    expect(await rows('--unit', 'dinas', '--to', '2020-01-01')).to.equal(0);
    expect(await rows('--unit', 'dinas', '--service', 'ktp')).to.equal(0);
  });

  it('give signed receipts to a kiosk, unless they are told not to', async () => {
    const skm2017 = standardQuestionnaire('skm-2017');
    const receiptBy = async (url: string): Promise<unknown> => {
      const reply = await post(url, { unit: 'dinas', device: 'kios-1' }, [
        itemOf(skm2017, { waktu: 4 }, 1),
      ]);
      return ((await reply.json()) as { receipt?: unknown }).receipt;
    };
    const { url, child } = await serve();
    expect(await receiptBy(url)).to.be.an('object');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    expect(await receiptBy((await serve('--no-receipts')).url)).to.equal(undefined);
  });

  it('keep to the rate that they are told', async () => {
    const { url } = await serve('--unit', 'dinas', '--rate-unit', '1:2');
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await post(url, { unit: 'dinas' }, [])).status),
    );
    expect(statuses.sort()).to.deep.equal([200, 200, 429]);
  });

  it('say in a sentence that a port is taken, and end with 2', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const { code, stderr } = await skm(['serve', '--data', data, '--port', String(port)]);
    holder.close();
    expect(code).to.equal(2);
    expect(stderr).to.include(`Port ${port} on 127.0.0.1 is already in use`);
    expect(stderr).not.to.include('    at ');
  });

  it('say what is wrong with a command line, and end with 2', async () => {
    const wrong = [
      ['serve'],
      ['serve', '--data', data],
      ['serve', '--data', data, '--port', 'web'],
      ['serve', '--data', data, '--port', '0', '--unit', 'a b'],
      ['serve', '--data', data, '--port', '0', '--origin', 'contoh.go.id'],
      ['serve', '--data', data, '--port', '0', '--questionnaires', '/nowhere'],
      ['serve', '--data', data, '--port', '0', '--trust-proxy', 'proksi.local'],
      ['serve', '--data', data, '--port', '0', '--rate-unit', '0'],
      ['serve', '--nothing'],
      ['export', '--data', data],
      ['export', '--data', data, '--unit', 'u', '--from', 'kemarin'],
      ['export', '--data', join(data, 'tidak-ada'), '--unit', 'u'],
    ];
    for (const args of wrong) {
      const { code, stdout, stderr } = await skm(args);
      expect(code, args.join(' ')).to.equal(2);
      expect(stdout).to.equal('');
      expect(stderr)
        .to.match(/^(skm|No units)/)
        .and.not.include('    at ');
    }
  });
});
