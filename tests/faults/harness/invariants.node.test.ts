import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Batch, BatchReply, SeqRange } from '@skm-survey/protocol';
import type { Dump } from '../page/channel.ts';
import { submissionOf } from '../page/submission.ts';
import type { Holdings, StoredAnswer } from './database.ts';
import { judge } from './invariants.ts';
import type { Evidence, Verdict } from './invariants.ts';
import { Ledger } from './ledger.ts';
import { Wire } from './wire.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const stream = 'stream';
const idOf = (seq: number): string => `id-${seq}`;
const markerOf = (seq: number): string => `m-${seq}`;

function stored(seq: number, more: Partial<StoredAnswer> = {}): StoredAnswer {
  const body = JSON.stringify({ v: 1, ...submissionOf(markerOf(seq)) });
  const place = { unit: 'unit', stream, id: idOf(seq), seq, kid: null };
  return { ...place, body, sha256: sha256(body), ...more };
}

/** What is left of a case in which three answers were shown as saved, and counted. */
class Case {
  readonly ledger = new Ledger();
  readonly wire = new Wire();
  answers: StoredAnswer[] = [1, 2, 3].map((seq) => stored(seq));
  rejected: StoredAnswer[] = [];
  tombstones: Holdings['tombstones'] = [];
  device: Dump['records'] = [];
  asked: number[] | null = null;

  constructor() {
    for (const seq of [1, 2, 3]) this.show(seq);
  }

  show(seq: number, kind: 'saved' | 'accepted' = 'saved'): void {
    const outcome = { kind, id: idOf(seq), ...(kind === 'saved' && { seq }) };
    this.ledger.take({ kind: 'attempt', marker: markerOf(seq) } as never);
    this.ledger.take({ kind: 'outcome', marker: markerOf(seq), outcome } as never);
  }

  exchange(batch: Partial<Batch>): void {
    const reply = { results: [] } as unknown as BatchReply;
    const full = { stream, items: [], ...batch } as unknown as Batch;
    this.wire.exchanges.push({ at: 0, fault: 'pass', batch: full, reply, status: 200 });
  }

  declare(...lost: SeqRange[]): void {
    this.exchange({ lost });
  }

  get verdict(): Verdict {
    const { answers, rejected, tombstones } = this;
    const holdings = { answers, rejected, tombstones, streams: [{ stream, high: 3 }] };
    const device = { records: this.device, databases: [], localStorage: {} } as unknown as Dump;
    const evidence: Evidence = {
      ...{ ledger: this.ledger, wire: this.wire, holdings, device, asked: this.asked },
      bodyOf: submissionOf,
    };
    return judge(evidence);
  }

  /** The rules that are broken. */
  get broken(): string[] {
    return this.verdict.violations.map((line) => line.split(' ')[0] ?? '');
  }
}

describe('the judge of the fault suite', () => {
  let sut: Case;
  beforeEach(() => {
    sut = new Case();
  });

  it('has nothing to say where each answer that was shown is counted once', () => {
    expect(sut.verdict).to.deep.equal({
      ...{ violations: [], accepted: 3, lost: 0, declared: 0, twice: 0, gaps: 0 },
    });
  });

  it('misses what was shown as saved and is nowhere', () => {
    sut.answers.pop();
    expect(sut.broken).to.deep.equal(['I1/I6', 'I4']);
    expect(sut.verdict).to.include({ lost: 1, gaps: 1 });
  });

  it('finds it on the device, among the rejected, or erased, and counts apart what was declared', () => {
    const [answer] = sut.answers.splice(2);
    sut.device = [{ ...answer, marker: markerOf(3) }] as unknown as Dump['records'];
    expect(sut.broken).to.deep.equal([]);
    sut.device = [];
    sut.rejected = [answer!];
    expect(sut.broken).to.deep.equal([]);
    sut.rejected = [];
    sut.ledger.erased.add(idOf(3));
    sut.tombstones = [{ stream, seq: 3 }];
    expect(sut.broken).to.deep.equal([]);
    sut.ledger.erased.clear();
    sut.tombstones = [];
    sut.declare([3, 3]);
    expect(sut.verdict).to.include({ lost: 0, declared: 1, gaps: 0 });
  });

  it('lets a declaration excuse one answer of that number, however often it is made', () => {
    sut.answers.pop();
    sut.ledger.take({
      kind: 'outcome',
      marker: 'other',
      outcome: { kind: 'saved', id: 'other', seq: 3 },
    } as never);
    sut.declare([3, 3]);
    sut.declare([3, 3]);
    expect(sut.verdict).to.include({ lost: 1, declared: 1 });
  });

  it('takes no excuse for what was shown as accepted', () => {
    sut.show(4, 'accepted');
    sut.declare([4, 4]);
    expect(sut.broken).to.deep.equal(['I1/I6']);
  });

  it('sees an answer that is counted twice, by its id or by what it says', () => {
    sut.answers.push(stored(3, { seq: 4 }));
    expect(sut.broken).to.include('I2');
    sut = new Case();
    sut.answers.push(stored(3, { id: 'again', seq: 4 }));
    expect(sut.broken).to.include('I2');
  });

  it('sees a place of a stream that two have', () => {
    sut.answers[2] = stored(3, { seq: 2 });
    expect(sut.broken).to.include('I3');
  });

  it('sees bodies that are not what was submitted, not what their digest is over, or serialised anew', () => {
    sut.answers[0] = stored(1, { sha256: sha256('x') });
    expect(sut.broken).to.deep.equal(['I5']);
    const body = JSON.stringify({ v: 1, ...submissionOf(markerOf(1)), comment: 'forged' });
    sut.answers[0] = stored(1, { body, sha256: sha256(body) });
    expect(sut.broken).to.include('I5');
    sut = new Case();
    for (const digest of ['a', 'b'])
      sut.exchange({ items: [{ id: idOf(1), sha256: digest }] as unknown as Batch['items'] });
    expect(sut.broken).to.deep.equal(['I5']);
  });

  it('sees what was told to have failed and is counted all the same', () => {
    sut.ledger.shown.delete(markerOf(3));
    sut.ledger.failed.set(markerOf(3), 'store-full');
    expect(sut.broken).to.deep.equal(['I6']);
  });

  it('sees bursts of tries that fail, excuses as many as were asked for, and none where many are right', () => {
    const burst = Array.from({ length: 20 }, (_, n) => 10_000 + n);
    for (const at of burst) {
      const batch = { stream, batch: String(at), items: [] } as unknown as Batch;
      sut.wire.exchanges.push({ at, fault: 'drop', batch, reply: null, status: null });
    }
    sut.asked = [];
    expect(sut.broken).to.deep.equal(['I7']);
    sut.asked = burst.slice(0, 6);
    expect(sut.broken).to.deep.equal([]);
    sut.asked = null;
    expect(sut.broken).to.deep.equal([]);
  });

  it('sees errors that nobody handled, and a marker with two outcomes', () => {
    sut.ledger.take({ kind: 'unhandled', message: 'boom' } as never);
    sut.show(1);
    expect(sut.broken).to.deep.equal(['I8', 'I8']);
  });
});
