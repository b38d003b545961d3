import type { Client, ClientOptions } from '@skm-survey/sdk';
import { expect } from 'chai';
import { uuid } from './support/batches.ts';
import { StoreFault } from '../src/outbox/store.ts';
import { memoryStore } from './support/memory-store.ts';
import { offline } from './support/faults.ts';
import { problem } from './support/response.ts';
import { heard } from './support/rig.ts';
import { submission } from './support/submissions.ts';
import { missing, Wire } from './support/wire.ts';

const kiosk = { device: 'kiosk-1' } as const;
const minute = 60_000;

const suspend = ({ rig }: Wire): void =>
  rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true }));

/** Writes into the books as a page before this one may have left them. */
function books(wire: Wire, change: object): void {
  const { disk, machine } = wire.rig;
  const meta = disk.get('meta') as { rev: number };
  disk.set('meta', { ...meta, ...change });
  machine.mirror.entries.clear();
}

/** A wire on whose disk a page has left books with nothing waiting. */
async function quiet(change: object, options: Partial<ClientOptions> = {}): Promise<Wire> {
  const wire = new Wire();
  const before = wire.rig.client(options);
  await before.submit(submission());
  await before.flush();
  before.close();
  books(wire, change);
  wire.rig.collector.streams.clear();
  return wire;
}

describe('what the collector misses', () => {
  /** A kiosk with numbers 1 to 16 of which the collector has rejected some, in no order. */
  async function withAside(aside: number[]): Promise<{ wire: Wire; client: Client }> {
    const wire = new Wire();
    const { rig } = wire;
    const client = rig.client(kiosk, wire);
    rig.collector.verdict = (id, body) =>
      body.includes('bad')
        ? { id, status: 'rejected', reason: { type: '/problems/x', detail: 'no' } }
        : null;
    for (let seq = 1; seq <= 16; seq++) {
      // Quarantine lies in the order of the ids: not that of the numbers.
      const id = uuid(100 + ((seq * 7) % 17));
      await client.submit(submission(aside.includes(seq) ? 'bad' : 'good'), { id });
    }
    await client.flush();
    return { wire, client };
  }

  const cases: [string, [number, number][], [number, number][]][] = [
    [
      'in between',
      [
        [2, 4],
        [6, 9],
      ],
      [
        [3, 3],
        [6, 7],
      ],
    ],
    [
      'before and after',
      [
        [3, 6],
        [10, 10],
      ],
      [
        [3, 3],
        [6, 6],
        [10, 10],
      ],
    ],
    [
      'at the ends',
      [[11, 13]],
      [
        [11, 11],
        [13, 13],
      ],
    ],
    [
      'all of it',
      [[1, 16]],
      [
        [3, 3],
        [6, 7],
        [10, 11],
        [13, 16],
      ],
    ],
    ['nothing of it', [[14, 16]], [[14, 16]]],
    [
      'only what is here',
      [
        [4, 5],
        [8, 8],
      ],
      [],
    ],
  ];
  for (const [name, ranges, lost] of cases) {
    it(`is lost but for what was set aside, ${name}`, async () => {
      const { wire, client } = await withAside([1, 2, 4, 5, 8, 9, 12]);
      const losses = heard(client, 'skm-lost');
      let said = false;
      wire.answer = (batch) => {
        if (said) return missing(wire, batch);
        said = true;
        return missing(wire, batch, ...ranges);
      };
      const before = wire.sent.length;
      await wire.rig.machine.advance(minute);
      const declared = wire.sent.slice(before).flatMap(({ batch }) => batch.lost ?? []);
      expect(declared).to.deep.equal(lost);
      expect(losses.map((event) => (event as unknown as { ranges: unknown }).ranges)).to.deep.equal(
        lost.length ? [lost] : [],
      );
    });
  }

  it('is lost though an answer of an older stream with that number is set aside', async () => {
    const { wire } = await withAside([1]);
    wire.rig.client(kiosk).close();
    const [key = ''] = wire.rig.keys('x/');
    const aside = wire.rig.disk.get(key) as { record: object };
    wire.rig.disk.set(key, { ...aside, record: { ...aside.record, stream: 'older' } });
    wire.answer = (batch) =>
      missing(wire, batch, ...(batch.lost ? [] : ([[1, 1]] as [number, number][])));
    const before = wire.sent.length;
    await wire.rig.machine.advance(minute);
    expect(wire.sent.slice(before).flatMap(({ batch }) => batch.lost ?? [])).to.deep.equal([
      [1, 1],
    ]);
  });

  it('is declared once to a collector that does not listen', async () => {
    const { wire, client } = await withAside([]);
    const losses = heard(client, 'skm-lost');
    let replies = 0;
    wire.answer = (batch) => (replies++ < 20 ? missing(wire, batch, [1, 1], [3, 4]) : problem(503));
    const before = wire.sent.length;
    await wire.rig.machine.advance(3 * minute);
    const declared = wire.sent.slice(before).flatMap(({ batch }) => batch.lost ?? []);
    expect(declared).to.deep.equal([
      [1, 1],
      [3, 4],
    ]);
    expect(losses).to.have.length(1);
    expect(wire.sent.length - before).to.equal(4);
  });

  it('is not called lost while something waits that it may be', async () => {
    const wire = new Wire();
    const before = wire.rig.client(kiosk, offline);
    for (const mark of ['a', 'b', 'c']) await before.submit(submission(mark));
    before.close();
    // A counter that is one too high, as a half-written transaction may leave it.
    wire.rig.disk.delete(wire.rig.keys('r/')[1]!);
    const client = wire.rig.client(kiosk, wire);
    const losses = heard(client, 'skm-lost');
    await client.flush();
    expect(losses).to.deep.equal([]);
    await wire.rig.machine.advance(2 * minute);
    expect(wire.sent.flatMap(({ batch }) => batch.lost ?? [])).to.deep.equal([[2, 2]]);
    expect(losses).to.have.length(1);
  });

  it('is nothing, most often, and then nothing is looked for', async () => {
    const wire = new Wire();
    const { store } = wire.rig;
    const looks: string[] = [];
    wire.rig.store = {
      ...store,
      page: (prefix, ...rest) => {
        looks.push(prefix);
        return store.page(prefix, ...rest);
      },
    };
    wire.rig.client(kiosk, wire);
    await wire.rig.machine.advance(3 * minute);
    expect(looks).not.to.include('x/');
  });

  it('is left alone by a suspect store', async () => {
    const wire = await quiet({}, kiosk);
    suspend(wire);
    const frozen = structuredClone([...wire.rig.disk]);
    wire.answer = (batch) => missing(wire, batch, [1, 1]);
    const client = wire.rig.client(kiosk, wire);
    const losses = heard(client, 'skm-lost');
    // Before it is healed.
    await wire.rig.machine.advance(20_000);
    expect([...wire.rig.disk]).to.deep.equal(frozen);
    expect(losses).to.deep.equal([]);
  });
});

describe('a loss in the books', () => {
  it('goes out with the answers that wait, once', async () => {
    const wire = new Wire();
    const before = wire.rig.client(kiosk, offline);
    await before.submit(submission());
    before.close();
    books(wire, { high: 3, lost: [[2, 3]] });
    await wire.rig.client(kiosk, wire).flush();
    expect(wire.sent.map(({ batch }) => [batch.items.length, batch.lost])).to.deep.equal([
      [1, [[2, 3]]],
    ]);
    expect(wire.rig.disk.get('meta')).to.deep.include({ lost: [] });
  });

  it('is told once a pass by a kiosk whose store cannot take note of that', async () => {
    const wire = await quiet({ high: 3, lost: [[2, 3]] }, kiosk);
    suspend(wire);
    wire.answer = (batch) => (wire.sent.length > 20 ? problem(503) : missing(wire, batch));
    await wire.rig.client(kiosk, wire).flush();
    expect(wire.sent.map(({ batch }) => batch.lost)).to.deep.equal([[[2, 3]]]);
  });
});

describe('a sign of life', () => {
  it('is an empty batch of an open stream, and a contact', async () => {
    const wire = new Wire();
    const client = wire.rig.client(kiosk, wire);
    await wire.rig.machine.advance(10 * minute);
    const { batch, keepalive } = wire.sent.at(-1)!;
    expect(batch).to.deep.include({ high: 0, pending: 0, closed: false, items: [] });
    expect(batch).not.to.have.property('lost');
    expect(keepalive).to.equal(false);
    const { lastContact, delivery } = await client.status();
    const at = wire.rig.machine.wall - wire.rig.machine.mono + wire.sent.at(-1)!.at;
    expect([lastContact, delivery]).to.deep.equal([at, 'idle']);
  });

  it('that meets nobody is a setback', async () => {
    const wire = new Wire();
    wire.answer = () => problem(503);
    const client = wire.rig.client(kiosk, wire);
    await client.flush();
    expect(await client.status()).to.deep.include({
      lastContact: null,
      delivery: 'unreachable',
      problem: { code: 'collector-unreachable', detail: '503 no' },
    });
  });

  it('is not given where nothing is kept, and so no stream has a name', async () => {
    const wire = new Wire();
    wire.rig.store = memoryStore();
    const client = wire.rig.client(kiosk, wire);
    await client.flush();
    await wire.rig.machine.advance(2 * minute);
    expect(wire.sent).to.deep.equal([]);
    expect((await client.status()).delivery).to.equal('idle');
  });

  describe('of a store that cannot be read', () => {
    /** A client over the disk of an earlier page, which can no longer be read. */
    async function dead(
      options: Partial<ClientOptions>,
      earlier = true,
    ): Promise<{ wire: Wire; open: () => Client }> {
      const wire = new Wire();
      if (earlier) {
        const before = wire.rig.client(options, offline);
        await before.submit(submission());
        before.close();
      }
      const fails = (): Promise<never> => Promise.reject(new StoreFault('unavailable', 'test'));
      const good = memoryStore({ entries: wire.rig.disk, durable: true });
      wire.rig.store = { ...good, read: fails, page: fails, transact: fails };
      return { wire, open: () => wire.rig.client(options, wire) };
    }

    it('is an empty batch of an open stream, a contact, and no more than one a minute', async () => {
      const { wire, open } = await dead(kiosk);
      const client = open();
      await wire.rig.machine.advance(20 * minute);
      for (const { batch, keepalive } of wire.sent) {
        expect(batch).to.deep.include({ closed: false, items: [], high: 1, pending: 1 });
        expect(batch).not.to.have.property('lost');
        expect(keepalive).to.equal(false);
      }
      const pauses = wire.sent.slice(1).map(({ at }, i) => at - (wire.sent[i]?.at ?? 0));
      expect(Math.min(...pauses)).to.be.at.least(minute);
      const at = wire.rig.machine.wall - wire.rig.machine.mono + wire.sent.at(-1)!.at;
      expect((await client.status()).lastContact).to.equal(at);
    });

    it('is tried again sooner when it was not heard', async () => {
      const { wire, open } = await dead(kiosk);
      wire.answer = () => problem(503);
      const client = open();
      await wire.rig.machine.advance(minute / 2);
      expect(wire.sent.length).to.be.greaterThan(2);
      expect((await client.status()).lastContact).to.equal(null);
    });

    it('is not given of a stream that nobody remembers', async () => {
      const { wire, open } = await dead(kiosk, false);
      open();
      await wire.rig.machine.advance(5 * minute);
      expect(wire.sent).to.deep.equal([]);
    });

    it('is not given by a visitor', async () => {
      const { wire, open } = await dead({});
      open();
      await wire.rig.machine.advance(5 * minute);
      expect(wire.sent).to.deep.equal([]);
    });
  });
});

describe('the end of a stream', () => {
  const ended = [
    { stream: 'one', high: 5, lost: [[2, 3]] },
    { stream: 'two', high: 1, lost: [] },
  ];

  it('is told with what is lost of it, and forgotten once the collector misses nothing', async () => {
    const wire = await quiet({ ended });
    wire.answer = (batch) => missing(wire, batch);
    const client = wire.rig.client({}, wire);
    await client.flush();
    expect(
      wire.sent.map(({ batch: { stream, high, pending, closed, lost, items } }) => [
        ...[stream, high, pending, closed, lost, items.length],
      ]),
    ).to.deep.equal([
      ['one', 5, 0, true, [[2, 3]], 0],
      ['two', 1, 0, true, undefined, 0],
    ]);
    expect(wire.sent.map(({ keepalive }) => keepalive)).to.deep.equal([false, false]);
    expect((await client.status()).lastContact).to.equal(wire.rig.machine.wall);
    expect(wire.rig.disk.get('meta')).to.deep.include({ ended: [] });
  });

  it('declares what the collector still misses, each once though it does not listen', async () => {
    const wire = await quiet({ ended: ended.slice(0, 1) });
    wire.answer = (batch) =>
      wire.sent.length > 20 ? problem(503) : missing(wire, batch, [2, 3], [5, 5]);
    await wire.rig.client({}, wire).flush();
    expect(wire.sent.map(({ batch }) => batch.lost)).to.deep.equal([[[2, 3]], [[5, 5]]]);
    expect(wire.rig.disk.get('meta')).to.deep.include({ ended: [] });
  });

  it('is told again when nobody heard it', async () => {
    const wire = await quiet({ ended });
    wire.answer = () => problem(503);
    const client = wire.rig.client({}, wire);
    await client.flush();
    expect(wire.sent.map(({ batch }) => batch.stream)).to.deep.equal(['one']);
    expect(await client.status()).to.include({ delivery: 'unreachable', lastContact: null });
    wire.answer = (batch) => missing(wire, batch);
    await wire.rig.machine.advance(minute);
    expect(wire.sent.slice(1).map(({ batch }) => batch.stream)).to.deep.equal(['one', 'two']);
    expect((await client.status()).delivery).to.equal('idle');
  });

  it('waits while the store is suspect, which could not forget it', async () => {
    const wire = await quiet({ ended, stream: 'three', high: 2, low: 3 });
    suspend(wire);
    const frozen = structuredClone([...wire.rig.disk]);
    await wire.rig.client({}, wire).flush();
    expect(wire.sent).to.deep.equal([]);
    expect([...wire.rig.disk]).to.deep.equal(frozen);
  });
});
