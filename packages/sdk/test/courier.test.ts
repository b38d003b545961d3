import type { Batch, ItemResult } from '@skm-survey/protocol';
import type { Status } from '@skm-survey/sdk';
import { expect } from 'chai';
import { uuid } from './support/batches.ts';
import { offline } from './support/faults.ts';
import type { Store } from '../src/outbox/store.ts';
import { LoadFault } from '../src/parts.ts';
import { loaded } from './support/parts.ts';
import { json, problem } from './support/response.ts';
import { heard } from './support/rig.ts';
import { submission } from './support/submissions.ts';
import { many, says, waiting } from './support/waiting.ts';
import { Wire } from './support/wire.ts';

const later = (after: number): Omit<ItemResult, 'id'> =>
  ({ status: 'retry', after }) as Omit<ItemResult, 'id'>;

const hangs = (_batch: Batch, { signal }: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });

describe('the size of a batch', () => {
  it('is halved by each time-out down to one, and doubled as the line recovers', async () => {
    const { wire, client } = await waiting(many(120));
    wire.answer = hangs;
    for (let i = 0; i < 7; i++) {
      const pass = client.flush();
      await wire.rig.machine.advance(15_000);
      await pass;
    }
    expect(wire.items.slice(0, 7).map(({ length }) => length)).to.deep.equal([
      50, 25, 13, 7, 4, 2, 1,
    ]);
    const before = wire.items.length;
    wire.answer = () => null;
    await client.flush();
    expect(wire.items.slice(before).map(({ length }) => length)).to.deep.equal([
      1, 2, 4, 8, 16, 32, 50, 7,
    ]);
  });

  it('is not doubled by one of which the collector took none', async () => {
    const { wire, client } = await waiting(many(120));
    wire.answer = hangs;
    const pass = client.flush();
    await wire.rig.machine.advance(15_000);
    await pass;
    wire.answer = () => null;
    wire.rig.collector.verdict = (id) => ({ id, status: 'retry', after: 3_600 });
    await client.flush();
    await client.flush();
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 25, 25]);
  });

  it('stays when the network or the collector is at fault', async () => {
    const { wire, client } = await waiting(many(60));
    wire.answer = () => offline.fetch();
    await client.flush();
    wire.answer = () => problem(503);
    await client.flush();
    wire.answer = () => null;
    await client.flush();
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 50, 50, 10]);
  });

  it('is halved by a refusal, of the half that holds the bad one as well', async () => {
    const { wire, client } = await waiting(many(5));
    wire.answer = ({ items }) => (items.some(({ seq }) => seq === 2) ? problem(422) : null);
    expect(await client.flush()).to.include({ accepted: 4, quarantined: 1 });
    expect(wire.items).to.deep.equal([
      [1, 2, 3, 4, 5],
      [1, 2, 3],
      [1, 2],
      [1],
      [2, 3],
      [2],
      [3],
      [4, 5],
    ]);
  });
});

describe('an answer that the collector wants later', () => {
  it('rests for that long and up to as long again, and is then tried alone', async () => {
    const { wire, client } = await waiting(['soon', 'late', 'now']);
    const { machine, collector } = wire.rig;
    collector.verdict = says({ soon: later(20), late: later(300) });
    const start = (machine.mono = 1_000_000);
    await client.flush();
    await client.flush();
    expect(wire.items).to.deep.equal([[1, 2, 3]]);
    await machine.advance(29_999);
    expect(wire.items).to.have.length(1);
    collector.verdict = says({ late: later(300) });
    await machine.advance(1);
    expect(wire.items.slice(1)).to.deep.equal([[1]]);
    collector.verdict = () => null;
    await machine.advance(3_600_000);
    const [last] = wire.sent.filter(({ batch }) => batch.items[0]?.seq === 2);
    expect(wire.items.slice(2)).to.deep.equal([[2]]);
    expect(last?.at).to.equal(start + 330_000);
  });

  it('is a setback when it is so with all of them, until the first may be tried', async () => {
    const { wire, client } = await waiting(['soon', 'late']);
    wire.rig.collector.verdict = says({ soon: later(10), late: later(300) });
    await client.flush();
    expect((await client.status()).problem).to.deep.equal({
      code: 'collector-unreachable',
      detail: 'the collector took none of the answers',
    });
    expect(await client.status()).to.include({
      delivery: 'unreachable',
      lastContact: wire.rig.machine.wall,
    });
    await wire.rig.machine.advance(14_999);
    expect(wire.items).to.have.length(1);
    // Nobody has taken anything meanwhile.
    expect((await client.status()).delivery).to.equal('unreachable');
    await wire.rig.machine.advance(1);
    expect(wire.items).to.deep.equal([[1, 2], [1]]);
  });

  it('is tried again by itself though nothing else waits', async () => {
    const { wire, client } = await waiting(['soon']);
    wire.rig.collector.verdict = says({ soon: later(10) });
    await client.flush();
    wire.rig.collector.verdict = () => null;
    await wire.rig.machine.advance(15_000);
    expect(wire.items).to.deep.equal([[1], [1]]);
    expect(await client.status()).to.include({ pending: 0 });
  });

  it('does not stand in the way of a new one, even fifty of them', async () => {
    const { wire, client } = await waiting(many(50));
    const { collector, machine } = wire.rig;
    collector.verdict = (id) => ({ id, status: 'retry', after: 3_600 });
    await client.flush();
    collector.verdict = () => null;
    await client.flush();
    await client.submit(submission());
    await client.flush();
    await machine.advance(0);
    expect(wire.items.slice(1)).to.deep.equal([[51]]);
  });

  it('is so too when there is no word on it', async () => {
    const { wire, client } = await waiting(['a', 'b']);
    wire.answer = (batch) => {
      const reply = wire.rig.collector.take(batch);
      return json({ ...reply, results: reply.results.slice(0, 1) });
    };
    await client.flush();
    expect(await client.status()).to.include({ pending: 1 });
    wire.answer = () => null;
    await wire.rig.machine.advance(44_999);
    expect(wire.items).to.deep.equal([[1, 2]]);
    await wire.rig.machine.advance(1);
    expect(wire.items).to.deep.equal([[1, 2], [2]]);
  });
});

describe('a suspect store', () => {
  it('keeps what was rejected where it is, and tries it again now and then', async () => {
    const { wire, client } = await waiting(['bad'], {
      prepare: ({ machine }) =>
        machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true })),
    });
    const { machine, collector, disk } = wire.rig;
    const frozen = structuredClone([...disk]);
    collector.verdict = says({
      bad: { status: 'rejected', reason: { type: '/problems/x', detail: 'no' } } as never,
    });
    const events = heard(client, 'skm-quarantined');
    await client.flush();
    await client.flush();
    expect([...disk]).to.deep.equal(frozen);
    expect([events.length, wire.items.length]).to.deep.equal([0, 1]);
    await machine.advance(45_000);
    expect(wire.items).to.deep.equal([[1], [1]]);
  });
});

/** Answers that make a body of some 13 kB. */
const wide = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`item-number-${i}`, 4]));

describe('records of a newer version', () => {
  it('are counted once, wherever a batch ends between them', async () => {
    const wire = new Wire();
    const before = wire.rig.client({}, offline);
    for (let i = 0; i < 12; i++) await before.submit({ ...submission(), answers: wide });
    before.close();
    const keys = wire.rig.keys('r/');
    for (const at of [1, 6, 11]) wire.rig.disk.set(keys[at]!, { v: 2 });
    const client = wire.rig.client({}, wire);
    const shown = heard(client, 'skm-status') as (Event & { status: Status })[];
    await client.flush();
    await wire.rig.machine.advance(0);
    expect(wire.items.length).to.be.greaterThan(1);
    expect([...new Set(shown.map(({ status }) => status.unreadable))]).to.deep.equal([0, 3]);
    expect(await client.status()).to.include({ unreadable: 3, pending: 3 });
  });
});

describe('an answer that another page saved while it went away', () => {
  it('is admitted by the next pass of a page that lives', async () => {
    const { wire, client } = await waiting([]);
    await client.submit(submission());
    await client.flush();
    const { id, ...draft } = structuredClone(wire.sent[0]!.batch.items[0]!);
    const questionnaire = submission().questionnaire;
    const left = { v: 1, id: uuid(500), unit: 'unit', questionnaire, ...draft };
    wire.rig.disk.set(`n/${left.id}`, left);
    expect(await client.flush()).to.include({ accepted: 1, pending: 0 });
    expect(wire.rig.collector.answers.has(left.id)).to.equal(true);
    expect(id).not.to.equal(left.id);
  });

  it('is looked for once in a pass', async () => {
    const looks: string[] = [];
    const { client } = await waiting(many(120), {
      prepare: (rig) => {
        const { store } = rig;
        const page: Store['page'] = (prefix, ...rest) => {
          looks.push(prefix);
          return store.page(prefix, ...rest);
        };
        rig.store = { ...store, page };
      },
    });
    await client.flush();
    const before = looks.filter((prefix) => prefix === 'n/').length;
    await client.flush();
    expect(looks.filter((prefix) => prefix === 'n/').length - before).to.equal(1);
    // One when the page opens, one in its first pass, of three batches.
    expect(before).to.be.within(2, 3);
  });
});

describe('a sign of life', () => {
  it('is not given while the collector has just been heard, whatever is asked', async () => {
    const { wire, client } = await waiting([], { device: 'kiosk-1' });
    await client.submit(submission());
    await client.flush();
    await wire.rig.machine.advance(30_000);
    const before = wire.sent.length;
    await client.flush();
    await client.flush();
    expect(wire.sent).to.have.length(before);
    expect((await client.status()).lastContact).to.equal(wire.rig.machine.wall - 30_000);
  });
});

describe('keepalive', () => {
  it('is asked for by first tries only', async () => {
    const { wire, client } = await waiting(['a']);
    wire.answer = () => offline.fetch();
    await client.flush();
    await client.flush();
    wire.answer = () => null;
    await client.flush();
    await client.submit(submission());
    await client.flush();
    const asked = wire.sent.filter(({ batch }) => batch.items.length);
    expect(asked.map(({ keepalive }) => keepalive)).to.deep.equal([true, false, false, true]);
  });
});

describe('a part that cannot be loaded', () => {
  it('is a setback that says so, and keeps no receipt away', async () => {
    const load = { ...loaded, proof: () => Promise.reject(new LoadFault('no such file')) };
    const { wire, client } = await waiting(['a'], {
      receipts: 'keep',
      prepare: (rig) => (rig.load = load),
    });
    wire.answer = (batch) =>
      batch.items.length
        ? json({
            ...wire.rig.collector.take(batch),
            receipt: { v: 1, kid: 'k', payload: 'p', signature: 's' },
          })
        : null;
    expect(await client.flush()).to.include({ accepted: 1 });
    const { problem: shown, receipt } = await client.status();
    expect(shown).to.deep.equal({ code: 'collector-unreachable', detail: 'no such file' });
    expect(receipt).to.include({ state: 'unchecked' });
  });
});
