import type { Batch, ItemResult } from '@skm-survey/protocol';
import type { Client, ClientOptions, Environment, Status } from '@skm-survey/sdk';
import { expect } from 'chai';
import { uuid } from './support/batches.ts';
import { offline } from './support/faults.ts';
import type { Store } from '../src/outbox/store.ts';
import { LoadFault } from '../src/parts.ts';
import { settle } from './support/machine.ts';
import { loaded } from './support/parts.ts';
import { json, problem } from './support/response.ts';
import { heard } from './support/rig.ts';
import type { Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';
import { Wire } from './support/wire.ts';

/**
 * A wire and a client on whose disk answers with these marks wait from before. `prepare` may change the machine before the
 * client is opened.
 */
async function waiting(
  marks: string[],
  { prepare, ...options }: Partial<ClientOptions> & { prepare?: (rig: Rig) => void } = {},
): Promise<{ wire: Wire; client: Client }> {
  const wire = new Wire();
  const before = wire.rig.client(options, offline);
  for (const mark of marks) await before.submit(submission(mark));
  before.close();
  prepare?.(wire.rig);
  return { wire, client: wire.rig.client(options, wire) };
}

const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `${i}`);

/** What the collector says of an answer that bears one of these marks. */
const says =
  (verdicts: Record<string, Omit<ItemResult, 'id'>>) =>
  (id: string, body: string): ItemResult | null => {
    const { comment } = JSON.parse(body) as { comment: string };
    const verdict = verdicts[comment];
    return verdict ? ({ id, ...verdict } as ItemResult) : null;
  };

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

/** A store that takes note of the looks at its queue. */
function watching(rig: Rig): { looks: () => number } {
  const { store } = rig;
  let looks = 0;
  const page: Store['page'] = (prefix, ...rest) => {
    if (prefix === 'r/') looks++;
    return store.page(prefix, ...rest);
  };
  rig.store = { ...store, page };
  return { looks: () => looks };
}

describe('the next batch', () => {
  it('is read while the one before is under way, and once', async () => {
    let seen = (): number => 0;
    const { wire, client } = await waiting(many(60), {
      prepare: (rig) => ({ looks: seen } = watching(rig)),
    });
    const looks: number[] = [];
    wire.answer = async (batch) => {
      await settle();
      looks.push(seen());
      return json(wire.rig.collector.take(batch));
    };
    await client.flush();
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 10]);
    // Nothing follows the second.
    expect(looks).to.deep.equal([2, 2]);
  });

  it('is read again when another page has sent one in between', async () => {
    const { wire } = await waiting(many(120));
    let open = true;
    const other = wire.rig.client(
      {},
      {
        fetch: (...request) => {
          if (!open) return offline.fetch();
          open = false;
          return wire.rig.collector.fetch(...request);
        },
      },
    );
    let turns = 0;
    const tryLock: Environment['tryLock'] = async (_name, run) => {
      if (++turns === 2) await other.flush();
      await run();
      return true;
    };
    const client = wire.rig.client({}, { fetch: wire.fetch, tryLock });
    expect(await client.flush()).to.include({ accepted: 70, duplicate: 0, pending: 0 });
    expect(wire.items.map(({ length }) => length)).to.deep.equal([50, 20]);
  });
});

describe('an answer whose stream the books do not know', () => {
  it('is sent, and the end of its stream told beside that of the others', async () => {
    const { wire } = await waiting(['a', 'b'], { device: 'kiosk-1' });
    const { disk, machine, store } = wire.rig;
    const { stream } = disk.get('meta') as { stream: string };
    const one = { stream: 'one', high: 0, lost: [] };
    let read = 0;
    wire.rig.store = {
      ...store,
      page: async (...range) => {
        const found = await store.page(...range);
        // All that the site had kept is cleared, and another page has begun anew.
        if (range[0] === 'r/' && !read++) {
          const meta = disk.get('meta') as object;
          disk.clear();
          machine.mirror.entries.clear();
          disk.set('meta', { ...meta, rev: 50, stream: 'new', high: 0, pending: 0, ended: [one] });
        }
        return found;
      },
    };
    await wire.rig.client({ device: 'kiosk-1' }, wire).flush();
    expect(
      wire.sent.map(({ batch }) => [batch.stream, batch.high, batch.items.length, batch.closed]),
    ).to.deep.equal([
      [stream, 2, 2, false],
      ['one', 0, 0, true],
      [stream, 2, 0, true],
    ]);
    expect(disk.get('meta')).to.deep.include({ stream: 'new', ended: [] });
  });
});

describe('an answer that the collector has otherwise', () => {
  it('is set aside, for a person to look', async () => {
    const { wire, client } = await waiting(['a', 'b']);
    wire.rig.collector.verdict = says({ a: { status: 'conflict' } });
    const events = heard(client, 'skm-quarantined');
    expect(await client.flush()).to.include({ accepted: 1, quarantined: 1, pending: 0 });
    expect(events).to.have.length(1);
    const [aside] = await client.quarantine.list();
    expect(aside?.reason.code).to.equal('answer-conflict');
    expect(aside?.seq).to.equal(1);
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
