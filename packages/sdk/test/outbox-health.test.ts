import { expect } from 'chai';
import { memoryStore } from './support/memory-store.ts';
import { StoreFault } from '../src/outbox/store.ts';
import type { Change, Store } from '../src/outbox/store.ts';
import { failing, offline } from './support/faults.ts';
import { observed, written } from './support/observed.ts';
import { heard, Rig } from './support/rig.ts';
import { kiosk, lostBy, mirrored, mirrorOf, rejects, saved } from './support/stream.ts';
import { submission } from './support/submissions.ts';

const never = new Promise<never>(() => undefined);
const fillers = (keys: readonly string[]): string[] => keys.filter((key) => key.startsWith('f/'));

/** A disk of which every write fails as the test says, the filler's among them. */
class Disk {
  /** Name of the error that the next writes meet. */
  fault: string | null = null;
  /** Which writes it is about. */
  hits: (change: Change<unknown>) => boolean = () => true;
  /** Times that the log was being turned over. */
  turns = 0;
  /** Writes that were tried. */
  writes = 0;
  readonly store: Store;

  constructor(rig: Rig) {
    const good = memoryStore({ entries: rig.disk, durable: true });
    this.store = {
      ...good,
      transact: (keys, change, durability) =>
        good.transact(
          keys,
          (values) => {
            this.writes++;
            const made = change(values);
            if (fillers((made.put ?? []).map(([key]) => key)).length) this.turns++;
            if (this.fault && this.hits(made))
              throw StoreFault.from(new DOMException('test', this.fault));
            return made;
          },
          durability,
        ),
    };
    rig.store = this.store;
  }
}

describe('an error of the engine', () => {
  for (const [name, state] of [
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'suspect'],
    ['NotReadableError', 'suspect'],
    ['EncodingError', 'suspect'],
    ['ConstraintError', 'suspect'],
    ['DataError', 'suspect'],
    ['InvalidStateError', 'unavailable'],
    ['AbortError', 'unavailable'],
  ] as const) {
    it(`${name} makes the store ${state}, and is shown as it is`, async () => {
      const rig = new Rig();
      rig.store = failing(rig, name).store;
      const client = rig.client({}, offline);
      await client.submit(submission());
      const { store, problem } = await client.status();
      expect(store).to.equal(state);
      expect(problem).to.deep.equal({ code: `store-${state}`, detail: `${name}: test` });
    });
  }

  it('that is none is a store that is unavailable', () => {
    for (const nothing of [null, undefined, 'gone']) {
      const fault = StoreFault.from(nothing);
      expect(fault.kind).to.equal('unavailable');
      expect(String(fault)).to.equal(`StoreFault: ${nothing}`);
    }
  });

  it('may be one that only has the name', () => {
    const error = Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
    expect(StoreFault.from(error)).to.include({ kind: 'full', cause: error });
  });
});

describe('a store that cannot be written', () => {
  it('is not well again for being read, but for being written', async () => {
    const rig = new Rig();
    const { store, mend } = failing(rig, 'InvalidStateError');
    rig.store = store;
    const client = rig.client({}, offline);
    await client.submit(submission());
    await client.status();
    expect((await client.status()).store).to.equal('unavailable');
    mend();
    expect((await client.status()).store).to.equal('unavailable');
    expect((await client.submit(submission())).kind).to.equal('saved');
    expect(await client.status()).to.include({ store: 'ok' });
    expect((await client.status()).problem?.code).to.not.equal('store-unavailable');
  });
});

describe('a store that cannot be read', () => {
  it('is no empty one: nothing is declared lost, and all is there when it can be read', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const { store } = rig;
    let broken = true;
    rig.store = {
      ...store,
      read: (keys) =>
        broken
          ? Promise.reject(StoreFault.from(new DOMException('test', 'InvalidStateError')))
          : store.read(keys),
    };
    const client = rig.client();
    const losses = lostBy(client);
    expect((await client.status()).store).to.equal('unavailable');
    broken = false;
    expect(await client.flush()).to.include({ accepted: 1, pending: 0 });
    expect((await client.status()).store).to.equal('ok');
    expect(losses).to.deep.equal([]);
  });

  it('because a newer version wrote it says so before any answer is given', async () => {
    const rig = new Rig();
    rig.disk.set('meta', { v: 2, all: 'new' });
    expect(await rig.client().status()).to.deep.include({
      store: 'unavailable',
      problem: {
        code: 'store-unavailable',
        detail: 'written by a newer version',
      },
    });
  });
});

describe('a full disk', () => {
  it('is only known to have room again when an answer was saved', async () => {
    const rig = new Rig();
    await saved(rig, ['bad', 'b']);
    rejects(rig, 'bad');
    const disk = new Disk(rig);
    disk.fault = 'QuotaExceededError';
    disk.hits = ({ put = [] }) => put.some(([key]) => key !== 'meta');
    const client = rig.client(kiosk);
    await client.flush();
    expect((await client.status()).store).to.equal('full');
    rig.collector.verdict = () => null;
    await client.flush();
    expect(await client.status()).to.include({ pending: 0, store: 'full' });
    disk.fault = null;
    await client.submit(submission());
    expect((await client.status()).store).to.equal('ok');
  });
});

describe('a store that is suspect', () => {
  it('does not become anything better by another fault, or by being read', async () => {
    const rig = new Rig();
    const disk = new Disk(rig);
    disk.fault = 'UnknownError';
    const client = rig.client({}, offline);
    await client.submit(submission());
    await client.status();
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-suspect',
      detail: 'UnknownError: test',
    });
    disk.fault = 'InvalidStateError';
    await rig.machine.advance(30_000);
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-suspect',
      detail: 'InvalidStateError: test',
    });
  });

  it('by a read that failed stays so, with its reason, when the next one goes well', async () => {
    const rig = new Rig();
    const { store } = rig;
    let broken = true;
    rig.store = {
      ...store,
      read: (keys) =>
        broken
          ? Promise.reject(StoreFault.from(new DOMException('test', 'UnknownError')))
          : store.read(keys),
    };
    const client = rig.client({}, offline);
    await client.status();
    broken = false;
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-suspect',
      detail: 'UnknownError: test',
    });
  });

  it('is healed 30 seconds after each error, by itself, and its answers fail with its reason until then', async () => {
    const rig = new Rig();
    const disk = new Disk(rig);
    disk.fault = 'UnknownError';
    const client = rig.client({}, offline);
    const submit = async (): Promise<void> => {
      const outcome = await client.submit(submission());
      expect(outcome).to.include({ kind: 'failed', code: 'store-suspect' });
      const { cause } = outcome as { cause: Error };
      expect((cause.cause as Error).message).to.contain('UnknownError: test');
    };
    await submit();
    expect([disk.turns, disk.writes]).to.deep.equal([0, 1]);
    await submit();
    await rig.machine.advance(29_999);
    await submit();
    expect([disk.turns, disk.writes]).to.deep.equal([0, 1]);
    await rig.machine.advance(1);
    await submit();
    expect([disk.turns, disk.writes]).to.deep.equal([1, 2]);
    await rig.machine.advance(29_999);
    await submit();
    expect([disk.turns, disk.writes]).to.deep.equal([1, 2]);
    disk.fault = null;
    await rig.machine.advance(1);
    expect(disk.turns).to.equal(2);
    expect((await client.status()).store).to.equal('ok');
    expect((await client.submit(submission())).kind).to.equal('saved');
    expect(disk.turns).to.equal(2);
  });

  it('is healed by itself too when a later error has put that off', async () => {
    const rig = new Rig();
    const disk = new Disk(rig);
    disk.fault = 'UnknownError';
    const { store } = disk;
    let unreadable = false;
    rig.store = {
      ...store,
      read: (keys) =>
        unreadable
          ? Promise.reject(StoreFault.from(new DOMException('test', 'UnknownError')))
          : store.read(keys),
    };
    const client = rig.client({}, offline);
    await client.submit(submission());
    await rig.machine.advance(10_000);
    unreadable = true;
    await client.status();
    // From here on nobody asks anything of it.
    disk.fault = null;
    await rig.machine.advance(29_999);
    expect(disk.turns).to.equal(0);
    await rig.machine.advance(1);
    expect(disk.turns).to.equal(1);
  });

  it('for a page that finds it so is healed by its first answer, or after 30 seconds', async () => {
    for (const answers of [true, false]) {
      const rig = new Rig();
      mirrored(rig, { suspect: true });
      const disk = new Disk(rig);
      const client = rig.client({}, offline);
      await rig.machine.advance(29_999);
      expect(disk.turns).to.equal(0);
      if (answers) expect((await client.submit(submission())).kind).to.equal('saved');
      else await rig.machine.advance(1);
      expect(disk.turns).to.equal(1);
    }
  });

  it('is looked after no more by a client that is closed', async () => {
    const rig = new Rig();
    mirrored(rig, { suspect: true });
    const disk = new Disk(rig);
    const client = rig.client({}, offline);
    await client.status();
    client.close();
    await rig.machine.advance(5 * 60_000);
    expect([disk.turns, rig.machine.alarms]).to.deep.equal([0, []]);
  });

  it('for another page is so for this one', async () => {
    const rig = new Rig();
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const client = rig.client({}, offline);
    expect((await client.status()).store).to.equal('ok');
    rig.store = failing(rig, 'UnknownError').store;
    await rig.client({}, offline).submit(submission());
    expect((await client.status()).problem).to.deep.equal({
      code: 'store-suspect',
      detail: 'met by another page',
    });
    expect((await client.submit(submission())).kind).to.equal('saved');
    expect(fillers(written(seen[0]!))).to.have.length(72);
  });

  it('for another page is so for one that is full', async () => {
    const rig = new Rig();
    const disk = new Disk(rig);
    disk.fault = 'QuotaExceededError';
    const client = rig.client({}, offline);
    await client.submit(submission());
    disk.fault = null;
    rig.store = failing(rig, 'UnknownError').store;
    await rig.client({}, offline).submit(submission());
    expect((await client.status()).store).to.equal('suspect');
    expect((await client.submit(submission())).kind).to.equal('saved');
    expect(disk.turns).to.equal(1);
  });

  it('is shown as well as soon as its log has been turned over', async () => {
    const rig = new Rig();
    const disk = new Disk(rig);
    disk.fault = 'UnknownError';
    const { store } = disk;
    let hang = false;
    rig.store = {
      ...store,
      transact: (...args) => (hang && args[0].length ? never : store.transact(...args)),
    };
    const client = rig.client({}, offline);
    const shown = heard(client, 'skm-status');
    await client.submit(submission());
    disk.fault = null;
    hang = true;
    await rig.machine.advance(30_000);
    expect(shown.at(-1)).to.have.nested.property('status.store', 'ok');
    expect(await client.status()).to.deep.include({ store: 'ok', problem: null });
  });

  it('keeps its note of the books, and what it notes later keeps it suspect', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const { mark } = mirrorOf(rig);
    rig.store = failing(rig, 'UnknownError').store;
    await rig.client({}, offline).submit(submission());
    expect(mirrorOf(rig)).to.deep.equal({ mark, suspect: true });

    rig.machine.mirror.entries.clear();
    mirrored(rig, { suspect: true });
    await rig.client({}, offline).status();
    expect(mirrorOf(rig)).to.deep.equal({ mark, suspect: true });
  });

  it('is not written to by anything that is no answer', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b', 'c'], {});
    rig.disk.delete(rig.keys('r/')[2]!);
    rig.disk.set('n/x', { ...(rig.disk.get(rig.keys('r/')[0]!) as object), id: 'x' });
    mirrored(rig, { suspect: true });
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const client = rig.client({}, { logStructured: true });
    await client.flush();
    await rig.machine.advance(10_000);
    rig.client(kiosk, { logStructured: true });
    await rig.machine.advance(10_000);
    expect(seen).to.deep.equal([]);
    expect(rig.collector.answers.size).to.equal(2);
  });

  it('is not written to when its counter is wrong and nothing waits', async () => {
    const rig = new Rig();
    await saved(rig, ['a'], {});
    rig.disk.delete(rig.keys('r/')[0]!);
    mirrored(rig, { suspect: true });
    const { store, seen } = observed(rig.store);
    rig.store = store;
    await rig.client().flush();
    await rig.client(kiosk).flush();
    expect(seen).to.deep.equal([]);
  });

  it('and wiped is not written to either, by a kiosk that has no stream yet', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    rig.disk.clear();
    mirrored(rig, { suspect: true });
    rig.client(kiosk);
    await rig.machine.advance(20_000);
    expect(rig.disk.size).to.equal(0);
  });
});
