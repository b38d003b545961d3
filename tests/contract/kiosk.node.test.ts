import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Catalogue,
  createApp,
  importOutbox,
  KeyRing,
  makeKey,
  signerOf,
  systemEnvironment,
  type AnswerStore,
} from '@skm-survey/collector';
import { openSqliteStore } from '@skm-survey/collector/node';
import { KeyList } from '@skm-survey/protocol';
import { standardQuestionnaire } from '@skm-survey/questionnaire';
import type { Client, ClientOptions, Submission } from '@skm-survey/sdk';
import { exportLines } from '@skm-survey/sdk/export';
import { createReceiptCheck } from '@skm-survey/sdk/receipts';
import { createSeal } from '@skm-survey/sdk/seal';
import { expect } from 'chai';
/* eslint-disable no-restricted-imports -- Node has no IndexedDB, and a map that plays a disk is nothing to offer by a name of the package. */
import { clientOver } from '../../packages/sdk/src/client.ts';
import { realEnvironment } from '../../packages/sdk/src/environment.ts';
import { memoryStore } from '../../packages/sdk/test/support/memory-store.ts';
/* eslint-enable no-restricted-imports */

const { id, revision } = standardQuestionnaire('skm-2017');
const submission = (answers: Submission['answers']): Submission => ({
  ...{ questionnaire: { id, revision }, lang: 'id', answers, profile: {} },
});

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line);
}

/**
 * A kiosk with all that it can have, before the real collector in the same process. Node has no IndexedDB, so a map plays the disk;
 * everything else is what runs in a browser.
 */
describe('a kiosk and the collector', () => {
  let store: AnswerStore;
  let folder: string;
  let app: ReturnType<typeof createApp>;
  let keys: KeyRing;
  let reachable: boolean;
  const disk = new Map<string, unknown>();
  const clients: Client[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'skm-kiosk-'));
    store = await openSqliteStore({ dataDir: folder });
    const [seal, sig] = await Promise.all([
      makeKey('seal', new Date()),
      makeKey('sig', new Date()),
    ]);
    keys = new KeyRing(() => Promise.resolve([seal, sig]));
    const signer = await signerOf(sig);
    app = createApp({ store, units: [{ id: 'dinas', key: 'pk' }], keys, signer });
    reachable = true;
    disk.clear();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function kiosk(more: Partial<ClientOptions> = {}): Promise<Client> {
    const listed = KeyList.parse(await (await app.request('/v1/keys')).json());
    const publicKey = listed.keys.find(({ use }) => use === 'seal')!;
    const client = clientOver(
      memoryStore({ entries: disk, durable: true }),
      {
        ...{ collector: 'http://collector.test', unit: 'dinas', key: 'pk', device: 'kios-1' },
        seal: createSeal({ kid: publicKey.kid, publicKey }),
        receipts: createReceiptCheck(listed.keys),
        ...more,
      },
      {
        ...realEnvironment(),
        fetch: async (url, init) => {
          if (!reachable) throw new TypeError('no network');
          return app.request(url, init);
        },
      },
    );
    clients.push(client);
    return client;
  }

  const counted = async (): Promise<number> => {
    const rows = await store.tallies({ unit: 'dinas' });
    return rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
  };

  it('agree on sealed answers and on what a receipt proves', async () => {
    const client = await kiosk();
    for (const waktu of [4, 3, 2]) await client.submit(submission({ waktu }));
    expect(JSON.stringify([...disk.values()])).to.not.include('waktu');

    expect(await client.flush()).to.include({ pending: 0, quarantined: 0 });

    expect(await counted()).to.equal(3);
    const { receipt, problem } = await client.status();
    expect([receipt?.state, receipt?.stream]).to.deep.equal([
      'verified',
      (disk.get('meta') as { stream: string }).stream,
    ]);
    expect(problem).to.equal(null);
  });

  it('agree on a file, and count it once when the kiosk comes back', async () => {
    reachable = false;
    const client = await kiosk();
    for (const waktu of [4, 3, 2]) await client.submit(submission({ waktu }));
    const lines: string[] = [];
    for await (const line of exportLines(client)) lines.push(line.trimEnd());

    const environment = systemEnvironment;
    const acceptor = { store, catalogue: new Catalogue(store), environment, keys };
    const imported = await importOutbox(acceptor, () => each(lines));
    expect(imported).to.have.property('kind', 'imported');
    expect(imported).to.have.property('counts').that.includes({ accepted: 3 });
    expect(await counted()).to.equal(3);

    reachable = true;
    expect(await client.flush()).to.include({ accepted: 0, duplicate: 3, pending: 0 });
    expect(await counted()).to.equal(3);
    const totals = await store.streamTotals('dinas');
    expect(totals).to.include({ announced: 3, accepted: 3, unknown: 0, pending: 0 });
  });

  it('agree on a kiosk at which nobody has answered yet', async () => {
    const client = await kiosk();
    await client.flush();
    const reply = await app.request('/v1/units/dinas/completeness');
    expect(await reply.json()).to.have.nested.property('streams[0].device', 'kios-1');
  });
});
