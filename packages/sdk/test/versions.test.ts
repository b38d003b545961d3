import type { BatchItem } from '@skm-survey/protocol';
import type { Client, Environment } from '@skm-survey/sdk';
import { exportLines } from '@skm-survey/sdk/export';
import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { released, under } from './support/fixture.ts';
import type { Outbox } from './support/fixture.ts';
import { heard, Rig } from './support/rig.ts';
import { openSealed } from './support/sealed.ts';
import { submission } from './support/submissions.ts';

/** A rig whose disk is as a released version left it. */
function restored({ mirror, entries }: Outbox): Rig {
  const rig = new Rig();
  for (const [key, value] of entries) rig.disk.set(key, structuredClone(value));
  rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify(mirror));
  return rig;
}

const reject = (id: string): ReturnType<Rig['collector']['verdict']> => ({
  id,
  status: 'rejected',
  reason: { type: '/problems/x', detail: 'no' },
});

for (const [name, outbox] of released) {
  const { device, privateKey } = outbox;

  describe(`an outbox of format ${name}`, () => {
    const waiting = under<BatchItem>(outbox, 'r/');
    const [aside] = under<{ record: BatchItem }>(outbox, 'x/');
    const open = (rig: Rig, environment: Partial<Environment> = {}): Client =>
      rig.client({ device, receipts: 'keep' }, { uuid: () => crypto.randomUUID(), ...environment });

    it('is sent whole, with the bytes that were stored', async () => {
      const rig = restored(outbox);
      const report = await open(rig).flush();
      expect(report).to.include({ accepted: waiting.length, pending: 0 });
      const sent = rig.collector.batches.flatMap(({ items }) => items);
      expect(sent.map(({ id, seq, body, sha256 }) => [id, seq, body, sha256])).to.deep.equal(
        waiting.map(({ id, seq, body, sha256 }) => [id, seq, body, sha256]),
      );
      expect(rig.keys('r/')).to.deep.equal([]);
    });

    it('keeps its quarantine, receipt and losses that were not yet told', async () => {
      const rig = restored(outbox);
      const client = open(rig);
      await client.flush();
      expect((await client.quarantine.list()).map(({ id }) => id)).to.deep.equal([
        aside?.record.id,
      ]);
      const [receipt] = under<object>(outbox, 's/');
      expect((await client.status()).receipt).to.deep.equal(receipt);
      const ended = [...rig.collector.streams.values()].find(({ closed }) => closed);
      expect([...(ended?.lost ?? [])]).to.deep.equal([1]);
    });

    it('goes on with its numbers', async () => {
      const client = open(restored(outbox), offline);
      expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 5 });
      expect(await client.status()).to.include({ pending: waiting.length + 1, quarantined: 1 });
    });

    it('can be exported', async () => {
      const lines: string[] = [];
      for await (const line of exportLines(open(restored(outbox), offline))) lines.push(line);
      expect(lines).to.have.length(waiting.length + 3);
    });

    it('opens with the key that it was sealed to', async () => {
      const sealed = waiting.filter(({ enc }) => enc);
      expect(sealed).to.have.length.above(0);
      for (const record of sealed) {
        const text = await openSealed(record, { unit: outbox.unit, privateKey });
        expect(JSON.parse(text)).to.include({ v: 1, comment: 'tersegel' });
      }
    });
  });
}

describe('what a newer version wrote', () => {
  /** Three answers of which the second is in a format of the future. */
  async function mixed(): Promise<{ rig: Rig; key: string; future: unknown }> {
    const rig = new Rig();
    const before = rig.client({ device: 'kiosk-1' }, offline);
    for (const mark of ['a', 'b', 'c']) await before.submit(submission(mark));
    before.close();
    const [, key = ''] = rig.keys('r/');
    const future = { v: 2, packed: 'all different' };
    rig.disk.set(key, future);
    return { rig, key, future };
  }

  it('is neither sent nor dropped nor declared lost, and holds nothing up', async () => {
    const { rig, key, future } = await mixed();
    const client = rig.client({ device: 'kiosk-1' });
    const losses = heard(client, 'skm-lost');
    await client.flush();
    await rig.machine.advance(10 * 60_000);

    expect(rig.keys('r/')).to.deep.equal([key]);
    expect(rig.disk.get(key)).to.deep.equal(future);
    const sent = rig.collector.batches.flatMap(({ items }) => items);
    expect(sent.map(({ seq }) => seq)).to.deep.equal([1, 3]);
    expect(losses).to.deep.equal([]);
    expect(rig.collector.batches.every(({ lost }) => lost === undefined)).to.equal(true);
  });

  it('is counted and shown', async () => {
    const { rig } = await mixed();
    const client = rig.client({ device: 'kiosk-1' });
    const problems = heard(client, 'skm-problem');
    await client.flush();
    await client.flush();
    const { pending, unreadable, problem } = await client.status();
    expect([pending, unreadable, problem?.code]).to.deep.equal([1, 1, 'answers-unreadable']);
    expect(problems).to.have.length(1);
  });

  it('is sent by the version that can, and then no longer shown', async () => {
    const { rig, key } = await mixed();
    const client = rig.client({ device: 'kiosk-1' });
    await client.flush();
    // The newer version in another tab has sent it.
    rig.disk.delete(key);
    const meta = rig.disk.get('meta') as { rev: number; pending: number };
    rig.disk.set('meta', { ...meta, rev: meta.rev + 1, pending: 0 });
    await client.flush();
    expect(await client.status()).to.include({ pending: 0, unreadable: 0, problem: null });
  });

  it('is not taken for lost when it was set aside', async () => {
    const rig = new Rig();
    rig.collector.verdict = reject;
    const before = rig.client({ device: 'kiosk-1' });
    await before.submit(submission());
    await before.flush();
    before.close();
    const [key = ''] = rig.keys('x/');
    rig.disk.set(key, { v: 2, packed: 'all different' });
    // The collector was put back to the day before, and misses it.
    rig.collector.streams.clear();

    const client = rig.client({ device: 'kiosk-1' });
    const losses = heard(client, 'skm-lost');
    await client.flush();
    await client.flush();

    expect(losses).to.deep.equal([]);
    expect(rig.collector.batches.every(({ lost }) => lost === undefined)).to.equal(true);
    expect(await client.status()).to.include({ quarantined: 1 });
  });

  it('in the books survives everything that this version writes', async () => {
    const rig = new Rig();
    const before = rig.client({}, offline);
    await before.submit(submission());
    before.close();
    const meta = rig.disk.get('meta') as object;
    rig.disk.set('meta', { ...meta, future: { kept: true } });
    // Without locks the lease is written too; the end of the stream empties the books.
    const client = rig.client({}, { tryLock: null });
    await client.submit(submission('bad'));
    rig.collector.verdict = (id, body) => (body.includes('bad') ? reject(id) : null);
    await client.flush();
    await client.quarantine.erase((await client.quarantine.list()).map(({ id }) => id));
    await client.flush();

    expect(rig.disk.get('meta')).to.deep.include({ stream: null, future: { kept: true } });
  });

  it('in a record survives quarantine and retry', async () => {
    const rig = new Rig();
    const before = rig.client({}, offline);
    await before.submit(submission());
    before.close();
    const [key = ''] = rig.keys('r/');
    const record = { ...(rig.disk.get(key) as object), future: { kept: true } };
    rig.disk.set(key, record);
    rig.collector.verdict = reject;
    const client = rig.client();
    await client.flush();
    client.close();
    const later = rig.client({}, offline);
    await later.quarantine.retry();
    expect(rig.disk.get(key)).to.deep.equal(record);
  });
});
