import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  readOutboxFile,
  writeOutboxFile,
  type OutboxFileEvent,
  type OutboxFileRecord,
  type OutboxHeader,
} from '../src/index.ts';

const digest = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const header: OutboxHeader = {
  ...{ v: 1, kind: 'skm-outbox', unit: 'dinas', stream: 'aliran', device: 'kios-1', high: 3 },
  ...{ exportedAt: '2026-03-10T05:00:00.000Z', sdk: 'test/1' },
};

async function recordOf(seq: number, body: string): Promise<OutboxFileRecord> {
  const base = { at: '2026-03-10T05:00:00.000Z', tz: 420, up: 1, sdk: 'test/1' };
  return { seq, id: crypto.randomUUID(), ...base, sha256: await digest(body), body };
}

const records = (): Promise<OutboxFileRecord[]> =>
  Promise.all([1, 2, 3].map((seq) => recordOf(seq, `{"n":${seq},"teks":"\u2028 baris"}`)));

async function linesOf(given: readonly OutboxFileRecord[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of writeOutboxFile(header, given, digest)) lines.push(line);
  return lines.map((line) => line.slice(0, -1));
}

async function eventsOf(lines: readonly string[]): Promise<OutboxFileEvent[]> {
  const events: OutboxFileEvent[] = [];
  for await (const event of readOutboxFile(lines, digest)) events.push(event);
  return events;
}

const problemsOf = (events: readonly OutboxFileEvent[]): [number, string][] =>
  events.flatMap((event): [number, string][] =>
    event.kind === 'problem' ? [[event.line, event.problem]] : [],
  );

const intact = (events: readonly OutboxFileEvent[]): boolean => {
  const last = events.at(-1);
  return last?.kind === 'end' && last.intact;
};

describe('the file of a queue', () => {
  it('gives back what was written, whatever is in the bodies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async (bodies) => {
        const written = await Promise.all(bodies.map((body, n) => recordOf(n + 1, body)));
        const events = await eventsOf(await linesOf(written));
        const read = events.flatMap((one) => (one.kind === 'record' ? [one.record] : []));
        expect(read).to.deep.equal(written);
        expect(events[0]).to.deep.equal({ kind: 'header', line: 1, header });
        expect(intact(events)).to.be.true;
      }),
      { numRuns: 30 },
    );
  });

  it('carries the reason of a quarantined record and its stream', async () => {
    const [first] = await records();
    const set = {
      stream: 'lama',
      quarantined: { code: 'answer-rejected', detail: 'waktu: no' },
      enc: { kid: 'k1', alg: 'HPKE-P256-A256GCM' },
    } as const;
    const events = await eventsOf(await linesOf([{ ...first!, ...set }]));
    expect(events[1]).to.have.property('record').that.deep.includes(set);
  });

  it('survives another end of line and a byte order mark', async () => {
    const [first = '', ...rest] = await linesOf(await records());
    const events = await eventsOf([`\uFEFF${first}`, ...rest].map((line) => `${line}\r`));
    expect(problemsOf(events)).to.deep.equal([]);
    expect(intact(events)).to.be.true;
  });

  it('names every damaged line and reads on', async () => {
    const lines = await linesOf(await records());
    lines[1] = lines[1]!.replace('"n\\":1', '"n\\":7');
    lines[2] = lines[2]!.slice(5);
    const events = await eventsOf(lines);
    expect(problemsOf(events)).to.deep.equal([
      [2, 'hash-mismatch'],
      [3, 'not-json'],
      [5, 'wrong-checksum'],
    ]);
    expect(events.some((one) => one.kind === 'record' && one.record.seq === 3)).to.be.true;
    expect(intact(events)).to.be.false;
  });

  it('finds what only the checksum of the whole can', async () => {
    const lines = await linesOf(await records());
    const altered = lines.with(2, lines[2]!.replace('"seq":2', '"seq":9'));
    expect(problemsOf(await eventsOf(altered))).to.deep.equal([[5, 'wrong-checksum']]);
    const swapped = lines.with(1, lines[2]!).with(2, lines[1]!);
    expect(problemsOf(await eventsOf(swapped))).to.deep.equal([[5, 'wrong-checksum']]);
    const removed = lines.toSpliced(2, 1);
    expect(problemsOf(await eventsOf(removed))).to.deep.equal([[4, 'wrong-count']]);
  });

  it('knows that it was cut short, at any place', async () => {
    const text = (await linesOf(await records())).join('\n');
    for (let length = 1; length < text.length; length += 7) {
      const events = await eventsOf(text.slice(0, length).split('\n'));
      expect(intact(events), String(length)).to.be.false;
    }
  });

  it('takes nothing after the end, and an empty line for nothing', async () => {
    const lines = await linesOf(await records());
    expect(intact(await eventsOf([...lines, '']))).to.be.true;
    expect(problemsOf(await eventsOf([...lines, lines[1]!]))).to.deep.equal([[6, 'after-end']]);
  });

  it('tells a newer format from another file', async () => {
    const newer = JSON.stringify({ ...header, v: 2 });
    expect(problemsOf(await eventsOf([newer, 'x']))).to.deep.equal([[1, 'newer-format']]);
    expect(problemsOf(await eventsOf(['waktu,biaya', '4,4']))).to.deep.equal([
      [1, 'not-an-outbox'],
    ]);
    expect(problemsOf(await eventsOf([]))).to.deep.equal([[1, 'no-end']]);
  });
});
