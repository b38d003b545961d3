import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '@skm-survey/collector';
import { openSqliteStore } from '@skm-survey/collector/node';
import { customise, type Customisation, type Questionnaire } from '@skm-survey/questionnaire';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import { skm, type Run } from './support/skm.ts';

type Given = Readonly<Record<string, number>>;

const words = ['Sangat lama', 'Lama', 'Singkat', 'Sangat singkat'];
const options = words.map((id, n) => ({ value: n + 1, text: { id } }));
const question = { kind: 'choice', text: { id: 'Bagaimana antrean hari ini?' }, options } as const;

/** Asks for the queue too, which counts for waktu. */
const queue: Customisation = {
  add: [{ ...question, key: 'antrean', counts: { index: 'ikm', unsur: 'waktu' } }],
};
/** Leaves biaya out, and asks where people parked, which counts for nothing. */
const parking: Customisation = {
  leaveOut: ['biaya'],
  add: [{ ...question, key: 'parkir' }],
};

function made(changes: Customisation): Questionnaire {
  const outcome = customise(skm2017, changes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.questionnaire;
}

function itemOf(seq: number, changes: Customisation, answers: Given): unknown {
  const { id, revision } = made(changes);
  const variant = { base: { id: skm2017.id, revision: skm2017.revision }, changes };
  const asked = { v: 1, questionnaire: { id, revision }, variant };
  const body = JSON.stringify({ ...asked, lang: 'id', answers, profile: {} });
  const sha256 = createHash('sha256').update(body).digest('hex');
  const about = { at: '2026-03-10T05:00:00Z', tz: 420, up: 1, sdk: 'test' };
  return { id: randomUUID(), seq, ...about, sha256, body };
}

describe('answers to questionnaires that their page changed, on the command line', function () {
  this.timeout(60_000);
  let data: string;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), 'skm-cli-'));
    const store = await openSqliteStore({ dataDir: data });
    const items = [
      itemOf(1, queue, { waktu: 4, antrean: 1 }),
      itemOf(2, queue, { waktu: 4, antrean: 3 }),
      itemOf(3, parking, { waktu: 2, parkir: 1 }),
    ];
    const envelope = { v: 1, batch: randomUUID(), unit: 'u', stream: 's', high: 3, pending: 3 };
    await createApp({ store }).request('/v1/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...envelope, closed: true, sentAt: new Date().toISOString(), items }),
    });
    await store.close();
  });
  after(() => rmSync(data, { recursive: true, force: true }));

  const run = async (...args: string[]): Promise<Run> => {
    const [command = '', ...rest] = args;
    return skm([command, '--data', data, '--unit', 'u', ...rest]);
  };
  const rowsOf = ({ stdout }: Run): { keys: string[]; rows: string[] } => {
    const [head = '', ...rows] = stdout.trimEnd().split(/\r?\n/);
    return { keys: head.split(','), rows: rows.sort() };
  };

  it('export as rows of unsur, from which the index follows', async () => {
    const exported = await run('export');
    const file = join(data, 'rows.csv');
    writeFileSync(file, exported.stdout);
    const scored = await skm(['score', file, '--json']);
    // waktu: 2.5, 3.5 and 2.
    expect(JSON.parse(scored.stdout)).to.deep.include({ respondents: 3, ikm: '66.67' });
  });

  it('export as rows of items, added ones too: of all revisions, or of one', async () => {
    const { keys, rows } = rowsOf(await run('export', '--questionnaire', 'skm-2017-custom'));
    expect(keys).to.include.members(['biaya', 'antrean', 'parkir']);
    expect(rows).to.have.length(3);
    const { revision } = made(parking);
    const one = await run('export', '--questionnaire', 'skm-2017-custom', '--revision', revision);
    expect(rowsOf(one).keys).to.deep.equal(made(parking).items.map(({ key }) => key));
    expect(rowsOf(one).rows).to.have.length(1);
  });

  it('are scored from rows of items by the questionnaire that variants prints', async () => {
    const { id, revision } = made(queue);
    expect((await run('variants')).stdout.trim().split('\n')).to.have.members([
      `${id} ${revision}`,
      `${id} ${made(parking).revision}`,
    ]);
    const definition = join(data, 'kuesioner.json');
    writeFileSync(definition, (await run('variants', '--revision', revision)).stdout);
    const rows = join(data, 'items.csv');
    const exported = await run('export', '--questionnaire', id, '--revision', revision);
    writeFileSync(rows, exported.stdout);
    const scored = await skm(['score', rows, '--questionnaire', definition, '--json']);
    expect(JSON.parse(scored.stdout)).to.deep.include({ respondents: 2, ikm: '75.00' });
  });

  it('say in a sentence what is not there, and end with 2', async () => {
    const wrong = [
      await run('variants', '--revision', 'c-0'),
      await run('export', '--questionnaire', 'lain'),
      await run('export', '--revision', 'c-0'),
      await run('serve', '--port', '0', '--variants', 'nol'),
    ];
    for (const { code, stdout, stderr } of wrong) {
      expect(code).to.equal(2);
      expect(stdout).to.equal('');
      expect(stderr).to.match(/^skm /);
    }
  });
});
