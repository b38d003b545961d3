import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOutboxFile, type OutboxFileRecord } from '@skm-survey/protocol';
import { expect } from 'chai';
import { answerItem } from './support/items.ts';
import { skm } from './support/skm.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const recordOf = (seq: number, waktu = 4): OutboxFileRecord => answerItem(seq, waktu);

async function textOf(records: readonly OutboxFileRecord[]): Promise<string> {
  let text = '';
  const lines = writeOutboxFile(
    {
      ...{ v: 1, kind: 'skm-outbox', unit: 'dinas', stream: 'aliran', high: records.length },
      ...{ exportedAt: '2026-03-10T05:00:00Z', sdk: 'test' },
    },
    records,
    digest,
  );
  for await (const line of lines) text += line;
  return text;
}

describe('skm import', function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'skm-import-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function fileOf(text: string, name = 'antrean.jsonl'): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  it('takes every answer once, and says of each file what came of it', async () => {
    const data = join(folder, 'data');
    const path = fileOf(await textOf([recordOf(1), recordOf(2), recordOf(3, 9)]));
    const first = await skm(['import', path, '--data', data]);
    expect(first.stdout).to.equal(
      `${path}: unit dinas: 2 diterima, 0 sudah ada, 1 ditolak dan disimpan, 0 bentrok dan disimpan\n`,
    );
    expect(first.code).to.equal(0);
    const again = await skm(['import', path, '--data', data]);
    expect(again.stdout).to.include('0 diterima, 2 sudah ada, 1 ditolak');
    const { stdout } = await skm(['export', '--data', data, '--unit', 'dinas']);
    expect(stdout.trim().split('\n')).to.have.length(3);
  });

  it('names the damaged line, takes nothing of that file, and goes on with the next', async () => {
    const text = await textOf([recordOf(1), recordOf(2)]);
    const bad = fileOf(text.replace(/\\"waktu\\":4/, '\\"waktu\\":1'), 'rusak.jsonl');
    const good = fileOf(await textOf([recordOf(1)]), 'utuh.jsonl');
    const { code, stdout, stderr } = await skm(['import', bad, good, '--data', join(folder, 'd')]);
    expect(code).to.equal(2);
    expect(stderr).to.include(`${bad}:2: isi jawaban`).and.to.include(`${bad}:4: checksum`);
    expect(stdout).to.include(`${bad}: ditolak`).and.to.include(`${good}: unit dinas: 1 diterima`);
  });

  it('says what is wrong with a command line or a file, and ends with 2', async () => {
    const wrong = [
      ['import', '--data', folder],
      ['import', 'x.jsonl'],
      ['import', join(folder, 'tidak-ada.jsonl'), '--data', folder],
      ['import', folder, '--data', folder],
      ['import', fileOf('waktu,biaya\n4,4\n'), '--data', folder],
      ['import', fileOf(''), '--data', folder],
    ];
    for (const args of wrong) {
      const { code, stderr } = await skm(args);
      expect(code, args.join(' ')).to.equal(2);
      expect(stderr).to.not.equal('').and.not.include('    at ');
    }
  });
});
