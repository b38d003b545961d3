import { limits } from '@skm-survey/protocol';
import type { OutboxRecord } from '../src/outbox/record.ts';
import { itemOf } from '../src/outbox/record.ts';
import { expect } from 'chai';
import { fitting as fittingOf } from '../src/delivery/batch.ts';
import { uuid } from './support/batches.ts';
import { offline } from './support/faults.ts';
import { submission } from './support/submissions.ts';
import { missing, Wire } from './support/wire.ts';

const record = (seq: number, parts: Partial<OutboxRecord> = {}): OutboxRecord => ({
  v: 1,
  id: uuid(seq),
  unit: 'unit',
  at: '2026-11-01T00:00:00.000Z',
  tz: 420,
  up: 1,
  questionnaire: { id: 'skm-2017', revision: '1' },
  sdk: 'test',
  body: '',
  sha256: '0'.repeat(64),
  stream: 's',
  seq,
  ...parts,
});

/** A record that takes exactly so many bytes in a batch, the comma after it included. */
function sized(seq: number, bytes: number): OutboxRecord {
  const empty = JSON.stringify(itemOf(record(seq))).length + 1;
  return record(seq, { body: 'x'.repeat(bytes - empty) });
}

const fitting = (records: readonly OutboxRecord[]): number =>
  fittingOf(records.map((one) => ({ key: '', record: one })));

describe('what fits into one request', () => {
  // What is left of the limit once the heading has its thousand bytes.
  const room = limits.batchBytes - 1_000;

  it('is filled to the last byte', () => {
    expect(fitting([sized(1, 30_000), sized(2, room - 30_000)])).to.equal(2);
    expect(fitting([sized(1, 30_000), sized(2, room - 30_000 + 1)])).to.equal(1);
    expect(fitting([sized(1, 30_000), sized(2, 20_000), sized(3, 20_000)])).to.equal(2);
  });

  it('is one at least, so that one that is too large is found out', () => {
    expect(fitting([sized(1, 70_000), record(2)])).to.equal(1);
    expect(fitting([record(1)])).to.equal(1);
    expect(fitting([])).to.equal(0);
  });

  it('is of one stream, and never one id twice', () => {
    expect(fitting([record(1), record(2), record(3, { stream: 't' })])).to.equal(2);
    expect(fitting([record(1, { stream: 't' }), record(2)])).to.equal(1);
    expect(fitting([record(1), record(2), record(3, { id: uuid(1) }), record(4)])).to.equal(2);
  });
});

describe('a batch on the wire', () => {
  it('keeps within the bytes of a keepalive request, whatever the letters', async () => {
    const wire = new Wire();
    const { rig } = wire;
    const before = rig.client({}, offline);
    const comment = 'ꦲ'.repeat(2_000);
    for (let i = 0; i < 30; i++) await before.submit({ ...submission(), comment });
    before.close();
    expect(await rig.client({}, wire).flush()).to.include({ accepted: 30, pending: 0 });
    const bytes = wire.sent.map(({ batch }) => new Blob([JSON.stringify(batch)]).size);
    expect(Math.max(...bytes)).to.be.within(limits.batchBytes - 8_000, limits.batchBytes);
  });

  it('says of a stream how many numbers were given out and how many wait', async () => {
    const wire = new Wire();
    const { rig } = wire;
    const before = rig.client({}, offline);
    for (let i = 0; i < 120; i++) await before.submit(submission());
    before.close();
    await rig.client({}, wire).flush();
    const said = wire.sent.map(({ batch }) => [batch.high, batch.pending, batch.items.length]);
    expect(said).to.deep.equal([
      [120, 120, 50],
      [120, 70, 50],
      [120, 20, 20],
    ]);
    const closed = wire.sent.map(({ batch }) => batch.closed);
    expect(closed).to.deep.equal([false, false, true]);
    expect(wire.sent[0]?.batch).not.to.have.any.keys('lost', 'device', 'health', 'receipt');
  });

  it('of an older stream speaks for that stream alone', async () => {
    const wire = new Wire();
    const { rig } = wire;
    const before = rig.client({ device: 'kiosk-1' }, offline);
    for (let i = 0; i < 3; i++) await before.submit(submission());
    before.close();
    const meta = rig.disk.get('meta') as { stream: string };
    rig.disk.set('meta', { ...meta, stream: 'another', high: 9, pending: 1, lost: [[8, 8]] });
    rig.machine.mirror.entries.clear();

    await rig.client({ device: 'kiosk-1' }, wire).flush();

    const [old] = wire.sent.filter(({ batch }) => batch.items.length);
    expect(old?.batch).to.include({ stream: meta.stream, high: 3, pending: 3, closed: false });
    expect(old?.batch).not.to.have.property('lost');
  });

  it('declares no more ranges than the wire takes, and the rest in the next', async () => {
    const wire = new Wire();
    const { rig } = wire;
    const before = rig.client({ device: 'kiosk-1' }, offline);
    await before.submit(submission());
    before.close();
    const meta = rig.disk.get('meta') as object;
    const lost = Array.from({ length: 250 }, (_, i) => [2 * i + 2, 2 * i + 2]);
    rig.disk.set('meta', { ...meta, rev: 99, high: 501, lost });
    wire.answer = (batch) => missing(wire, batch);

    await rig.client({ device: 'kiosk-1' }, wire).flush();

    const declared = wire.sent.map(({ batch }) => batch.lost ?? []);
    expect(declared.map(({ length }) => length)).to.deep.equal([limits.ranges, 50]);
    expect(declared.flat()).to.deep.equal(lost);
    expect(rig.disk.get('meta')).to.deep.include({ lost: [] });
  });

  it('of a kiosk says how its store does, and nothing that the browser does not know', async () => {
    for (const [persisted, said] of [
      [true, { persisted: true }],
      [false, { persisted: false }],
      [null, {}],
    ] as const) {
      const wire = new Wire();
      const client = wire.rig.client(
        { device: 'kiosk-1' },
        { fetch: wire.fetch, persisted: () => Promise.resolve(persisted) },
      );
      await client.submit(submission());
      await client.flush();
      const { batch } = wire.sent[0]!;
      expect(batch).to.deep.include({ device: 'kiosk-1', health: 'ok', ...said });
      expect('persisted' in batch).to.equal(persisted !== null);
    }
  });
});
