import { expect } from 'chai';
import { failing, offline } from './support/faults.ts';
import { settle } from './support/machine.ts';
import { heard, Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

describe('a suspect store', () => {
  it('is not written to, and what is delivered meanwhile is not sent twice', async () => {
    const rig = new Rig();
    const before = rig.client({}, offline);
    await before.submit(submission());
    before.close();
    rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true }));
    const frozen = new Map(rig.disk);

    const client = rig.client();
    const report = await client.flush();
    await client.flush();

    expect(report.accepted).to.equal(1);
    expect(rig.disk).to.deep.equal(frozen);
    expect(rig.collector.batches.filter(({ items }) => items.length)).to.have.length(1);
    expect((await client.status()).store).to.equal('suspect');
  });

  it('is healed by turning the log over before the next answer is saved', async () => {
    const rig = new Rig();
    rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true }));
    const written: number[] = [];
    const { store } = rig;
    rig.store = {
      ...store,
      transact: (keys, change, durability) =>
        store.transact(
          keys,
          (values) => {
            const changed = change(values);
            written.push(
              (changed.put ?? []).reduce(
                (sum, [, value]) => sum + (value instanceof Uint8Array ? value.length : 0),
                0,
              ),
            );
            return changed;
          },
          durability,
        ),
    };
    const client = rig.client();

    expect((await client.submit(submission())).kind).to.equal('saved');

    expect(written[0]).to.be.greaterThan(4_000_000);
    expect((await client.status()).store).to.equal('ok');
    expect(rig.keys('f/')).to.deep.equal([]);
    expect(rig.machine.mirror.getItem('skm-survey/unit')).not.to.contain('suspect');
  });

  it('stays suspect over a reload until it is healed', async () => {
    const rig = new Rig();
    rig.store = failing(rig, 'UnknownError').store;
    await rig.client().submit(submission());
    rig.store = new Rig().store;
    const reloaded = rig.client();
    expect((await reloaded.status()).store).to.equal('suspect');
  });
});

describe('a wiped device', () => {
  it('declares by number what may have been lost, and starts another stream', async () => {
    const rig = new Rig();
    const before = rig.client({}, offline);
    await before.submit(submission());
    await before.submit(submission());
    const { stream } = rig.disk.get('meta') as { stream: string };
    before.close();
    rig.disk.clear();

    const client = rig.client();
    const losses = heard(client, 'skm-lost');
    const problems = heard(client, 'skm-problem');
    await client.submit(submission());
    await client.flush();

    expect(losses).to.have.length(1);
    expect(problems[0]).to.include({ code: 'answers-lost' });
    // The collector has heard it; who looks at the device is still told.
    expect((await client.status()).problem).to.deep.equal({
      code: 'answers-lost',
      detail: `${stream}: 1–2`,
    });
    expect(losses[0]).to.deep.include({ stream, ranges: [[1, 2]] });
    expect([...rig.collector.streams.get(stream)!.lost]).to.deep.equal([1, 2]);
    expect(rig.collector.streams.get(stream)!.closed).to.equal(true);
    expect(rig.collector.streams.size).to.equal(2);
  });

  it('gives no number twice when the disk was set back', async () => {
    const rig = new Rig();
    const client = rig.client({ device: 'kiosk-1' }, offline);
    await client.submit(submission());
    const snapshot = structuredClone(rig.disk);
    await client.submit(submission());
    client.close();
    rig.disk.clear();
    for (const entry of snapshot) rig.disk.set(...entry);

    const later = rig.client({ device: 'kiosk-1' });
    const outcome = await later.submit(submission());
    await later.flush();

    expect(outcome).to.include({ seq: 3 });
    const [stream] = rig.collector.streams.values();
    expect([[...stream!.seqs], [...stream!.lost]]).to.deep.equal([[1, 3], [2]]);
  });

  it('leaves what a newer version wrote alone', async () => {
    const rig = new Rig();
    rig.disk.set('meta', { v: 2, all: 'new' });
    const client = rig.client();
    expect((await client.submit(submission())).kind).to.equal('accepted');
    expect(rig.disk.get('meta')).to.deep.equal({ v: 2, all: 'new' });
  });
});

describe('a counter that is wrong', () => {
  it('is put right when nothing waits, and the number is declared lost', async () => {
    const rig = new Rig();
    const before = rig.client({ device: 'kiosk-1' }, offline);
    await before.submit(submission());
    before.close();
    const [key] = rig.keys('r/');
    rig.disk.delete(key!);
    const client = rig.client({ device: 'kiosk-1' });
    expect((await client.flush()).pending).to.equal(0);
    const [stream] = rig.collector.streams.values();
    expect([...stream!.lost]).to.deep.equal([1]);
  });
});

describe('the name of a stream', () => {
  it('of a visitor is dropped once all is delivered and the collector knows', async () => {
    const rig = new Rig();
    const client = rig.client();
    await client.submit(submission());
    await client.flush();
    expect(rig.disk.get('meta')).to.deep.include({ stream: null, ended: [], high: 0 });
    const { mark } = JSON.parse(rig.machine.mirror.getItem('skm-survey/unit')!) as { mark: object };
    expect(mark).to.deep.include({ stream: null, ended: [] });
    expect([...rig.collector.streams.values()].map(({ closed }) => closed)).to.deep.equal([true]);
    await client.submit(submission());
    await client.flush();
    expect(rig.collector.streams.size).to.equal(2);
  });

  it('of a kiosk stays', async () => {
    const rig = new Rig();
    const client = rig.client({ device: 'kiosk-1' });
    await client.submit(submission());
    await client.flush();
    await client.submit(submission());
    await client.flush();
    expect(
      [...rig.collector.streams.values()].map(({ closed, high }) => [closed, high]),
    ).to.deep.equal([[false, 2]]);
    expect(rig.collector.batches.every(({ device }) => device === 'kiosk-1')).to.equal(true);
  });
});

describe('close', () => {
  it('leaves no timer and no listener', async () => {
    const rig = new Rig();
    const client = rig.client({}, offline);
    await client.submit(submission());
    await rig.machine.advance(5_000);
    client.close();
    await settle();
    expect(rig.machine.alarms).to.deep.equal([]);
    await rig.machine.tell('online');
    expect(rig.machine.alarms).to.deep.equal([]);
  });
});
