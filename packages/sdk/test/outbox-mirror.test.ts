import { expect } from 'chai';
import { offline } from './support/faults.ts';
import { Rig } from './support/rig.ts';
import {
  booksOf,
  kiosk,
  lostBy,
  lostOnOpening,
  mirrored,
  mirrorOf,
  putBack,
  rejects,
  saved,
} from './support/stream.ts';
import { submission } from './support/submissions.ts';

describe('what stands in localStorage', () => {
  const mark = { rev: 7, stream: 's', high: 5, low: 3, lost: [], ended: [] };
  const notOurs: readonly (readonly [name: string, text: string])[] = [
    ['no JSON', '{'],
    ['no object', '5'],
    ['nothing', 'null'],
    ['a text', '"mark"'],
    ['a mark that is none', JSON.stringify({ mark: null })],
    ...(
      [
        ['rev', '7'],
        ['rev', 7.5],
        ['stream', 5],
        ['stream', undefined],
        ['high', '5'],
        ['high', undefined],
        ['low', null],
        ['low', 2.5],
        ['lost', 'none'],
        ['lost', undefined],
        ['ended', {}],
        ['ended', undefined],
      ] as const
    ).map(
      ([name, value]) =>
        [
          `${name}: ${JSON.stringify(value)}`,
          JSON.stringify({ mark: { ...mark, [name]: value } }),
        ] as const,
    ),
  ];
  for (const [name, text] of notOurs) {
    it(`is not believed if it is not ours: ${name}`, async () => {
      const rig = new Rig();
      rig.machine.mirror.setItem('skm-survey/unit', text);
      const client = rig.client(kiosk, offline);
      const losses = lostBy(client);
      expect(await client.status()).to.include({ store: 'ok', pending: 0 });
      expect(await client.submit(submission())).to.include({ kind: 'saved', seq: 1 });
      expect(losses).to.deep.equal([]);
      expect(booksOf(rig)).to.deep.include({ high: 1, low: 1, lost: [], ended: [] });
      expect(booksOf(rig).rev).to.be.below(3);
    });
  }

  it('is believed if it is', async () => {
    const rig = new Rig();
    mirrored(rig, { mark });
    expect(await lostOnOpening(rig)).to.deep.equal([[[3, 5]]]);
    expect(booksOf(rig)).to.deep.include({ rev: 8, stream: null, high: 0 });
    expect(booksOf(rig).ended).to.deep.equal([{ stream: 's', high: 5, lost: [[3, 5]] }]);
  });

  it('does not make a store suspect that only says something like it', async () => {
    const rig = new Rig();
    mirrored(rig, { suspect: 'yes' });
    expect((await rig.client().status()).store).to.equal('ok');
  });

  it('is kept in mind while the page lives, should it be cleared', async () => {
    const rig = new Rig();
    const client = rig.client(kiosk, offline);
    const losses = lostBy(client);
    await client.submit(submission());
    const { stream } = booksOf(rig);
    rig.machine.mirror.entries.clear();
    rig.disk.clear();
    await client.status();
    expect(losses).to.deep.equal([{ stream, ranges: [[1, 1]] }]);
  });

  it('is kept in mind where there is none, or it is blocked', async () => {
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    for (const mirror of [null, { getItem: blocked, setItem: blocked, removeItem: blocked }]) {
      const rig = new Rig();
      const client = rig.client(kiosk, { ...offline, mirror });
      const losses = lostBy(client);
      await client.submit(submission());
      rig.disk.clear();
      await client.status();
      expect(losses.map(({ ranges }) => ranges)).to.deep.equal([[[1, 1]]]);
    }
  });
});

describe('a wiped database', () => {
  it('is found by looking, and the books that declare it are written before it is told', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b']);
    const { stream } = booksOf(rig);
    rig.disk.clear();
    const client = rig.client(kiosk, offline);
    const written: unknown[] = [];
    client.addEventListener('skm-lost', () => written.push(structuredClone(booksOf(rig).ended)));
    await client.status();
    expect(written).to.deep.equal([[{ stream, high: 2, lost: [[1, 2]] }]]);
    await client.status();
    expect(written).to.have.length(1);
  });

  it('does not take with it what was still to be told of streams that had ended', async () => {
    const rig = new Rig();
    const ended = [{ stream: 'before', high: 4, lost: [[2, 3]] }];
    mirrored(rig, { mark: { rev: 9, stream: null, high: 0, low: 1, lost: [], ended } });
    expect(await lostOnOpening(rig)).to.deep.equal([]);
    expect(booksOf(rig).ended).to.deep.equal(ended);
    await rig.client().flush();
    const told = rig.collector.batches.find(({ stream }) => stream === 'before');
    expect(told).to.deep.include({ closed: true, high: 4, lost: [[2, 3]] });
  });

  it('does not take with it losses of its stream that were still to be told', async () => {
    const rig = new Rig();
    const lost = [[1, 1]];
    mirrored(rig, { mark: { rev: 9, stream: 's', high: 4, low: 4, lost, ended: [] } });
    await rig.client(kiosk).flush();
    const told = rig.collector.batches.find(({ stream }) => stream === 's');
    expect(told?.lost).to.deep.equal([
      [1, 1],
      [4, 4],
    ]);
  });
});

describe('a database that was set back', () => {
  it('within its stream declares what was given out since, at once and once', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const snapshot = structuredClone(rig.disk);
    await saved(rig, ['b', 'c']);
    putBack(rig, snapshot);
    rig.disk.set('meta', { ...booksOf(rig), lost: [[7, 7]] });

    const { stream } = booksOf(rig);
    const client = rig.client(kiosk, offline);
    const losses = lostBy(client);
    await client.status();
    await client.status();
    expect(losses).to.deep.equal([{ stream, ranges: [[2, 3]] }]);
    expect(booksOf(rig)).to.deep.include({
      stream,
      high: 3,
      pending: 1,
      lost: [
        [7, 7],
        [2, 3],
      ],
    });
  });

  it('by a deletion only has lost nothing', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const snapshot = structuredClone(rig.disk);
    const client = rig.client(kiosk);
    await client.flush();
    client.close();
    const { rev } = mirrorOf(rig).mark!;
    putBack(rig, snapshot);

    expect(await lostOnOpening(rig)).to.deep.equal([]);
    expect(booksOf(rig)).to.deep.include({ high: 1, lost: [], ended: [], rev: rev + 1 });
    expect(await rig.client(kiosk).flush()).to.include({ duplicate: 1, pending: 0 });
  });

  it('to an earlier stream declares the later one, and sends what is of the earlier', async () => {
    const rig = new Rig();
    await saved(rig, ['a'], {});
    const snapshot = structuredClone(rig.disk);
    const { stream: earlier } = booksOf(rig);
    await rig.client().flush();
    await saved(rig, ['b'], {});
    const { stream: later } = booksOf(rig);
    putBack(rig, snapshot);

    const client = rig.client();
    const losses = lostBy(client);
    await client.status();
    expect(losses).to.deep.equal([{ stream: later, ranges: [[1, 1]] }]);
    expect(booksOf(rig)).to.deep.include({ stream: null, high: 0, pending: 1 });
    expect(await client.flush()).to.include({ duplicate: 1, pending: 0 });
    expect([...rig.collector.streams.get(later!)!.lost]).to.deep.equal([1]);
    expect(rig.collector.streams.get(earlier!)).to.include({ high: 1, closed: true });
  });

  it('to an earlier stream gives no number of that one again', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b']);
    const snapshot = structuredClone(rig.disk);
    const { stream: earlier } = booksOf(rig);
    await saved(rig, ['c']);
    await rig.client(kiosk).flush();
    // Wiped, so that another stream begins; then the profile of that day is put back.
    rig.disk.clear();
    await rig.client(kiosk).flush();
    putBack(rig, snapshot);

    await saved(rig, ['d', 'e', 'f']);
    expect(rig.keys('r/')).to.have.length(5);
    expect(booksOf(rig)).to.deep.include({ high: 3, pending: 5 });
    expect(await rig.client(kiosk).flush()).to.include({ accepted: 3, duplicate: 2, pending: 0 });
    const places = rig.collector.batches.flatMap(({ stream, items }) =>
      items.map(({ id, seq }) => `${stream} ${seq} ${id}`),
    );
    expect(places.filter((place) => place.startsWith(`${earlier} `))).to.have.length(5);
    expect(new Set(places)).to.have.length(6);
    expect(rig.collector.streams.get(earlier!)).to.include({ high: 3, closed: true });
  });

  it('to an earlier stream gives what was set aside of it a place in the present one', async () => {
    const rig = new Rig();
    rejects(rig, 'bad');
    await saved(rig, ['bad']);
    await rig.client(kiosk).flush();
    const snapshot = structuredClone(rig.disk);
    rig.disk.clear();
    await rig.client(kiosk).flush();
    putBack(rig, snapshot);
    await saved(rig, ['a']);
    const { stream } = booksOf(rig);
    rig.collector.verdict = () => null;

    const client = rig.client(kiosk);
    expect(await client.quarantine.retry()).to.equal(1);
    expect(await client.flush()).to.include({ accepted: 2, pending: 0 });
    expect([...rig.collector.streams.get(stream!)!.seqs]).to.deep.equal([1, 2]);
    expect(booksOf(rig)).to.include({ bytes: 0, quarantined: 0 });
  });

  it('to another past of as many writes declares the later one too', async () => {
    const rig = new Rig();
    await saved(rig, ['a'], {});
    const snapshot = structuredClone(rig.disk);
    // The page was killed before it noted its write, and all was wiped.
    rig.disk.clear();
    rig.machine.mirror.entries.clear();
    await saved(rig, ['b'], {});
    const { stream: later, rev } = booksOf(rig);
    expect((snapshot.get('meta') as { rev: number }).rev).to.equal(rev);
    putBack(rig, snapshot);

    const client = rig.client();
    const losses = lostBy(client);
    await client.status();
    expect(losses).to.deep.equal([{ stream: later, ranges: [[1, 1]] }]);
  });

  it('to when there was no stream declares the later one', async () => {
    const rig = new Rig();
    await rig.client().flush();
    const snapshot = structuredClone(rig.disk);
    await saved(rig, ['b'], {});
    putBack(rig, snapshot);
    expect(await lostOnOpening(rig, {})).to.deep.equal([[[1, 1]]]);
  });

  it('to before other streams had ended declares the later one beside them', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const one = { stream: 'one', high: 1, lost: [] };
    const { rev } = booksOf(rig);
    rig.disk.set('meta', { ...booksOf(rig), ended: [one] });
    mirrored(rig, { mark: { rev: rev + 5, stream: 'two', high: 3, low: 2, lost: [], ended: [] } });
    expect(await lostOnOpening(rig)).to.deep.equal([[[2, 3]]]);
    expect(booksOf(rig).ended.slice(1)).to.deep.equal([
      one,
      { stream: 'two', high: 3, lost: [[2, 3]] },
    ]);
  });

  it('twice has place for all that waits of three streams', async () => {
    const rig = new Rig();
    await saved(rig, ['a', 'b']);
    const snapshot = structuredClone(rig.disk);
    rig.disk.clear();
    await saved(rig, ['gone']);
    putBack(rig, snapshot);
    await saved(rig, ['c']);
    const again = structuredClone(rig.disk);
    rig.disk.clear();
    await saved(rig, ['gone too']);
    putBack(rig, again);
    await saved(rig, ['d']);
    expect(rig.keys('r/')).to.have.length(4);
    const client = rig.client(kiosk);
    expect(await client.flush()).to.include({ accepted: 4, pending: 0 });
    expect((await client.status()).store).to.equal('ok');
  });

  it('does not end twice what had ended then already', async () => {
    const rig = new Rig();
    await saved(rig, ['a']);
    const one = { stream: 'one', high: 1, lost: [[1, 1]] };
    const two = { stream: 'two', high: 2, lost: [] };
    const { rev } = booksOf(rig);
    rig.disk.set('meta', { ...booksOf(rig), ended: [one, two] });
    mirrored(rig, {
      mark: { rev: rev + 5, stream: 'two', high: 2, low: 1, lost: [], ended: [one] },
    });
    expect(await lostOnOpening(rig)).to.deep.equal([]);
    expect(booksOf(rig).ended.slice(1)).to.deep.equal([one, two]);
  });
});
