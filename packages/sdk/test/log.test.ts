import type { Environment } from '@skm-survey/sdk';
import { expect } from 'chai';
import { Device, log } from './support/device.ts';
import { reopened, StoreFault } from '../src/outbox/store.ts';
import { failing, offline } from './support/faults.ts';
import { settle } from './support/machine.ts';
import { observed } from './support/observed.ts';
import { kiosk } from './support/stream.ts';
import { submission } from './support/submissions.ts';

describe('a log that may be torn', () => {
  it('is turned over once, by more than LevelDB keeps in one, when an answer waits', async () => {
    const { rig, turns } = new Device();
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(1_999);
    expect(turns).to.deep.equal([]);
    await rig.machine.advance(1);
    await client.submit(submission());
    await rig.machine.advance(60_000);
    expect(turns).to.have.length(1);
    expect(turns[0]).to.be.greaterThan(4 * 1024 * 1024);
    expect(rig.keys('f/')).to.deep.equal([]);
  });

  it('is turned over for what an earlier page has left', async () => {
    const { rig, turns } = new Device();
    await rig.client({}, offline).submit(submission());
    rig.client({}, { ...offline, ...log });
    await rig.machine.advance(60_000);
    expect(turns).to.have.length(1);
  });

  it('is turned over before anything is written, when something waits from before', async () => {
    const { rig, turns } = new Device();
    await rig.client({}, offline).submit(submission());
    const client = rig.client({}, { ...offline, ...log });
    await client.status();
    const outcome = client.submit(submission());
    await rig.machine.advance(1);
    expect(turns).to.have.length(1);
    expect(await outcome).to.include({ kind: 'saved', seq: 2 });
  });

  it('that cannot be turned takes no answer that the next start would lose', async () => {
    const device = new Device();
    const { rig } = device;
    await rig.client({}, offline).submit(submission());
    device.broken = 'UnknownError';
    const client = rig.client({}, { ...offline, ...log });
    await client.status();
    const outcome = client.submit(submission());
    await rig.machine.advance(60_000);
    expect(await outcome).to.include({ kind: 'failed', code: 'store-suspect' });
  });

  it('for whose turning there is no room still takes answers while nothing speaks for a tear, and is not tried at each', async () => {
    const device = new Device();
    const { rig, turns } = device;
    device.broken = 'QuotaExceededError';
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(2_000);
    for (let i = 0; i < 5; i++) {
      expect(await client.submit(submission())).to.include({ kind: 'saved' });
    }
    await rig.machine.advance(29_999);
    expect(turns).to.have.length(1);
    expect((await client.status()).store).to.equal('ok');
    await rig.machine.advance(1);
    expect(turns).to.have.length(2);
  });

  it('that nothing calls torn is left as it is where there is no room, and takes answers', async () => {
    const { rig, turns } = new Device();
    const hasRoom = (): Promise<boolean> => Promise.resolve(false);
    const client = rig.client({}, { ...offline, ...log, hasRoom });
    await client.submit(submission());
    await rig.machine.advance(60_000);
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 2 });
    expect([turns, (await client.status()).store]).to.deep.equal([[], 'ok']);
  });

  it('is written to by nothing, filler and answer alike, while there is no room to turn it over', async () => {
    const { rig, turns } = new Device();
    const earlier = rig.client({}, offline);
    await earlier.submit(submission());
    earlier.close();
    const asked: number[] = [];
    let room = false;
    const hasRoom: Environment['hasRoom'] = ({ size }) => {
      asked.push(size);
      return Promise.resolve(room);
    };
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const client = rig.client({}, { ...offline, ...log, hasRoom });
    await client.status();
    const submit = (): Promise<unknown> => client.submit(submission());
    expect(await submit()).to.include({ kind: 'failed', code: 'store-suspect' });
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-suspect',
      detail: 'no room to turn the log over',
    });
    await rig.machine.advance(29_999);
    await submit();
    expect(asked).to.have.length(1);
    await rig.machine.advance(1);
    expect(asked).to.have.length(2);
    expect([turns, seen]).to.deep.equal([[], []]);
    room = true;
    await rig.machine.advance(30_000);
    expect(await submit()).to.include({ kind: 'saved', seq: 2 });
    expect(turns).to.have.length(1);
    // The log, its table, and that one merged with another.
    expect(asked[0]).to.equal(3 * turns[0]!);
  });

  it('of a store that is suspect is not filled either where there is no room', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const good = rig.store;
    rig.store = failing(rig, 'UnknownError').store;
    const hasRoom = (): Promise<boolean> => Promise.resolve(false);
    const client = rig.client({}, { ...offline, ...log, hasRoom });
    await client.submit(submission());
    rig.store = good;
    await rig.machine.advance(5 * 60_000);
    expect(turns).to.deep.equal([]);
    expect((await client.status()).store).to.equal('suspect');
  });

  it('is turned by writes that wait for no answer, which a page in a hurry does not give up', async () => {
    const { rig } = new Device();
    const { store, seen } = observed(rig.store);
    rig.store = store;
    await rig.client({}, { ...offline, ...log }).submit(submission());
    await rig.machine.advance(2_000);
    expect(seen.slice(1).map(({ keys }) => keys)).to.deep.equal([[], []]);
  });

  it('of a store that is well brings no try forward when it is turned', async () => {
    const { rig, turns } = new Device();
    const tries: number[] = [];
    const fetch: Environment['fetch'] = (_url, init) => {
      if (init.mode !== 'no-cors') tries.push(rig.machine.mono);
      return offline.fetch();
    };
    await rig.client({}, { fetch, ...log }).submit(submission());
    await rig.machine.advance(5_000);
    expect(turns).to.have.length(1);
    // As without it: half of 2 and of 4 seconds.
    expect(tries).to.deep.equal([0, 1_000, 3_000]);
  });

  it('is left alone when everything has been delivered by then', async () => {
    const { rig, turns } = new Device();
    await rig.client({}, log).submit(submission());
    await rig.machine.advance(60_000);
    expect(turns).to.deep.equal([]);
  });

  it('that is being turned does not hold up the last answer of a page', async () => {
    const device = new Device();
    const { rig } = device;
    const { store } = rig;
    const turning = new Promise<never>(() => undefined);
    rig.store = {
      ...store,
      transact: (...args) =>
        args[0].length || device.turns.length
          ? store.transact(...args)
          : store.transact(...args).then(() => turning),
    };
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(2_000);
    expect(device.turns).to.have.length(1);
    await rig.machine.tell('leaving');
    void client.submit(submission());
    await rig.machine.advance(0);
    expect(rig.keys('n/')).to.have.length(1);
  });

  it('that may be torn must be turned even before the last answer of a page', async () => {
    const { rig, turns } = new Device();
    await rig.client({}, offline).submit(submission());
    const client = rig.client({}, { ...offline, ...log });
    await client.status();
    await rig.machine.tell('leaving');
    expect(await client.submit(submission())).to.include({ kind: 'saved' });
    expect(turns).to.have.length(1);
  });

  it('is turned over again after the store has been opened again', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(60_000);
    device.openings += 1;
    await client.submit(submission());
    await rig.machine.advance(60_000);
    expect(turns).to.have.length(2);
  });

  it('is turned over before the next write once the store was opened again, though nothing waits', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const client = rig.client({}, log);
    await client.submit(submission());
    await rig.machine.advance(60_000);
    expect(turns).to.deep.equal([]);
    device.openings += 1;
    await client.submit(submission());
    expect(turns).to.have.length(1);
  });

  it('is turned over before the first write of a kiosk, which may have been switched off while writing', async () => {
    const { rig, turns } = new Device();
    const order: string[] = [];
    const { store } = rig;
    rig.store = {
      ...store,
      transact: (keys, ...rest) => {
        order.push(keys.length ? 'books' : 'log');
        return store.transact(keys, ...rest);
      },
    };
    await rig.client(kiosk, log).submit(submission());
    await rig.machine.advance(60_000);
    expect(turns).to.have.length(1);
    expect(order.slice(0, 3)).to.deep.equal(['log', 'log', 'books']);
  });

  it('is turned over soon after someone has closed the store, though nobody writes: another library may, behind a tear', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(3_600_000);
    expect(turns).to.have.length(1);
    device.openings += 1;
    device.closed();
    await rig.machine.advance(2_000);
    expect(turns).to.have.length(2);
  });

  it('is turned over before the next write, when it was opened again while something waits', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(60_000);
    device.openings += 1;
    await client.submit(submission());
    expect(turns).to.have.length(2);
  });

  it('is turned over before the first write, also of a page that is faster than its own first look', async () => {
    const device = new Device();
    const { rig, turns } = device;
    await rig.client({}, offline).submit(submission());
    const { store } = rig;
    device.openings = 0;
    rig.store = {
      ...store,
      read: async (keys) => {
        await settle(500);
        device.openings = 1;
        return store.read(keys);
      },
      transact: (keys, ...rest) => {
        order.push(keys.length ? 'answer' : 'log');
        return store.transact(keys, ...rest);
      },
    };
    const order: string[] = [];
    await rig.client({}, { ...offline, ...log }).submit(submission());
    expect(turns).to.have.length(1);
    expect(order).to.deep.equal(['log', 'log', 'answer']);
  });

  it('is turned over for a write that finds the store closed, and then the write is done', async () => {
    const device = new Device();
    const { rig, turns } = device;
    const { store } = rig;
    let closes = 0;
    rig.store = {
      ...store,
      transact: (keys, ...rest) => {
        if (!keys.length || closes-- <= 0) return store.transact(keys, ...rest);
        device.openings += 1;
        return Promise.reject(new StoreFault('unavailable', reopened));
      },
    };
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    closes = 1;
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 2 });
    expect(turns).to.have.length(1);
    closes = 3;
    expect(await client.submit(submission())).to.include({ kind: 'failed' });
  });

  it('that cannot be turned makes the store suspect, whatever it was that failed, though nobody answers', async () => {
    const device = new Device();
    const { rig } = device;
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    device.broken = 'AbortError';
    await rig.machine.advance(2_000);
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-suspect',
      detail: 'AbortError: test',
    });
  });

  it('is no business of a browser that keeps its store otherwise', async () => {
    const { rig, turns } = new Device();
    await rig.client({}, offline).submit(submission());
    await rig.machine.advance(60_000);
    expect(turns).to.deep.equal([]);
  });
});
