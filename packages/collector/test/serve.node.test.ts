import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '@skm-survey/protocol';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import { Hono } from 'hono';
import { CollectorError } from '../src/node/errors.ts';
import { listen, type Listening } from '../src/node/listen.ts';
import { readQuestionnaires } from '../src/node/questionnaires.ts';
import { createServer, type ServerOptions } from '../src/node/serve.ts';
import {
  answerOf,
  batchOf,
  itemOf,
  replyTo,
  statusesOf,
  type Requestable,
} from './support/batches.ts';
import { cleanUp, dataFolder } from './support/sqlite.ts';
import { issuer } from './support/tickets.ts';

const running: Listening[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
  await cleanUp();
});

async function start(options: Partial<ServerOptions> = {}): Promise<Listening> {
  const quiet = { dataDir: dataFolder(), port: 0, warn: () => undefined };
  const server = await createServer({ ...quiet, ...options });
  running.push(server);
  return server;
}

const at = ({ url }: Listening): Requestable => ({
  request: (path, init) => fetch(url + path, init),
});

async function refusalOf(starting: Promise<unknown>): Promise<CollectorError> {
  const error = await starting.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof CollectorError) return error;
  throw new Error(`expected a CollectorError, got ${String(error)}`);
}

describe('a collector', () => {
  it('starts in a new folder and answers', async () => {
    const dataDir = join(dataFolder(), 'baru', 'data');
    const server = await start({ dataDir });
    expect(server.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${server.url}/healthz`)).status).to.equal(200);
  });

  it('verifies by the ticket keys in its folder, also those that come while it runs', async () => {
    const [dataDir, queue] = [dataFolder(), await issuer()];
    const server = await start({ dataDir });
    const answer = async (): Promise<unknown> =>
      itemOf(1, answerOf({ waktu: 4 }, { ticket: await queue.ticket({ exp: undefined }) }));
    await replyTo(at(server), batchOf([await answer()], { stream: 'dulu' }));
    mkdirSync(join(dataDir, 'tickets'));
    writeFileSync(join(dataDir, 'tickets', 'dinas.json'), JSON.stringify(queue.keys));
    await replyTo(at(server), batchOf([await answer()], { stream: 'kini' }));
    const results = (await (await fetch(`${server.url}/v1/units/dinas/results`)).json()) as Results;
    expect(results.verification).to.deep.include({ verified: 1, unverified: { 'unknown-key': 1 } });
  });

  it('does not start with a file of ticket keys that holds none', async () => {
    const tickets = dataFolder();
    writeFileSync(join(tickets, 'dinas.json'), '{}');
    expect((await refusalOf(start({ tickets }))).code).to.equal('ticket-keys-invalid');
  });

  it('still has its data when it is started again', async () => {
    const dataDir = dataFolder();
    const batch = batchOf([await itemOf(1)]);
    const first = await createServer({ dataDir, port: 0, units: [{ id: 'dinas' }] });
    await replyTo(at(first), batch);
    await first.close();
    expect(statusesOf(await replyTo(at(await start({ dataDir })), batch))).to.deep.equal([
      'duplicate',
    ]);
  });

  it('leaves no log behind when it is stopped: the one file is the whole data', async () => {
    const dataDir = dataFolder();
    const server = await createServer({ dataDir, port: 0, units: [{ id: 'dinas' }] });
    await replyTo(at(server), batchOf([await itemOf(1)]));
    await server.close();
    expect(existsSync(join(dataDir, 'skm.sqlite-wal'))).to.be.false;
  });

  it('warns where any unit may send, and not where units are named', async () => {
    const warnings: string[] = [];
    const warn = (sentence: string): unknown => warnings.push(sentence);
    await start({ warn });
    await start({ warn, units: [{ id: 'dinas' }] });
    expect(warnings).to.have.length(1);
  });

  it('says in a sentence that its port is taken, and lets go of the data', async () => {
    const dataDir = dataFolder();
    const port = Number(new URL((await start()).url).port);
    const refusal = await refusalOf(start({ dataDir, port }));
    expect(refusal.code).to.equal('port-in-use');
    expect(refusal.message).to.include(`Port ${port} on 127.0.0.1 is already in use`);
    await start({ dataDir });
  });

  it('says that an address is not its own', async () => {
    expect((await refusalOf(start({ host: '192.0.2.1' }))).code).to.equal('address-not-usable');
  });

  it('says that a unit cannot be called that', async () => {
    expect((await refusalOf(start({ units: [{ id: 'dinas/kependudukan' }] }))).code).to.equal(
      'unit-invalid',
    );
  });

  it('says that a questionnaire was changed under its revision', async () => {
    const dataDir = dataFolder();
    const own = { ...skm2017, id: 'sendiri' };
    await (await start({ dataDir, questionnaires: [own] })).close();
    running.pop();
    const changed = { ...own, comment: null };
    const refusal = await refusalOf(start({ dataDir, questionnaires: [changed] }));
    expect(refusal.code).to.equal('questionnaire-changed');
  });
});

describe('the questionnaires of a folder', () => {
  const folderWith = (name: string, content: string): string => {
    const folder = dataFolder();
    writeFileSync(join(folder, name), content);
    return folder;
  };

  it('are read from its JSON files', async () => {
    const folder = folderWith('sendiri.json', JSON.stringify({ ...skm2017, id: 'sendiri' }));
    writeFileSync(join(folder, 'catatan.txt'), 'bukan kuesioner');
    expect((await readQuestionnaires(folder)).map(({ id }) => id)).to.deep.equal(['sendiri']);
  });

  it('that are wrong are named with every problem', async () => {
    const folder = folderWith('salah.json', JSON.stringify({ ...skm2017, id: 'Salah', items: [] }));
    const { code, message } = await refusalOf(readQuestionnaires(folder));
    expect(code).to.equal('questionnaire-invalid');
    expect(message).to.include('salah.json').and.include('id:').and.include('items:');
  });

  it('that are no JSON, or no folder, are named', async () => {
    const broken = folderWith('rusak.json', '{');
    expect((await refusalOf(readQuestionnaires(broken))).message).to.include('rusak.json');
    expect((await refusalOf(readQuestionnaires('/nowhere'))).message).to.include('/nowhere');
  });
});

describe('stopping', () => {
  it('lets a request under way finish, and takes no new one', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const app = new Hono();
    let entered = (): void => undefined;
    const inside = new Promise<void>((resolve) => (entered = resolve));
    app.get('/', async (context) => {
      entered();
      await held;
      return context.text('selesai');
    });
    const server = await listen(app, { port: 0, host: '127.0.0.1' });
    const underWay = fetch(server.url);
    await inside;
    const closing = server.close();
    const late = await fetch(server.url).then(
      () => 'served',
      () => 'refused',
    );
    release();
    expect(await (await underWay).text()).to.equal('selesai');
    await closing;
    expect(late).to.equal('refused');
  });
});
