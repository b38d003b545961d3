import { expect } from 'chai';
import { Gate, observed } from './support/observed.ts';
import { Rig } from './support/rig.ts';
import { kiosk, mirrored, putsOff, saved } from './support/stream.ts';
import { StoreFault } from '../src/outbox/store.ts';

describe('a suspect store, once it is healed, lets go', () => {
  /** A page that has delivered 250 answers while it could not write, the first of them last. */
  async function delivered(): Promise<{
    rig: Rig;
    client: ReturnType<Rig['client']>;
    disk: ReturnType<typeof observed>;
    /** From now on its log can be turned over; that is tried next in 30 seconds. */
    mend: () => void;
  }> {
    const rig = new Rig();
    await saved(rig, ['later', ...Array.from({ length: 249 }, (_, i) => `${i}`)]);
    mirrored(rig, { suspect: true });
    putsOff(rig, 'later');
    const disk = observed(rig.store);
    const { store } = disk;
    let torn = true;
    rig.store = {
      ...store,
      transact: (...args) =>
        torn && !args[0].length
          ? Promise.reject(StoreFault.from(new DOMException('test', 'UnknownError')))
          : store.transact(...args),
    };
    const client = rig.client(kiosk);
    await client.flush();
    rig.collector.verdict = () => null;
    await rig.machine.advance(2 * 60_000);
    expect(rig.collector.answers.size).to.equal(250);
    expect(rig.keys('r/')).to.have.length(250);
    return { rig, client, disk, mend: () => (torn = false) };
  }
  const sentIds = (rig: Rig): string[] =>
    rig.collector.batches.flatMap(({ items }) => items.map(({ id }) => id));

  it('of all that was delivered meanwhile, many at a time', async () => {
    const { rig, client, disk, mend } = await delivered();
    const sent = sentIds(rig).length;
    mend();
    await rig.machine.advance(31_000);
    expect(rig.keys('r/')).to.have.length(0);
    expect(await client.status()).to.include({ pending: 0, store: 'ok' });
    const spans = disk.seen.flatMap(({ keys: [, key], values: [, there] }) =>
      typeof key === 'object' ? [(there as string[]).length] : [],
    );
    expect(spans).to.deep.equal([200, 50]);
    await client.flush();
    expect(sentIds(rig)).to.have.length(sent);
  });

  it('of no more when it turns suspect again', async () => {
    const { rig, client, mend } = await delivered();
    const sent = sentIds(rig).length;
    const { setItem } = rig.machine.mirror;
    // The next note is that of the first deletion.
    const gate = new Gate();
    rig.machine.mirror.setItem = (key, value) => {
      const again = value.includes('mark') && rig.keys('r/').length === 50;
      setItem(
        key,
        again ? JSON.stringify({ ...(JSON.parse(value) as object), suspect: true }) : value,
      );
      if (again) gate.open();
    };
    mend();
    await rig.machine.advance(31_000);
    await gate.opened;
    rig.machine.mirror.setItem = setItem;
    expect(rig.keys('r/')).to.have.length(50);
    await client.flush();
    expect(sentIds(rig).length - sent).to.be.at.most(1);
  });
});
