import {
  Completeness,
  writeOutboxFile,
  type OutboxFileRecord,
  type OutboxHeader,
} from '@skm-survey/protocol';
import { expect } from 'chai';
import { Catalogue } from '../src/catalogue.ts';
import { sha256 } from '../src/digest.ts';
import { importOutbox, type Import, type ImportOptions } from '../src/import.ts';
import type { AnswerStore } from '../src/store/port.ts';
import { answerOf, batchOf, itemOf, noon, replyTo, statusesOf } from './support/batches.ts';
import type { FakeEnvironment } from './support/environment.ts';
import { cleanUp, sqliteApp } from './support/sqlite.ts';

afterEach(cleanUp);

const header: OutboxHeader = {
  ...{ v: 1, kind: 'skm-outbox', unit: 'dinas', stream: 'aliran', high: 120 },
  ...{ exportedAt: '2026-03-09T05:00:00.000Z', sdk: 'test/1' },
};

async function fileOf(records: readonly OutboxFileRecord[], head = header): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of writeOutboxFile(head, records, sha256)) lines.push(line.slice(0, -1));
  return lines;
}

async function setUp(): Promise<{
  store: AnswerStore;
  app: Awaited<ReturnType<typeof sqliteApp>>['app'];
  environment: FakeEnvironment;
  load: (lines: readonly string[], options?: ImportOptions) => Promise<Import>;
}> {
  const { app, store, environment } = await sqliteApp();
  const acceptor = { store, environment, catalogue: new Catalogue(store) };
  async function* each(lines: readonly string[]): AsyncGenerator<string> {
    for (const line of lines) yield await Promise.resolve(line);
  }
  return {
    app,
    store,
    environment,
    load: (lines, options) => importOutbox(acceptor, () => each(lines), options),
  };
}

const many = (count: number): Promise<OutboxFileRecord[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => itemOf(n + 1)));

const none = { accepted: 0, duplicate: 0, rejected: 0, conflict: 0 };

async function respondents(store: AnswerStore): Promise<number> {
  const rows = await store.tallies({ unit: 'dinas' });
  return rows.find(({ measure }) => measure === 'respondent')?.count ?? 0;
}

describe('the import of a queue', () => {
  it('counts every answer once: at the first import, never again, nor when the device comes back', async () => {
    const { app, store, load } = await setUp();
    const records = await many(120);
    const lines = await fileOf(records);
    expect(await load(lines)).to.deep.include({ counts: { ...none, accepted: 120 } });
    expect(await load(lines)).to.deep.include({ counts: { ...none, duplicate: 120 } });
    const reply = await replyTo(app, batchOf(records.slice(0, 50), { high: 120 }));
    expect(new Set(statusesOf(reply))).to.deep.equal(new Set(['duplicate']));
    expect(reply.missing).to.deep.equal([]);
    expect(await respondents(store)).to.equal(120);
    const { announced, accepted, unknown } = await store.streamTotals('dinas');
    expect({ announced, accepted, unknown }).to.deep.equal({
      announced: 120,
      accepted: 120,
      unknown: 0,
    });
  });

  it('takes a quarantine over several streams, and keeps what cannot be counted', async () => {
    const { store, load } = await setUp();
    const quarantined = { code: 'answer-rejected', detail: 'why' };
    const records = [
      { ...(await itemOf(1, answerOf({ waktu: 9 }))), quarantined },
      { ...(await itemOf(1)), quarantined, stream: 'lama' },
      { ...(await itemOf(2)), quarantined },
    ];
    expect(await load(await fileOf(records))).to.deep.include({
      counts: { ...none, accepted: 2, rejected: 1 },
    });
    expect((await store.streamTotals('dinas')).streams).to.equal(2);
    const kept: string[] = [];
    for await (const { id } of store.quarantined('dinas')) kept.push(id);
    expect(kept).to.deep.equal([records[0]?.id]);
  });

  it('files an answer under the day of the device, however late the file comes', async () => {
    const { store, load } = await setUp();
    const record = await itemOf(1, answerOf(), { at: '2026-02-20T05:00:00.000Z' });
    await load(await fileOf([record]));
    const days: string[] = [];
    for await (const { day } of store.answers({ unit: 'dinas' })) days.push(day);
    expect(days).to.deep.equal(['2026-02-20']);
  });

  it('takes nothing of a file that was altered or cut short', async () => {
    const { store, load } = await setUp();
    const lines = await fileOf(await many(3));
    const altered = lines.with(2, (lines[2] ?? '').replace('"seq":2', '"seq":7'));
    expect(await load(altered)).to.deep.equal({
      kind: 'refused',
      problems: [{ line: 5, problem: 'wrong-checksum' }],
    });
    expect(await load(lines.slice(0, 3))).to.deep.equal({
      kind: 'refused',
      problems: [{ line: 4, problem: 'no-end' }],
    });
    expect(await respondents(store)).to.equal(0);
  });

  it('salvages the whole lines of a damaged file only when told to', async () => {
    const { store, load } = await setUp();
    const lines = await fileOf(await many(3));
    const damaged = lines.with(1, (lines[1] ?? '').slice(0, 80)).slice(0, 4);
    const saved = await load(damaged, { salvage: true });
    expect(saved).to.deep.include({ counts: { ...none, accepted: 2 } });
    expect(saved).to.have.deep.property('problems', [
      { line: 2, problem: 'not-json' },
      { line: 5, problem: 'no-end' },
    ]);
    expect(await respondents(store)).to.equal(2);
  });

  it('leaves out and names a line that an intact file holds and nobody understands', async () => {
    const { load } = await setUp();
    const [first, second] = await many(2);
    const strange = { ...first!, id: 'kelak' };
    const done = await load(await fileOf([strange, second!]));
    expect(done).to.deep.include({ kind: 'imported', counts: { ...none, accepted: 1 } });
    expect(done).to.have.deep.property('problems', [{ line: 2, problem: 'not-a-record' }]);
  });

  it('stops when the store cannot write, says so, and takes the rest the next time', async () => {
    const { store, load } = await setUp();
    const lines = await fileOf(await many(120));
    const accept = store.accept.bind(store);
    let left = 1;
    store.accept = (batch) =>
      left-- > 0 ? accept(batch) : Promise.resolve({ kind: 'unavailable', cause: 'disk full' });
    expect(await load(lines)).to.deep.equal({
      ...{ kind: 'unavailable', counts: { ...none, accepted: 50 }, cause: 'disk full' },
    });
    store.accept = accept;
    expect(await load(lines)).to.deep.include({
      counts: { ...none, accepted: 70, duplicate: 50 },
    });
  });

  it('does not make a silent device look alive', async () => {
    const { app, load, environment } = await setUp();
    const device = 'kios-1';
    const told = async (): Promise<unknown> => {
      const reply = await app.request('/v1/units/dinas/completeness');
      const { streams } = Completeness.parse(await reply.json());
      return [streams[0]?.lastSeen, streams[0]?.silent];
    };
    const file = await fileOf(await many(2), { ...header, device, high: 2 });
    await load(file);
    expect(await told(), 'it has never called').to.deep.equal([null, true]);
    await replyTo(app, batchOf([], { device, high: 2 }));
    environment.advance(61 * 60_000);
    await load(file);
    expect(await told()).to.deep.equal([noon, true]);
  });

  it('of an empty queue still says how far the device has counted', async () => {
    const { store, load } = await setUp();
    await load(await fileOf([], { ...header, high: 4 }));
    expect(await store.streamTotals('dinas')).to.include({ announced: 4, unknown: 4 });
  });
});
