import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '@skm-survey/protocol';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import { expect } from 'chai';
import type { Hono } from 'hono';
import { Catalogue } from '../src/catalogue.ts';
import { targetOf } from '../src/digest.ts';
import { TicketFolder } from '../src/node/ticket-folder.ts';
import { register } from '../src/register.ts';
import { TicketKeys } from '../src/tickets/ticket-keys.ts';
import { answerOf, batchOf, itemOf, noon, replyTo, statusesOf } from './support/batches.ts';
import { cleanUp, dataFolder, sqliteApp } from './support/sqlite.ts';
import { issuer, type Issuer } from './support/tickets.ts';

afterEach(cleanUp);

const withTicket = (ticket: string, rest: object = {}): Record<string, unknown> =>
  answerOf({ waktu: 4 }, { ticket, ...rest });

const verificationOf = async (app: Hono): Promise<Results['verification']> =>
  ((await (await app.request('/v1/units/dinas/results')).json()) as Results).verification;

describe('answers with tickets', () => {
  let queue: Issuer;
  beforeEach(async () => {
    queue = await issuer();
  });
  const tickets = (): TicketKeys => new TicketKeys(() => Promise.resolve(queue.keys));

  it('publish the share of those that are verified', async () => {
    const { app } = await sqliteApp({ tickets: tickets() });
    expect(await verificationOf(app)).to.deep.equal({
      ...{ verified: 0, of: 0, share: null, unverified: {} },
    });
    const items = [
      await itemOf(1, withTicket(await queue.ticket())),
      await itemOf(2, withTicket(await queue.ticket())),
      await itemOf(3),
    ];
    await replyTo(app, batchOf(items));
    expect(await verificationOf(app)).to.deep.equal({
      ...{ verified: 2, of: 3, share: '66.67', unverified: {} },
    });
  });

  it('are accepted and counted whatever is wrong with the ticket, which is named', async () => {
    const { app } = await sqliteApp({ tickets: tickets() });
    const bad = [
      'A-017',
      await (await issuer()).ticket(),
      await (await issuer('EdDSA', 'lain')).ticket(),
      await queue.ticket({ exp: 1 }),
      await queue.ticket({ sub: 'puskesmas' }),
    ];
    const items = await Promise.all(bad.map((ticket, n) => itemOf(n + 1, withTicket(ticket))));
    const statuses = statusesOf(await replyTo(app, batchOf(items)));
    expect(statuses).to.deep.equal(bad.map(() => 'accepted'));
    expect(await verificationOf(app)).to.deep.equal({
      ...{ verified: 0, of: 5, share: '0.00' },
      unverified: {
        'bad-signature': 1,
        expired: 1,
        'other-unit': 1,
        unreadable: 1,
        'unknown-key': 1,
      },
    });
  });

  it('are rejected and kept when another answer came with the same ticket', async () => {
    const { app, store } = await sqliteApp({ tickets: tickets() });
    const ticket = await queue.ticket();
    const [first, second] = [
      await itemOf(1, withTicket(ticket)),
      await itemOf(2, withTicket(ticket)),
    ];
    await replyTo(app, batchOf([first]));
    const { results } = await replyTo(app, batchOf([second, first]));
    expect(results[0]).to.deep.include({ id: second.id, status: 'rejected' });
    expect(results[0]).to.have.nested.property('reason.type', '/problems/ticket-used');
    expect(results[1]).to.deep.equal({ id: first.id, status: 'duplicate' });
    const kept: string[] = [];
    for await (const { id } of store.quarantined('dinas')) kept.push(id);
    expect(kept).to.deep.equal([second.id]);
    expect(await verificationOf(app)).to.include({ verified: 1, of: 1 });
  });

  it('are counted once when the ticket comes in 32 batches at once', async () => {
    const { app } = await sqliteApp({ tickets: tickets() });
    const ticket = await queue.ticket();
    const batches = await Promise.all(
      Array.from({ length: 32 }, async (_, n) =>
        batchOf([await itemOf(1, withTicket(ticket))], { stream: `kios-${n}` }),
      ),
    );
    const replies = await Promise.all(batches.map((batch) => replyTo(app, batch)));
    const statuses = replies.flatMap(statusesOf);
    expect(statuses.filter((status) => status === 'accepted')).to.have.length(1);
    expect(statuses.filter((status) => status === 'rejected')).to.have.length(31);
    expect(await verificationOf(app)).to.include({ verified: 1, of: 1, share: '100.00' });
  });

  it('may use an unverified ticket as often as they like', async () => {
    const { app } = await sqliteApp({ tickets: tickets() });
    const expired = await queue.ticket({ exp: 1 });
    const items = [await itemOf(1, withTicket(expired)), await itemOf(2, withTicket(expired))];
    expect(statusesOf(await replyTo(app, batchOf(items)))).to.deep.equal(['accepted', 'accepted']);
    expect(await verificationOf(app)).to.include({ verified: 0, of: 2 });
  });

  it('are verified weeks later, by the clock of their device put right', async () => {
    const { app, environment } = await sqliteApp({ tickets: tickets() });
    const [kept, wrong] = [await queue.ticket(), await queue.ticket()];
    environment.advance(40 * 24 * 3_600_000);
    const now = environment.now().toISOString();
    await replyTo(app, batchOf([await itemOf(1, withTicket(kept))], { sentAt: now }));
    // This kiosk lives in 2023; what it says at sending tells how wrong it is.
    const item = await itemOf(2, withTicket(wrong), { at: '2023-01-01T00:00:00.000Z' });
    await replyTo(app, batchOf([item], { sentAt: '2023-02-10T00:00:00.000Z' }));
    expect(await verificationOf(app)).to.include({ verified: 2, of: 2 });
  });

  it('take their part of the share with them when they are erased', async () => {
    const { app, store } = await sqliteApp({ tickets: tickets() });
    const item = await itemOf(1, withTicket(await queue.ticket()));
    await replyTo(app, batchOf([item, await itemOf(2)]));
    await store.erase('dinas', await targetOf('dinas', item.id));
    expect(await verificationOf(app)).to.include({ verified: 0, of: 1, share: '0.00' });
  });

  it('are judged when they are counted, if they were held', async () => {
    const { app, store } = await sqliteApp({ tickets: tickets() });
    const questionnaire = { id: 'milik-sendiri', revision: '1' };
    const ticket = await queue.ticket({ exp: Date.parse(noon) / 1000 + 60 });
    const items = [1, 2].map((seq) => itemOf(seq, withTicket(ticket, { questionnaire })));
    const statuses = statusesOf(await replyTo(app, batchOf(await Promise.all(items))));
    expect(statuses, 'held').to.deep.equal(['accepted', 'accepted']);
    expect(await verificationOf(app)).to.include({ of: 0 });
    const where = { store, catalogue: new Catalogue(store), tickets: tickets() };
    await register(where, { ...skm2017, ...questionnaire });
    expect(await verificationOf(app)).to.include({ verified: 1, of: 1 });
    const reasons: string[] = [];
    for await (const { reason } of store.quarantined('dinas')) reasons.push(reason.type);
    expect(reasons).to.deep.equal(['/problems/ticket-used']);
  });
});

describe('the folder of ticket keys', () => {
  let queue: Issuer;
  let folder: string;
  let file: string;
  const warned: string[] = [];
  const open = (): TicketFolder => new TicketFolder(folder, (sentence) => warned.push(sentence));
  beforeEach(async () => {
    queue = await issuer();
    folder = join(dataFolder(), 'tickets');
    file = join(folder, 'dinas.json');
    warned.length = 0;
  });
  const put = (content: unknown): void => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  };

  it('may be missing', async () => {
    await open().checkAll();
    expect(await open().of('dinas')).to.equal(null);
  });

  it('is read anew while it is used: a file that comes, changes or goes counts at once', async () => {
    const files = open();
    expect(await files.of('dinas')).to.equal(null);
    put(queue.keys);
    const first = await files.of('dinas');
    expect(first).to.deep.equal(queue.keys);
    expect(await files.of('dinas'), 'unchanged').to.equal(first);
    const next = await issuer('ES256');
    put(next.keys);
    expect(await files.of('dinas')).to.deep.equal(next.keys);
    rmSync(file);
    expect(await files.of('dinas')).to.equal(null);
    expect(warned).to.deep.equal([]);
  });

  it('goes on with the keys before when a file is spoilt, and says so once', async () => {
    const files = open();
    put(queue.keys);
    await files.of('dinas');
    put('{"keys": [');
    expect(await files.of('dinas')).to.deep.equal(queue.keys);
    expect(await files.of('dinas')).to.deep.equal(queue.keys);
    expect(warned).to.have.length(1);
    expect(warned[0]).to.include('dinas.json').and.include('no JSON');
  });

  it('keeps the keys of units apart', async () => {
    put(queue.keys);
    renameSync(file, join(folder, 'puskesmas.json'));
    expect(await open().of('dinas')).to.equal(null);
    expect(await open().of('puskesmas')).to.deep.equal(queue.keys);
  });

  it('refuses a start with a file that holds no keys', async () => {
    put({ keys: [{ ...queue.keys.keys[0], d: 'AQAB' }] });
    const error: unknown = await open()
      .checkAll()
      .catch((reason: unknown) => reason);
    expect(error).to.include({ code: 'ticket-keys-invalid' });
    expect(String(error)).to.include('dinas.json').and.include('secret');
  });
});
