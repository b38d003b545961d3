import { expect } from 'chai';
import { StoreFault } from '../src/outbox/store.ts';
import { failing, offline } from './support/faults.ts';
import { observed } from './support/observed.ts';
import { Rig } from './support/rig.ts';
import { kiosk, mirrored, rejects, saved } from './support/stream.ts';
import { submission } from './support/submissions.ts';

describe('a suspect store', () => {
  it('stays so, and says why, when it cannot even be read', async () => {
    const rig = new Rig();
    const { store } = failing(rig, 'UnknownError');
    const gone = StoreFault.from(new DOMException('test', 'InvalidStateError'));
    let isGone = false;
    rig.store = { ...store, read: (keys) => (isGone ? Promise.reject(gone) : store.read(keys)) };
    const client = rig.client({}, offline);
    await client.submit(submission());
    isGone = true;
    expect(await client.status()).to.deep.include({
      store: 'suspect',
      problem: { code: 'store-suspect', detail: 'InvalidStateError: test' },
    });
  });

  it('is not written to by who looks after what was set aside', async () => {
    const rig = new Rig();
    rejects(rig, 'bad');
    await saved(rig, ['bad'], {});
    await rig.client(kiosk).flush();
    mirrored(rig, { suspect: true });
    const { store, seen } = observed(rig.store);
    const fault = StoreFault.from(new DOMException('test', 'UnknownError'));
    // What would heal it fails.
    rig.store = {
      ...store,
      transact: (keys, ...rest) =>
        keys.length ? store.transact(keys, ...rest) : Promise.reject(fault),
    };
    const client = rig.client(kiosk);
    const ids = (await client.quarantine.list()).map(({ id }) => id);
    expect(ids).to.have.length(1);
    for (const act of [client.quarantine.retry(ids), client.quarantine.erase(ids)])
      expect(await act.catch((error: unknown) => error)).to.include({ kind: 'suspect' });
    expect(seen).to.deep.equal([]);
    expect(await client.quarantine.list()).to.have.length(1);
  });

  it('is what reading makes of it too, when the disk gives an error', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const fault = StoreFault.from(new DOMException('test', 'UnknownError'));
    rig.store = { ...rig.store, page: () => Promise.reject(fault) };
    const client = rig.client(kiosk, offline);
    await client.flush();
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-suspect',
      detail: 'UnknownError: test',
    });
  });
});
