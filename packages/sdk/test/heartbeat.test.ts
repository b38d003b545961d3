import { expect } from 'chai';
import { memoryStore } from './support/memory-store.ts';
import { StoreFault } from '../src/outbox/store.ts';
import { offline } from './support/faults.ts';
import { Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

const minute = 60_000;

describe('the sign of life of a kiosk', () => {
  it('begins with the client, before the first answer, and comes each minute', async () => {
    const rig = new Rig();
    rig.client({ device: 'kiosk-1' }, { persisted: () => Promise.resolve(true) });
    await rig.machine.advance(5 * minute);

    const { batches, streams } = rig.collector;
    expect(batches.length).to.be.within(5, 6);
    expect(streams.size).to.equal(1);
    expect(batches[0]).to.deep.include({
      device: 'kiosk-1',
      high: 0,
      pending: 0,
      items: [],
      health: 'ok',
      persisted: true,
    });
  });

  it('speaks of the stream that the first answer then belongs to', async () => {
    const rig = new Rig();
    const client = rig.client({ device: 'kiosk-1' });
    await rig.machine.advance(minute);
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 1 });
    await client.flush();
    expect([...rig.collector.streams.values()].map(({ high }) => high)).to.deep.equal([1]);
  });

  it('ends with the client', async () => {
    const rig = new Rig();
    const client = rig.client({ device: 'kiosk-1' });
    await rig.machine.advance(minute);
    client.close();
    const before = rig.collector.batches.length;
    await rig.machine.advance(10 * minute);
    expect(rig.collector.batches).to.have.length(before);
    expect(rig.machine.alarms).to.deep.equal([]);
  });

  it('says what a store does that can no longer be read', async () => {
    const rig = new Rig();
    const before = rig.client({ device: 'kiosk-1' }, offline);
    await before.submit(submission());
    before.close();
    const dead = (): Promise<never> => Promise.reject(new StoreFault('unavailable', 'test'));
    const good = memoryStore({ entries: rig.disk, durable: true });
    rig.store = { ...good, read: dead, page: dead, transact: dead };

    rig.client({ device: 'kiosk-1' });
    await rig.machine.advance(20 * minute);

    const { stream } = rig.disk.get('meta') as { stream: string };
    const said = rig.collector.batches.at(-1);
    expect(said).to.deep.include({ stream, high: 1, pending: 1, health: 'unavailable', items: [] });
    // After each failed look at the store, whose pauses grow to five minutes: not more than once a minute.
    expect(rig.collector.batches.length).to.be.within(4, 20);
  });

  it('is not given by the browser of a visitor, which says nothing of itself', async () => {
    const rig = new Rig();
    const client = rig.client();
    await rig.machine.advance(5 * minute);
    expect(rig.collector.batches).to.deep.equal([]);
    await client.submit(submission());
    await client.flush();
    const said = rig.collector.batches.flatMap((batch) => Object.keys(batch));
    expect(said).to.not.include.members(['health']);
    expect(said).to.not.include.members(['persisted']);
  });
});
