import { expect } from 'chai';
import { absentStore } from '../src/outbox/absent-store.ts';
import { offline } from './support/faults.ts';
import { Rig } from './support/rig.ts';
import { kiosk } from './support/stream.ts';
import { submission } from './support/submissions.ts';

describe('a machine that has nowhere to save', () => {
  const without = (): Rig => {
    const rig = new Rig();
    rig.store = absentStore;
    return rig;
  };

  it('sends each answer while the respondent waits, and says that nothing is saved', async () => {
    const rig = without();
    const client = rig.client();
    expect((await client.submit(submission())).kind).to.equal('accepted');
    expect(await client.status()).to.deep.include({
      durable: false,
      store: 'unavailable',
      pending: 0,
      problem: { code: 'store-unavailable', detail: 'nothing durable to save to' },
    });
    client.close();
  });

  it('fails visibly when the collector is away too, and names the reason', async () => {
    const outcome = await without().client({}, offline).submit(submission());
    expect(outcome).to.include({ kind: 'failed', code: 'store-unavailable' });
    const { cause } = outcome as { cause: Error };
    expect((cause.cause as Error).message).to.equal('nothing durable to save to');
  });

  it('holds nothing to send, to export or to look through', async () => {
    const rig = without();
    const client = rig.client({}, { logStructured: true });
    await client.submit(submission());
    expect(await client.flush()).to.deep.equal({
      accepted: 0,
      duplicate: 0,
      quarantined: 0,
      pending: 0,
    });
    expect(await client.quarantine.list()).to.deep.equal([]);
    expect(await client.quarantine.erase(['x'])).to.equal(0);
    const { header, records } = await client.inventory();
    expect(header).to.include({ high: 0 });
    expect((await records.next()).done).to.equal(true);
  });

  it('leaves no note of books that were never kept', async () => {
    const rig = without();
    await rig.client().flush();
    rig.client(kiosk);
    await rig.machine.advance(5 * 60_000);
    expect(rig.machine.mirror.entries.size).to.equal(0);
    // There is no stream whose life could be signalled.
    expect(rig.collector.batches).to.deep.equal([]);
  });

  it('answers as an empty store that was never opened', async () => {
    expect(absentStore.openings()).to.equal(0);
    expect(await absentStore.read(['a', 'b'])).to.deep.equal([undefined, undefined]);
    const values = await absentStore.transact(['a', ['a', 'b']], (found) => ({
      result: found,
    }));
    expect(values).to.deep.equal([undefined, []]);
  });
});
