import { expect } from 'chai';
import { sha256 } from '../src/outbox/sha256.ts';
import { LoadFault, part, parts } from '../src/parts.ts';
import type { Parts } from '../src/parts.ts';
import { failing } from './support/faults.ts';
import { loaded } from './support/parts.ts';
import { heard, Rig } from './support/rig.ts';
import { rejects } from './support/stream.ts';
import { submission } from './support/submissions.ts';

/** Parts of which one cannot be loaded until `mend`. */
function without(name: keyof Parts): { load: Parts; mend: () => void } {
  let gone = true;
  const missing = (): Promise<never> => Promise.reject(new LoadFault('test'));
  const load = { ...loaded, [name]: () => (gone ? missing() : loaded[name]()) };
  return { load, mend: () => (gone = false) };
}

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

  it('for receipts holds nothing up', async () => {
    const rig = new Rig();
    rig.load = without('receipts').load;
    await rig.client({ receipts: 'keep' }).submit(submission());
    await rig.machine.advance(0);
    expect(rig.collector.answers.size).to.equal(1);
    expect(rig.keys('r/')).to.deep.equal([]);
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
