import { expect } from 'chai';
import { StoreFault } from '../src/outbox/store.ts';
import { Device, log } from './support/device.ts';
import { offline } from './support/faults.ts';
import { settle } from './support/machine.ts';
import { Gate } from './support/observed.ts';
import { kiosk, mirrorOf } from './support/stream.ts';
import { submission } from './support/submissions.ts';

describe('a log that may be torn', () => {
  it('is left alone by a client that was closed while its store was being opened', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const { store } = rig;
    const opened = new Gate();
    device.openings = 0;
    rig.store = {
      ...store,
      read: async () => {
        await opened.opened;
        device.openings = 2;
        throw new StoreFault('unavailable', 'closed');
      },
    };
    rig.client(kiosk, log).close();
    opened.open();
    await settle();
    expect(rig.machine.alarms).to.deep.equal([]);
    await rig.machine.advance(60_000);
    expect([turns, mirrorOf(rig)]).to.deep.equal([[], {}]);
  });

  it('that is being turned when the client is closed is not called unsound', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const { store } = rig;
    let closed = false;
    rig.store = {
      ...store,
      transact: (...change) =>
        closed
          ? Promise.reject(new StoreFault('unavailable', 'closed'))
          : store.transact(...change),
    };
    const asked = new Gate();
    const answered = new Gate();
    const hasRoom = async (): Promise<boolean> => {
      asked.open();
      await answered.opened;
      return true;
    };
    const client = rig.client({}, { ...offline, ...log, hasRoom });
    await client.submit(submission());
    await rig.machine.advance(2_000);
    await asked.opened;
    client.close();
    closed = true;
    answered.open();
    await settle();
    expect([turns, mirrorOf(rig).suspect]).to.deep.equal([[], undefined]);
  });

  it('is left alone once the client is closed, and by a timer at a time', async () => {
    const { rig, turns } = new Device();
    const client = rig.client({}, { ...offline, ...log });
    for (let i = 0; i < 3; i++) await client.submit(submission());
    await client.status();
    client.close();
    await settle();
    expect(rig.machine.alarms).to.deep.equal([]);
    await rig.machine.advance(60_000);
    expect(turns).to.deep.equal([]);
  });
});
