import { expect } from 'chai';
import * as fc from 'fast-check';
import {
  Answer,
  Batch,
  BatchEnvelope,
  BatchItem,
  BatchReply,
  Day,
  FourScaleResult,
  limits,
  ResultsQuery,
  routes,
  SeqRange,
  Slug,
  Uuid,
} from '../src/index.ts';

const item = {
  id: '00000000-0000-4000-8000-000000000001',
  seq: 1,
  at: '2026-03-10T05:00:00.000Z',
  tz: 420,
  up: 12.5,
  sdk: 'skm-survey/1.0.0',
  sha256: '0'.repeat(64),
  body: '{}',
};
const batch = {
  v: 1,
  batch: '00000000-0000-4000-8000-0000000000ff',
  unit: 'disdukcapil-contoh',
  stream: 'b1946ac9',
  high: 1,
  pending: 1,
  closed: false,
  sentAt: '2026-03-10T05:00:01.000Z',
  items: [item],
};
const answer = {
  v: 1,
  questionnaire: { id: 'skm-2017', revision: '1' },
  lang: 'id',
  answers: { waktu: 4, biaya: null },
  profile: { disabilitas: null },
};

const accepts = (
  schema: { safeParse(value: unknown): { success: boolean } },
  value: unknown,
): boolean => schema.safeParse(value).success;

describe('the schemas of the wire', () => {
  it('take what they describe', () => {
    expect(accepts(Batch, batch)).to.be.true;
    expect(accepts(Answer, answer)).to.be.true;
    expect(accepts(Batch, { ...batch, device: 'kios-1', lost: [[1, 1]], items: [] })).to.be.true;
  });

  it('take what a queue, a counter and a customised page add to an answer', () => {
    const more = {
      ...answer,
      variant: { base: { id: 'skm-2017', revision: '1' }, changes: { leaveOut: ['biaya'] } },
      counter: 'loket-3',
      officer: 'p-17',
      ticket: 'eyJhbGciOiJFZERTQSJ9.e30.c2ln',
      reasons: { waktu: 'Antre dua jam.' },
      partial: true,
    };
    expect(Answer.parse(more)).to.deep.equal(more);
  });

  it('take an answer with a ticket that is none, but not one that is too long', () => {
    expect(accepts(Answer, { ...answer, ticket: 'A-017' })).to.be.true;
    expect(accepts(Answer, { ...answer, ticket: 'a'.repeat(limits.ticketLength + 1) })).to.be.false;
  });

  it('leave members alone that a newer side adds', () => {
    expect(accepts(Batch, { ...batch, signature: 'x' })).to.be.true;
    expect(accepts(Answer, { ...answer, weather: 'rain' })).to.be.true;
  });

  it('refuse the version of another format', () => {
    expect(accepts(Batch, { ...batch, v: 2 })).to.be.false;
    expect(accepts(Answer, { ...answer, v: 2 })).to.be.false;
  });

  it('refuse what cannot be a place in a stream', () => {
    for (const seq of [0, -1, 1.5, 2 ** 53, '1', null]) {
      expect(accepts(BatchItem, { ...item, seq }), String(seq)).to.be.false;
    }
    expect(accepts(SeqRange, [2, 1])).to.be.false;
    expect(accepts(SeqRange, [2, 2])).to.be.true;
  });

  it('refuse more than the limits', () => {
    const items = Array.from({ length: limits.batchItems + 1 }, () => item);
    expect(accepts(Batch, { ...batch, items })).to.be.false;
    const lost = Array.from({ length: limits.ranges + 1 }, (_, n) => [n + 1, n + 1]);
    expect(accepts(BatchEnvelope, { ...batch, lost })).to.be.false;
    expect(accepts(Answer, { ...answer, comment: 'x'.repeat(limits.commentLength + 1) })).to.be
      .false;
  });

  it('refuse answers that are no whole numbers', () => {
    for (const waktu of [3.5, '4', true, {}]) {
      expect(accepts(Answer, { ...answer, answers: { waktu } }), JSON.stringify(waktu)).to.be.false;
    }
  });

  it('take a random UUID and nothing like it', () => {
    fc.assert(fc.property(fc.uuid(), (id) => accepts(Uuid, id)));
    for (const id of [
      '',
      item.id.toUpperCase().replace('8', 'A'),
      `${item.id} `,
      item.id.slice(1),
    ]) {
      expect(accepts(Uuid, id), id).to.be.false;
    }
  });

  it('take a slug that is safe in a path, and no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (accepts(Slug, text)) expect(routes.results(text)).to.equal(`/v1/units/${text}/results`);
      }),
    );
    for (const slug of ['', '.', '-a', 'a/b', 'a~1', 'a'.repeat(65)]) {
      expect(accepts(Slug, slug), slug).to.be.false;
    }
  });

  it('read a query from its text', () => {
    expect(ResultsQuery.parse({ from: '2026-01-01', 'round-nrr': '2' })).to.deep.equal({
      from: '2026-01-01',
      'round-nrr': 2,
    });
    for (const day of ['2026-13-01', '2026-1-1', '20260101', '2026-00-10']) {
      expect(accepts(Day, day), day).to.be.false;
    }
  });

  it('know every outcome of an item', () => {
    const { id } = item;
    const reason = { type: '/problems/erased', detail: 'gone' };
    const results = [
      { id, status: 'accepted' },
      { id, status: 'duplicate' },
      { id, status: 'rejected', reason },
      { id, status: 'conflict' },
      { id, status: 'retry', after: 5 },
    ];
    const reply = {
      v: 1,
      batch: batch.batch,
      results,
      missing: [[1, 2]],
      contiguous: 0,
      now: item.at,
    };
    expect(accepts(BatchReply, reply)).to.be.true;
    expect(accepts(BatchReply, { ...reply, results: [{ id, status: 'rejected' }] })).to.be.false;
    expect(accepts(BatchReply, { ...reply, results: [{ id, status: 'stored' }] })).to.be.false;
  });

  it('have every index say how it was computed', () => {
    const computation = { index: 'ipak', scales: [4], items: 3 };
    expect(accepts(FourScaleResult, { value: '3.5', respondents: 2, computation })).to.be.true;
    expect(accepts(FourScaleResult, { value: '3.5', respondents: 2 })).to.be.false;
  });
});
