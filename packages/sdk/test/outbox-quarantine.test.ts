import type { Client } from '@skm-survey/sdk';
import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { heard, Rig } from './support/rig.ts';
import { kiosk, rejects, saved } from './support/stream.ts';
import { submission } from './support/submissions.ts';

/** A page whose collector has rejected one answer. */
async function setAside(): Promise<{ rig: Rig; client: Client; id: string }> {
  const rig = new Rig();
  rejects(rig, 'bad');
  const client = rig.client(kiosk);
  const { id } = await client.submit(submission('bad'));
  await client.flush();
  return { rig, client, id };
}

/** Puts beside it what only a newer version can read. */
function future(rig: Rig): void {
  rig.disk.set('x/later', { v: 2, packed: 'all different' });
  rig.disk.set('x/null', null);
}

describe('the quarantine', () => {
  it('lists each of many once', async () => {
    const rig = new Rig();
    await saved(
      rig,
      Array.from({ length: 120 }, () => 'bad'),
    );
    rejects(rig, 'bad');
    const client = rig.client(kiosk);
    await client.flush();
    const listed = await client.quarantine.list();
    expect(new Set(listed.map(({ seq }) => seq)).size).to.equal(120);
    expect(listed).to.have.length(120);
    expect(await client.quarantine.retry()).to.equal(120);
    expect(rig.keys('x/')).to.deep.equal([]);
  });

  it('lists what an answer is about, and when and why it was set aside', async () => {
    const { client, id } = await setAside();
    expect(await client.quarantine.list()).to.deep.equal([
      {
        id,
        seq: 1,
        at: '2026-11-01T00:00:00.000Z',
        since: '2026-11-01T00:00:00.000Z',
        questionnaire: { id: 'skm-2017', revision: '1' },
        reason: { code: 'answer-rejected', detail: '/problems/x: no' },
      },
    ]);
  });

  it('leaves what a newer version set aside alone', async () => {
    const { rig, client } = await setAside();
    future(rig);
    expect(await client.quarantine.list()).to.have.length(1);
    const { records } = await client.inventory('quarantine');
    const seqs: number[] = [];
    for await (const { seq } of records) seqs.push(seq);
    expect(seqs).to.deep.equal([1]);
    expect(await client.quarantine.erase(['later', 'null'])).to.equal(0);
    expect(await client.quarantine.retry(['later', 'null'])).to.equal(0);
    expect(await client.quarantine.retry()).to.equal(1);
    expect(rig.keys('x/').sort()).to.deep.equal(['x/later', 'x/null']);
  });

  it('sends at once what it lets go', async () => {
    const { rig, client, id } = await setAside();
    rig.collector.verdict = () => null;
    expect(await client.quarantine.retry([id])).to.equal(1);
    expect(rig.keys('x/')).to.deep.equal([]);
    await rig.machine.advance(1_000);
    expect([...rig.collector.answers.keys()]).to.deep.equal([id]);
  });

  it('stirs nothing when there was nothing to let go', async () => {
    const { rig, client } = await setAside();
    const before = new Map(rig.disk);
    const changes = heard(client, 'skm-status');
    expect(await client.quarantine.retry(['unknown'])).to.equal(0);
    expect(await client.quarantine.erase(['unknown'])).to.equal(0);
    await rig.machine.advance(1_000);
    expect(changes).to.deep.equal([]);
    expect(rig.disk).to.deep.equal(before);
  });

  it('has gone for the queue, and back, by the counters', async () => {
    const { rig, client, id } = await setAside();
    client.close();
    const later = rig.client(kiosk, offline);
    expect(await later.status()).to.include({ pending: 0, quarantined: 1 });
    await later.quarantine.retry([id]);
    expect(await later.status()).to.include({ pending: 1, quarantined: 0 });
  });
});

describe('the header of an export', () => {
  it('names no device where there is none, and no stream of a record of its own', async () => {
    const rig = new Rig();
    const client = rig.client({}, offline);
    await client.submit(submission());
    const { header, records } = await client.inventory();
    expect(header).to.not.have.property('device');
    for await (const record of records) expect(record).to.not.have.property('stream');
  });
});
