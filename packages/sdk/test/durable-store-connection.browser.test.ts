import { expect } from 'chai';
import type { Store } from '../src/outbox/store.ts';
import { reopened } from '../src/outbox/store.ts';
import { offline } from './support/faults.ts';
import { Bench, fault, opened, put } from './support/indexeddb.ts';
import { FakeMachine, settle } from './support/machine.ts';
import { Rig } from './support/rig.ts';
import { kiosk, rejects } from './support/stream.ts';
import { submission } from './support/submissions.ts';

describe('a durable store', () => {
  const bench = new Bench();
  const { store } = bench;

  it('counts its openings, one that is due among them', async () => {
    const sut = store();
    expect(sut.openings()).to.equal(0);
    await put(sut, 'a', 1);
    await sut.read(['a']);
    expect([sut.openings(), bench.spy.databases.size]).to.deep.equal([1, 1]);
    const upgraded = await opened(indexedDB.open(bench.name, 2));
    upgraded.close();
    expect(sut.openings()).to.equal(2);
    await sut.read(['a']);
    expect(sut.openings()).to.equal(2);
  });

  it('keeps its connection when it hears late of the end of an earlier one', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    const [old] = bench.spy.databases;
    old!.close();
    await sut.read(['a']);
    old!.onclose?.(new Event('close'));
    expect(sut.openings()).to.equal(2);
    await sut.read(['a']);
    expect(bench.spy.databases.size).to.equal(2);
  });

  it('closes its connection when it is closed', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    sut.close();
    await settle();
    const [db] = bench.spy.databases;
    expect(() => db!.transaction('outbox')).to.throw(DOMException);
  });

  describe('with its clock turned by hand', () => {
    let machine: FakeMachine;
    const timed = (factory: IDBFactory = indexedDB): Store => {
      machine = new FakeMachine();
      return store(machine.environment({ indexedDB: factory }));
    };

    it('leaves no timer behind, however its work ended', async () => {
      const sut = timed();
      await put(sut, 'a', 1);
      await fault(put(sut, 'b', () => undefined));
      expect(machine.alarms).to.deep.equal([]);
    });

    it('gives up a transaction that hangs for ten seconds', async () => {
      const sut = timed();
      await put(sut, 'a', 1);
      const given = fault(sut.read(['a']));
      await machine.advance(10_000);
      expect(await given).to.include({ kind: 'unavailable' });
      expect(await sut.read(['a'])).to.deep.equal([1]);
    });

    it('gives up waiting for a commit that no engine answers, which cannot be taken back', async () => {
      const sut = timed();
      await put(sut, 'a', 1);
      const commit = Reflect.get(IDBTransaction.prototype, 'commit');
      const ended = new Promise<void>((resolve) => {
        IDBTransaction.prototype.commit = function () {
          this.oncomplete = null;
          this.addEventListener('complete', () => resolve());
          commit.call(this);
        };
      });
      const given = fault(put(sut, 'b', 2));
      await ended;
      IDBTransaction.prototype.commit = commit;
      await machine.advance(10_000);
      expect(await given).to.include({ kind: 'unavailable', message: 'Error: timed out' });
      expect(await sut.read(['b'])).to.deep.equal([2]);
    });

    it('passes on why it could not be opened, and opens again', async () => {
      const request = { error: new DOMException('broken', 'UnknownError'), onerror: () => {} };
      let broken = true;
      const sut = timed({
        open: (...args: [string]) => (broken ? request : indexedDB.open(...args)),
      } as unknown as IDBFactory);
      const given = fault(sut.read(['a']));
      await settle();
      request.onerror();
      expect(await given).to.include({ kind: 'unavailable', message: 'UnknownError: broken' });
      expect(machine.alarms).to.deep.equal([]);
      expect(sut.openings()).to.equal(0);
      broken = false;
      expect(await sut.read(['a'])).to.deep.equal([undefined]);
    });
  });

  it('tells the queue, the quarantine and the books of a client apart', async () => {
    const rig = new Rig();
    rig.store = store();
    rejects(rig, 'bad');
    const client = rig.client(kiosk);
    await client.submit(submission('bad'));
    await client.submit(submission('good'));
    expect(await client.flush()).to.include({ accepted: 1, quarantined: 1, pending: 0 });
    client.close();

    rig.store = store();
    const later = rig.client(kiosk, offline);
    await later.submit(submission('new'));
    expect((await later.quarantine.list()).map(({ seq }) => seq)).to.deep.equal([1]);
    const { records } = await later.inventory();
    const seqs: number[] = [];
    for await (const { seq } of records) seqs.push(seq);
    expect(seqs).to.deep.equal([3, 1]);

    const [[key] = ['']] = await rig.store.page('r/', '', 1);
    await rig.store.transact([], () => ({ result: null, remove: [key] }));
    expect(await later.flush()).to.include({ pending: 0 });
    later.close();
  });

  it('connects again after the connection was closed under it', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    for (const db of bench.spy.databases) db.close();
    expect(await sut.read(['a'])).to.deep.equal([1]);
  });

  it('writes nothing to what it had to open for it, so that it can be looked at first', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    for (const db of bench.spy.databases) db.close();
    expect(await fault(put(sut, 'b', 2))).to.include({ kind: 'unavailable', cause: reopened });
    expect(sut.openings()).to.equal(2);
    expect(await sut.read(['b'])).to.deep.equal([undefined]);
    await put(sut, 'b', 2);
    expect(await sut.read(['b'])).to.deep.equal([2]);
  });

  it('saves an answer all the same when it was closed under it', async () => {
    const rig = new Rig();
    rig.store = store();
    const client = rig.client({}, offline);
    await client.submit(submission());
    for (const db of bench.spy.databases) db.close();
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 2 });
    client.close();
  });

  it('gives way to an upgrade, and to a deletion, by another page', async () => {
    const sut = store();
    await put(sut, 'a', 1);
    let closings = 0;
    sut.whenClosed(() => closings++);
    const upgraded = await opened(indexedDB.open(bench.name, 2));
    upgraded.close();
    expect(closings).to.equal(1);
    expect(await sut.read(['a'])).to.deep.equal([1]);
    await opened(indexedDB.deleteDatabase(bench.name));
    expect(await sut.read(['a'])).to.deep.equal([undefined]);
  });
});
