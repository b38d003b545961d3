import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, TicketKeys } from '@skm-survey/collector';
import { openSqliteStore } from '@skm-survey/collector/node';
import type { Batch, BatchItem } from '@skm-survey/protocol';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createHash, randomUUID } from 'node:crypto';
import { exportRows } from '../src/commands/export.ts';
import { within } from './support/within.ts';

const at = '2026-03-10T05:00:00.000Z';

const itemOf = (seq: number, answers: object, more: object): BatchItem => {
  const { id, revision } = skm2017;
  const said = { v: 1, questionnaire: { id, revision }, lang: 'id', answers, profile: {}, ...more };
  const body = JSON.stringify(said);
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { id: randomUUID(), seq, at, tz: 420, up: 1, sdk: 'test', sha256, body };
};

describe('skm export --with', () => {
  let data: string;
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'skm-columns-'));
  });
  afterEach(() => rmSync(data, { recursive: true, force: true }));

  /** Puts answers into the data folder by the collector's own way, with a ticket for whoever wants one. */
  async function take(...answers: readonly [answers: object, more: object][]): Promise<void> {
    const pair = await generateKeyPair('EdDSA');
    const keys = { keys: [await exportJWK(pair.publicKey)] };
    const claims = { sub: 'dinas', jti: randomUUID() };
    const ticket = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(pair.privateKey);
    const store = await openSqliteStore({ dataDir: data });
    const app = createApp({ store, tickets: new TicketKeys(() => Promise.resolve(keys)) });
    const items = answers.map(([values, more], n) =>
      itemOf(n + 1, values, 'ticket' in more && more.ticket === true ? { ...more, ticket } : more),
    );
    const around = { v: 1, batch: randomUUID(), unit: 'dinas', stream: 's', sentAt: at } as const;
    const counts = { high: items.length, pending: 0, closed: true };
    const response = await app.request('/v1/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...around, ...counts, items } satisfies Batch),
    });
    expect(response.status).to.equal(200);
    await store.close();
  }

  const exported = async (...args: string[]): Promise<string[]> => {
    const { stdout } = await within(exportRows, '--data', data, '--unit', 'dinas', ...args);
    return stdout.trim().split('\r\n');
  };

  const visit = { service: 'ktp', counter: '3', officer: 'p17', assisted: true, ticket: true };

  it('says of the visit what was asked for, and of nothing else', async () => {
    await take([{ waktu: 4 }, visit]);
    const [header = '', row = ''] = await exported(
      '--with',
      'counter,officer,service,assisted,ticket',
    );
    expect(header).to.match(/sarana,counter,officer,service,assisted,ticket$/);
    expect(row).to.match(/,3,p17,ktp,1,verified$/);
    expect((await exported())[1]).to.equal(',,4,,,,,,');
  });

  it('names why a ticket proves nothing, and leaves empty what was not said', async () => {
    await take([{ waktu: 4 }, { ticket: 'A-017' }], [{ waktu: 4 }, {}]);
    const rows = await exported('--with', 'counter,ticket,assisted');
    expect(rows.slice(1).sort()).to.deep.equal([',,4,,,,,,,,,0', ',,4,,,,,,,,unreadable,0']);
  });

  it('counts partial answers unless it is told not to', async () => {
    await take([{ waktu: 1 }, { partial: true }], [{ waktu: 4 }, {}]);
    expect((await exported('--with', 'partial')).slice(1).sort()).to.deep.equal([
      ',,1,,,,,,,1',
      ',,4,,,,,,,0',
    ]);
    expect(await exported('--complete')).to.have.length(2);
    expect((await exported('--complete'))[1]).to.equal(',,4,,,,,,');
  });

  it('gives the reasons by item, as text that no spreadsheet runs', async () => {
    const reasons = { waktu: '=1+1; "lama"', sarana: 'Panas.' };
    await take([{ waktu: 1, sarana: 1 }, { reasons }]);
    const [header = '', row = ''] = await exported(
      ...['--questionnaire', 'skm-2017', '--with', 'reasons'],
    );
    const names = header.split(',');
    expect(names.slice(9)).to.deep.equal(names.slice(0, 9).map((key) => `reason:${key}`));
    expect(row).to.include(`"'=1+1; ""lama"""`).and.include('Panas.');
    expect((await exported('--questionnaire', 'skm-2017')).join()).not.to.include('Panas.');
  });

  it('refuses what it does not know', async () => {
    const refused = async (...args: string[]): Promise<string> => {
      const { code, stderr } = await within(exportRows, '--data', data, '--unit', 'd', ...args);
      expect(code).to.equal(2);
      return stderr.split('\n')[0] ?? '';
    };
    expect(await refused('--with', 'comment')).to.include('--with hanya mengenal');
    expect(await refused('--with', 'reasons')).to.include('--questionnaire');
  });
});
