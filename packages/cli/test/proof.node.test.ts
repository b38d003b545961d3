import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from '@skm-survey/collector/node';
import { KeyList, Receipt, routes, type BatchReply } from '@skm-survey/protocol';
import { expect } from 'chai';
import { answerItem } from './support/items.ts';
import { skm } from './support/skm.ts';

/** What an operator does with the data of a collector that has run: look at receipts, rejects and keys, and erase. */
describe('the data of a collector, on the command line', function () {
  this.timeout(60_000);
  let folder: string;
  let data: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'skm-proof-'));
    data = join(folder, 'data');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    return path;
  };

  /** Three batches of one kiosk; gives the replies and the public keys, with the collector stopped again. */
  async function run(values: readonly number[]): Promise<{
    readonly ids: readonly string[];
    readonly replies: readonly BatchReply[];
    readonly keys: KeyList;
  }> {
    const server = await createServer({ dataDir: data, port: 0, receipts: true, warn: () => {} });
    const items = values.map((waktu, n) => answerItem(n + 1, waktu));
    const replies: BatchReply[] = [];
    for (const item of items) {
      const response = await fetch(server.url + routes.answers, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ v: 1, batch: crypto.randomUUID(), unit: 'dinas', stream: 's', device: 'kios-1' },
          ...{ high: item.seq, pending: 1, closed: false, sentAt: item.at, items: [item] },
        }),
      });
      replies.push((await response.json()) as BatchReply);
    }
    const keys = KeyList.parse(await (await fetch(server.url + routes.keys)).json());
    await server.close();
    return { ids: items.map(({ id }) => id), replies, keys };
  }

  it('proves receipts without the collector, and finds what was done to its log', async () => {
    const { replies, keys } = await run([4, 3, 2]);
    const key = file('keys.json', keys);
    const one = file('balasan.json', replies[1]);
    const proven = await skm(['verify-receipt', one, '--key', key]);
    expect(proven.stdout).to.include('sah. Tanda terima 2, unit dinas: 1 jawaban tersimpan');
    expect(proven.code).to.equal(0);
    expect((await skm(['verify-receipt', one, '--data', data])).code).to.equal(0);

    const { stdout: log } = await skm(['receipts', '--data', data]);
    const whole = file('buku.jsonl', log);
    const all = await skm(['verify-receipt', whole, '--key', key]);
    expect(all.stdout).to.include('Tanda terima 1 sampai 3 tanpa celah');
    const [first = '', second = '', third = ''] = log.trimEnd().split('\n');
    const removed = file('kurang.jsonl', `${first}\n${third}\n`);
    const lacking = await skm(['verify-receipt', removed, '--key', key]);
    expect(lacking.code).to.equal(2);
    expect(lacking.stderr).to.include(`${removed}:2: nomornya tidak menyambung`);
    const altered = file('ubah.jsonl', `${first}\n${second.replace('dinas', 'dinaz')}\n${third}\n`);
    const bent = await skm(['verify-receipt', altered, '--key', key]);
    expect(bent.stderr).to.include(`${altered}:2: tanda tangan`).and.include(`${altered}:3:`);
  });

  it('misses a receipt in a log whose end was cut off', async () => {
    const { replies } = await run([4]);
    const receipt = file('tanda.json', Receipt.parse(replies[0]?.receipt));
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(data, 'skm.sqlite'));
    database.exec('delete from receipt');
    database.close();
    const { code, stderr } = await skm(['verify-receipt', receipt, '--data', data]);
    expect(code).to.equal(2);
    expect(stderr).to.include('ujungnya dihapus');
  });

  it('lists what was rejected, and erases for good', async () => {
    const { ids } = await run([4, 9]);
    const [good = '', bad = ''] = ids;
    const list = async (...args: string[]): Promise<string> =>
      (await skm(['rejected', '--data', data, '--unit', 'dinas', ...args])).stdout;
    expect(await list()).to.include(`${bad}  invalid-answers  `);
    const kept = JSON.parse(await list('--json')) as { id: string; body: string };
    expect(kept.id).to.equal(bad);
    expect(kept.body).to.include('"waktu":9');
    const unknown = crypto.randomUUID();
    const erased = await skm(['erase', '--data', data, '--unit', 'dinas', good, bad, unknown]);
    expect(erased.stdout.split('\n').map((line) => line.slice(38))).to.deep.equal([
      'dihapus',
      'dihapus',
      'tidak ada; tidak akan diterima bila datang',
      '',
    ]);
    expect(await list()).to.equal('');
    const { stdout } = await skm(['export', '--data', data, '--unit', 'dinas']);
    expect(stdout.trim().split('\n')).to.have.length(1);
    expect(readFileSync(join(data, 'skm.sqlite')).includes(good)).to.be.false;
  });

  it('makes, lists and retires keys', async () => {
    const made = await skm(['keys', 'new', '--data', data]);
    const [kid = ''] = made.stdout.split(' ');
    expect(kid).to.match(/^seal-[0-9a-f]{16}$/);
    expect((await skm(['keys', 'retire', kid, '--data', data])).stdout).to.include('pensiun');
    const { stdout } = await skm(['keys', 'list', '--data', data]);
    expect(stdout).to.match(new RegExp(`^${kid}  segel  dibuat \\S+  pensiun \\S+\\n$`));
    expect(stdout).to.not.include('"d"');
  });

  it('says what is wrong with a command line, and ends with 2', async () => {
    const nothing = file('kosong.json', '');
    const wrong = [
      ['keys', '--data', data],
      ['keys', 'retire', '--data', data],
      ['keys', 'retire', 'seal-x', '--data', data],
      ['keys', 'open', '--data', data],
      ['receipts'],
      ['receipts', '--data', data],
      ['verify-receipt', nothing],
      ['verify-receipt', nothing, '--key', nothing],
      ['verify-receipt', nothing, '--data', data],
      ['verify-receipt', join(folder, 'tidak-ada'), '--key', join(folder, 'tidak-ada')],
      ['erase', '--data', data, '--unit', 'dinas'],
      ['erase', '--data', data, '--unit', 'dinas', 'nomor'],
      ['erase', '--data', data, '--unit', 'dinas', crypto.randomUUID()],
      ['rejected', '--data', data],
    ];
    for (const args of wrong) {
      const { code, stdout, stderr } = await skm(args);
      expect(code, args.join(' ')).to.equal(2);
      expect(stdout).to.equal('');
      expect(stderr).to.match(/^skm /).and.not.include('    at ');
    }
  });
});
