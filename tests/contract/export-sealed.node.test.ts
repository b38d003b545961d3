import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createApp, KeyRing } from '@skm-survey/collector';
import { keyFolder, KeyFolder, openSqliteStore } from '@skm-survey/collector/node';
import { routes, type BatchItem } from '@skm-survey/protocol';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import { createSeal } from '@skm-survey/sdk/seal';
import { expect } from 'chai';

const program = fileURLToPath(new URL('../../packages/cli/src/skm.ts', import.meta.url));
const run = promisify(execFile);

const { id: questionnaire, revision, items } = standardQuestionnaire('skm-2017');
const unit = 'dinas';

/** Sealed as the SDK seals, where a seal is given. */
async function itemOf(
  seq: number,
  waktu: number,
  seal?: ReturnType<typeof createSeal>,
): Promise<BatchItem> {
  const id = randomUUID();
  const answer = { v: 1, questionnaire: { id: questionnaire, revision }, lang: 'id', profile: {} };
  const text = JSON.stringify({ ...answer, answers: { waktu } });
  const content = seal === undefined ? { body: text } : await seal(text, { id, unit });
  const sha256 = createHash('sha256').update(content.body).digest('hex');
  const about = { at: new Date().toISOString(), tz: 420, up: 1, sdk: 'test' };
  return { id, seq, ...about, sha256, ...content };
}

describe('skm export of what the SDK sealed', function () {
  this.timeout(30_000);
  let data: string;
  beforeEach(async () => {
    data = mkdtempSync(join(tmpdir(), 'skm-export-'));
    const folder = new KeyFolder(data);
    const { kid, kty, crv, x, y } = await folder.make('seal', new Date());
    const seal = createSeal({ kid, publicKey: { kty, crv, x, y } });
    const store = await openSqliteStore({ dataDir: data });
    const app = createApp({ store, keys: new KeyRing(() => folder.list()) });
    const answers = [await itemOf(1, 1), await itemOf(2, 2, seal), await itemOf(3, 3, seal)];
    const stream = { unit, stream: 's', high: 3, pending: 3, closed: false };
    const reply = await app.request(routes.answers, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ v: 1, batch: randomUUID(), ...stream },
        ...{ sentAt: new Date().toISOString(), items: answers },
      }),
    });
    expect(reply.status).to.equal(200);
    await store.close();
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  async function exported(): Promise<{ readonly waktu: string[]; readonly said: string }> {
    const options = ['--data', data, '--unit', unit, '--questionnaire', questionnaire];
    const command = ['--conditions=skm-source', program, 'export', ...options];
    const { stdout, stderr } = await run(process.execPath, command);
    const at = items.findIndex(({ key }) => key === 'waktu');
    const rows = stdout.trim().split('\r\n').slice(1);
    return { waktu: rows.map((row) => row.split(',')[at] ?? '').sort(), said: stderr };
  }

  it('opens it with the keys of the folder', async () => {
    expect(await exported()).to.deep.equal({ waktu: ['1', '2', '3'], said: '' });
  });

  it('leaves it out and says how many there are, while the key is away', async () => {
    const elsewhere = join(data, 'aman');
    mkdirSync(elsewhere);
    renameSync(join(data, keyFolder), join(elsewhere, keyFolder));
    const { waktu, said } = await exported();
    expect(waktu).to.deep.equal(['1']);
    expect(said).to.include('2 jawaban tersegel');
  });
});
