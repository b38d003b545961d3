import type { Client } from '@skm-survey/sdk';
import { expect } from 'chai';
import { sha256 } from '../src/outbox/sha256.ts';
import { LoadFault, part, parts } from '../src/parts.ts';
import type { Parts } from '../src/parts.ts';
import { log } from './support/device.ts';
import { failing, offline } from './support/faults.ts';
import { observed } from './support/observed.ts';
import { loaded } from './support/parts.ts';
import { heard, Rig } from './support/rig.ts';
import { kiosk, lostBy, mirrored, rejects, saved } from './support/stream.ts';
import { submission } from './support/submissions.ts';
import { many } from './support/waiting.ts';

/** Parts of which one cannot be loaded until `mend`. */
function without(name: keyof Parts): { load: Parts; mend: () => void } {
  let gone = true;
  const missing = (): Promise<never> => Promise.reject(new LoadFault('test'));
  const load = { ...loaded, [name]: () => (gone ? missing() : loaded[name]()) };
  return { load, mend: () => (gone = false) };
}

/** Parts of which one neither comes nor fails. */
const hanging = (name: keyof Parts): Parts => ({
  ...loaded,
  [name]: () => new Promise<never>(() => undefined),
});

describe('a part that cannot be loaded', () => {
  it('to end a stream lets the answers through, and is tried again', async () => {
    const rig = new Rig();
    const { load, mend } = without('proof');
    rig.load = load;
    const client = rig.client({ receipts: 'keep' });
    await client.submit(submission());
    await rig.machine.advance(0);
    expect(rig.collector.answers.size).to.equal(1);
    expect(await client.status()).to.include({ pending: 0, delivery: 'unreachable' });
    mend();
    await rig.machine.advance(60_000);
    expect([...rig.collector.streams.values()].map(({ closed }) => closed)).to.deep.equal([true]);
  });

  it('to speak of streams is not needed by a visitor whose answer is taken', async () => {
    const rig = new Rig();
    rig.load = without('proof').load;
    const client = rig.client();
    await client.submit(submission());
    await rig.machine.advance(0);
    expect(await client.status()).to.include({ pending: 0, delivery: 'idle' });
    expect(rig.collector.batches.map(({ closed }) => closed)).to.deep.equal([true]);
    expect(rig.disk.get('meta')).to.include({ stream: null, high: 0, bytes: 0 });
  });

  it('to speak of streams is not needed by a visitor with an answer that is set aside', async () => {
    const rig = new Rig();
    rig.load = without('proof').load;
    rejects(rig, 'bad');
    const client = rig.client();
    await client.submit(submission('bad'));
    await rig.machine.advance(1_000);
    await client.flush();
    expect(await client.status()).to.include({ pending: 0, quarantined: 1, delivery: 'idle' });
  });

  it('to speak of streams is not needed for a long queue: what still waits is missing, and not lost', async () => {
    const rig = new Rig();
    await saved(rig, many(120), {});
    rig.load = without('proof').load;
    expect(await rig.client().flush()).to.include({ accepted: 120, pending: 0 });
    expect(rig.collector.batches.map(({ items }) => items.length)).to.deep.equal([50, 50, 20]);
  });

  it('to hash an answer saves it without, and it is sent with its hash', async () => {
    const rig = new Rig();
    const { load, mend } = without('sha256');
    rig.load = load;
    const client = rig.client();
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: null });
    expect(rig.keys('n/')).to.have.length(1);
    expect(rig.keys('r/')).to.deep.equal([]);
    mend();
    await client.flush();
    const [item] = rig.collector.batches.flatMap(({ items }) => items);
    expect(item?.sha256).to.equal(sha256(item!.body));
  });

  it('to judge refused answers is not needed where none is refused', async () => {
    const rig = new Rig();
    rig.load = without('poison').load;
    const client = rig.client();
    const problems = heard(client, 'skm-problem');
    await client.submit(submission());
    expect(await client.flush()).to.include({ accepted: 1, pending: 0 });
    expect(problems).to.deep.equal([]);
  });

  it('to judge a refused answer keeps it', async () => {
    const rig = new Rig();
    const { load, mend } = without('poison');
    rig.load = load;
    const client = rig.client();
    await client.submit(submission());
    rig.collector.faults.push(() => new Response(null, { status: 422 }));
    await rig.machine.advance(0);
    expect(rig.keys('r/')).to.have.length(1);
    mend();
    await rig.machine.advance(60_000);
    expect(rig.collector.answers.size).to.equal(1);
  });

  it('to send directly is a failure that says so', async () => {
    const rig = new Rig();
    rig.load = without('direct').load;
    rig.store = failing(rig, 'InvalidStateError').store;
    const outcome = await rig.client().submit(submission());
    expect(outcome).to.include({ kind: 'failed', code: 'store-unavailable' });
    expect(outcome.kind === 'failed' && outcome.cause).to.be.instanceOf(LoadFault);
  });

  it('and does not say so either is given up after ten seconds', async () => {
    const rig = new Rig();
    rig.load = hanging('direct');
    rig.store = failing(rig, 'InvalidStateError').store;
    const outcome = rig.client().submit(submission());
    await rig.machine.advance(9_999);
    expect(await Promise.race([outcome, Promise.resolve(null)])).to.equal(null);
    await rig.machine.advance(1);
    expect(await outcome).to.include({ kind: 'failed', code: 'store-unavailable' });
  });

  it('for receipts holds nothing up', async () => {
    const rig = new Rig();
    rig.load = without('receipts').load;
    await rig.client({ receipts: 'keep' }).submit(submission());
    await rig.machine.advance(0);
    expect(rig.collector.answers.size).to.equal(1);
    expect(rig.keys('r/')).to.deep.equal([]);
  });
});

describe('what turns a log over and heals a store', () => {
  it('is not asked for by a visitor whose answer is delivered', async () => {
    const rig = new Rig();
    const asked: string[] = [];
    rig.load = { ...loaded, turner: () => (asked.push('turner'), loaded.turner()) };
    const client = rig.client({}, log);
    await client.submit(submission());
    await rig.machine.advance(60_000);
    expect([asked, (await client.status()).pending]).to.deep.equal([[], 0]);
  });

  it('is waited for before the first write of a kiosk: without it nothing is written, and the answer is sent', async () => {
    const rig = new Rig();
    const { load, mend } = without('turner');
    rig.load = load;
    const client = rig.client(kiosk, log);
    expect(await client.submit(submission())).to.include({ kind: 'accepted' });
    expect([rig.disk.size, (await client.status()).store]).to.deep.equal([0, 'unavailable']);
    mend();
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 1 });
  });

  it('costs a visitor whose answer waits nothing when it cannot be had, and is tried again', async () => {
    const rig = new Rig();
    const { load, mend } = without('turner');
    rig.load = load;
    const { store, seen } = observed(rig.store);
    rig.store = store;
    const turns = (): number => seen.filter(({ keys }) => !keys.length).length;
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(2_000);
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 2 });
    mend();
    await rig.machine.advance(2_000);
    expect(turns()).to.equal(2);
  });

  /** A page with an answer that has waited, and the part under way. */
  async function loading(): Promise<{ rig: Rig; client: Client }> {
    const rig = new Rig();
    rig.load = hanging('turner');
    const client = rig.client({}, { ...offline, ...log });
    await client.submit(submission());
    await rig.machine.advance(2_000);
    return { rig, client };
  }

  it('does not hold up the last answer of a page while it is being loaded', async () => {
    const { rig, client } = await loading();
    await rig.machine.tell('leaving');
    expect(await client.submit(submission())).to.include({ kind: 'saved' });
  });

  it('holds up no other answer either while it is being loaded, where nothing speaks for a tear', async () => {
    const { client } = await loading();
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 2 });
  });

  it('is tried again for a suspect store, which takes no answer before', async () => {
    const rig = new Rig();
    const { load, mend } = without('turner');
    rig.load = load;
    mirrored(rig, { suspect: true });
    const client = rig.client({}, offline);
    expect(await client.submit(submission())).to.include({ code: 'store-suspect' });
    expect(rig.disk.size).to.equal(0);
    mend();
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 1 });
    expect((await client.status()).store).to.equal('ok');
  });
});

describe('what puts books right after a loss', () => {
  /** A device of which two answers were wiped. */
  async function wiped(): Promise<ReturnType<typeof without> & { rig: Rig }> {
    const rig = new Rig();
    await saved(rig, ['a', 'b']);
    rig.disk.clear();
    const { load, mend } = without('repair');
    rig.load = load;
    return { rig, load, mend };
  }

  it('is not asked for while books and mark agree', async () => {
    const rig = new Rig();
    rig.load = without('repair').load;
    const client = rig.client(kiosk);
    for (const mark of ['a', 'b']) await client.submit(submission(mark));
    await client.flush();
    expect(await client.status()).to.include({ store: 'ok', pending: 0 });
  });

  it('is waited for: without it nothing is written, and no number given again', async () => {
    const { rig, mend } = await wiped();
    const client = rig.client(kiosk, offline);
    const losses = lostBy(client);
    const outcome = await client.submit(submission());
    expect(outcome).to.include({ kind: 'failed', code: 'store-unavailable' });
    expect([rig.disk.size, losses.length]).to.deep.equal([0, 0]);
    mend();
    expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 1 });
    expect(losses.map(({ ranges }) => ranges)).to.deep.equal([[[1, 2]]]);
  });
});

describe('the parts', () => {
  it('are all loaded by a kiosk when it starts, and none by a visitor', async () => {
    const asked: string[] = [];
    const names = Object.keys(loaded) as (keyof Parts)[];
    const load = Object.fromEntries(
      names.map((name) => [name, () => (asked.push(name), loaded[name]())]),
    ) as unknown as Parts;
    const rig = new Rig();
    rig.load = load;
    await rig.client().status();
    expect(asked).to.deep.equal([]);
    rig.client({ device: 'kiosk-1' });
    await rig.machine.advance(0);
    expect(asked).to.include.members(names);
  });

  it('are really there', async () => {
    const modules = await Promise.all(Object.values(parts).map((load) => load()));
    expect(modules.map((module) => Object.keys(module).length > 0)).to.not.include(false);
  });

  it('say so when they are not', async () => {
    const cause = new TypeError('Failed to fetch dynamically imported module');
    const fault: unknown = await part(() => Promise.reject(cause))().catch(
      (error: unknown) => error,
    );
    expect(fault).to.be.instanceOf(LoadFault).with.property('cause', cause);
  });
});
