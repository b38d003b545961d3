import { readOutboxFile } from '@skm-survey/protocol';
import type { OutboxFileEvent, OutboxFileRecord } from '@skm-survey/protocol';
import type { Client, Holding } from '@skm-survey/sdk';
import { exportFile, exportLines } from '@skm-survey/sdk/export';
import { expect } from 'chai';
import type { OutboxRecord } from '../src/outbox/record.ts';
import { sha256 } from '../src/outbox/sha256.ts';
import { offline } from './support/faults.ts';
import { Rig } from './support/rig.ts';
import { mirrored } from './support/stream.ts';
import { submission } from './support/submissions.ts';

/** The file as the collector reads it. */
async function read(lines: AsyncIterable<string> | Iterable<string>): Promise<OutboxFileEvent[]> {
  let text = '';
  for await (const line of lines) text += line;
  const events: OutboxFileEvent[] = [];
  for await (const event of readOutboxFile(text.split('\n').slice(0, -1), sha256))
    events.push(event);
  return events;
}

const recordsOf = (events: readonly OutboxFileEvent[]): OutboxFileRecord[] =>
  events.flatMap((event) => (event.kind === 'record' ? [event.record] : []));

const exported = async (client: Client, of?: Holding): Promise<OutboxFileRecord[]> =>
  recordsOf(await read(exportLines(client, of)));

/** A kiosk with one answer set aside and then `waiting` in the queue. */
async function filled(rig: Rig, waiting: number): Promise<Client> {
  rig.collector.verdict = (id) => ({
    id,
    status: 'rejected',
    reason: { type: '/problems/x', detail: 'no' },
  });
  const before = rig.client({ device: 'kiosk-1' });
  await before.submit(submission('bad'));
  await before.flush();
  before.close();
  const client = rig.client({ device: 'kiosk-1' }, offline);
  for (let i = 0; i < waiting; i++) await client.submit(submission(`${i}`));
  return client;
}

describe('an export', () => {
  it('holds queue and quarantine as they would be sent, under a checksum', async () => {
    const rig = new Rig();
    const client = await filled(rig, 120);
    const events = await read(exportLines(client));

    const { stream } = rig.disk.get('meta') as { stream: string };
    expect(events[0]).to.deep.include({ kind: 'header' });
    expect(events[0]).to.have.property('header').that.deep.includes({
      unit: 'unit',
      device: 'kiosk-1',
      stream,
      high: 121,
    });
    expect(events.at(-1)).to.include({ kind: 'end', intact: true });
    const records = recordsOf(events);
    expect(records.map(({ seq }) => seq)).to.deep.equal([
      ...Array.from({ length: 120 }, (_, i) => i + 2),
      1,
    ]);
    expect(records.at(-1)?.quarantined).to.deep.equal({
      code: 'answer-rejected',
      detail: '/problems/x: no',
    });
    const sent = rig.collector.batches.flatMap(({ items }) => items)[0];
    expect(records.at(-1)).to.deep.include(sent);
  });

  it('removes nothing, and what is delivered later is as it was in the file', async () => {
    const rig = new Rig();
    const client = await filled(rig, 3);
    const frozen = new Map(rig.disk);
    const records = await exported(client, 'queue');
    expect(rig.disk).to.deep.equal(frozen);
    client.close();
    rig.collector.verdict = () => null;
    const later = rig.client({ device: 'kiosk-1' });
    await later.flush();
    expect(records.map(({ id, sha256: hash }) => [id, hash])).to.deep.equal([
      ...rig.collector.answers,
    ]);
  });

  it('can be of one of the two', async () => {
    const client = await filled(new Rig(), 2);
    expect((await exported(client, 'queue')).map(({ seq }) => seq)).to.deep.equal([2, 3]);
    expect((await exported(client, 'quarantine')).map(({ seq }) => seq)).to.deep.equal([1]);
  });

  it('of an empty outbox is a file without records', async () => {
    const events = await read(exportLines(new Rig().client()));
    expect(events.map(({ kind }) => kind)).to.deep.equal(['header', 'end']);
    expect(events.at(-1)).to.include({ intact: true });
  });

  it('names the stream of a record that is not of the present one', async () => {
    const rig = new Rig();
    const client = await filled(rig, 1);
    const meta = rig.disk.get('meta') as { stream: string };
    rig.disk.set('meta', { ...meta, stream: 'another' });
    const streams = (await exported(client)).map(({ stream }) => stream);
    expect(streams).to.deep.equal([meta.stream, meta.stream]);
  });

  it('of a suspect store holds also what cannot be given its number, and changes nothing', async () => {
    const rig = new Rig();
    const client = rig.client({}, offline);
    await client.submit(submission('numbered'));
    const [[, record] = []] = rig.disk;
    const { stream, seq, ...draft } = record as OutboxRecord;
    const id = '00000000-0000-4000-8000-0000000000ff';
    rig.disk.set(`n/${id}`, { ...draft, id, sha256: '' });
    rig.disk.set('n/later', { v: 2 });
    mirrored(rig, { suspect: true });
    const before = structuredClone(rig.disk);
    const events = await read(exportLines(client));
    expect(events.at(-1)).to.include({ kind: 'end', intact: true });
    const [unnumbered, numbered, ...others] = recordsOf(events);
    expect(others).to.deep.equal([]);
    expect(numbered).to.include({ id: draft.id, seq });
    expect(unnumbered).to.include({ id, seq: 1, body: draft.body, sha256: sha256(draft.body) });
    expect(unnumbered?.stream).to.be.a('string').that.does.not.equal(stream);
    expect(rig.disk).to.deep.equal(before);
    expect(await exported(client, 'quarantine')).to.deep.equal([]);
  });

  it('is a file of the right type', async () => {
    const client = await filled(new Rig(), 5);
    const file = await exportFile(client);
    expect(file.type).to.equal('application/x-ndjson');
    let lines = '';
    for await (const line of exportLines(client)) lines += line;
    expect(await file.text()).to.equal(lines);
  });
});
