import type { BatchReply, ItemResult } from '@skm-survey/protocol';
import { expect } from 'chai';
import fc from 'fast-check';
import { readReply, resultsById } from '../src/delivery/reply.ts';
import type { Answered, Outcome } from '../src/delivery/reply.ts';
import { readTrouble } from '../src/delivery/trouble.ts';
import { batchOf, uuid } from './support/batches.ts';

const batch = batchOf(1, 2);

const reply = (results: ItemResult[]): BatchReply => ({
  v: 1,
  batch: batch.batch,
  results,
  missing: [],
  contiguous: 0,
  now: '2026-11-01T00:00:00Z',
});

const read = (status: number, body: unknown, headers: Record<string, string> = {}): Outcome => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const all = new Headers({ 'content-type': 'application/json', ...headers });
  return outcomeOf({ status, headers: all, text });
};

/** What is made of an answer of the network. */
function outcomeOf(answered: Answered): Outcome {
  const taken = readReply(answered, batch);
  return taken ? { kind: 'reply', reply: taken } : readTrouble(answered, 0);
}

const ownProblem = (status: number): Outcome =>
  read(
    status,
    { type: '/problems/x', title: 'X', status },
    { 'content-type': 'application/problem+json' },
  );

describe('readReply', () => {
  it('takes a JSON reply to this very batch', () => {
    for (const type of ['Application/JSON; charset=utf-8', 'application/json ;charset=utf-8']) {
      const outcome = read(200, reply([]), { 'content-type': type });
      expect(outcome).to.deep.equal({ kind: 'reply', reply: reply([]) });
    }
  });

  const foreign: [string, unknown, Record<string, string>?][] = [
    ['a captive portal', '<html>Log in</html>', { 'content-type': 'text/html' }],
    ['JSON under another type', reply([]), { 'content-type': 'text/html' }],
    ['a type that only ends like it', reply([]), { 'content-type': 'x-application/json' }],
    ['an empty object', {}],
    ['an empty body', ''],
    ['a truncated body', JSON.stringify(reply([])).slice(0, -2)],
    ['the reply to another batch', { ...reply([]), batch: uuid(1) }],
    ['another version', { ...reply([]), v: 2 }],
    ['a result without status', { ...reply([]), results: [{ id: uuid(1) }] }],
    ['a status nobody defined', { ...reply([]), results: [{ id: uuid(1), status: 'ok' }] }],
  ];
  for (const [name, body, headers] of foreign) {
    it(`takes a 200 with ${name} as foreign`, () => {
      expect(read(200, body, headers).kind).to.equal('foreign');
    });
  }

  it('says of a 200 what was wrong with it', () => {
    const detail = (body: unknown, type = 'application/json'): Outcome =>
      read(200, body, { 'content-type': type });
    expect(detail('', 'text/html')).to.include({ detail: '200 with content-type text/html' });
    expect(detail('', '')).to.include({ detail: '200 with content-type none' });
    expect(detail({})).to.include({ detail: '200 with a body that is not a reply' });
    expect(detail({ ...reply([]), batch: uuid(1) })).to.include({
      detail: '200 with the reply to another batch',
    });
    const untyped = outcomeOf({ status: 200, headers: new Headers(), text: '' });
    expect(untyped).to.include({ detail: '200 with content-type none' });
  });

  it('says the status, and what the collector says itself', () => {
    const type = { 'content-type': 'application/problem+json' };
    const body = { type: '/problems/x', title: 'X', status: 403 };
    expect(read(403, body, type)).to.include({ detail: '403 X' });
    expect(read(403, { ...body, detail: 'why' }, type)).to.include({ detail: '403 why' });
    expect(read(404, body, type)).to.include({ detail: '404' });
    expect(read(403, '')).to.include({ detail: '403' });
  });

  const kinds: Record<Outcome['kind'], number[]> = {
    reply: [],
    retry: [408, 425, 429, 500, 502, 503, 504, 599],
    'too-large': [413],
    refused: [400, 422],
    misconfigured: [401, 403, 404, 405, 409, 410, 415, 451],
    foreign: [201, 202, 204, 206, 301, 302, 304, 407, 511],
  };
  for (const [kind, statuses] of Object.entries(kinds)) {
    it(`takes ${statuses.join(', ') || 'nothing else'} of the collector as ${kind}`, () => {
      for (const status of statuses) expect(ownProblem(status).kind, `${status}`).to.equal(kind);
    });
  }

  it('condemns nothing on a 400, 422 or 413 that the collector did not write', () => {
    expect(read(400, '<html>').kind).to.equal('foreign');
    expect(read(422, { status: 422 }).kind).to.equal('foreign');
    const body = { type: '/problems/x', title: 'X', status: 422 };
    expect(read(422, body).kind).to.equal('foreign');
    expect(read(400, body, { 'content-type': 'application/problem+json' }).kind).to.equal(
      'foreign',
    );
    expect(read(413, '<html>')).to.include({ kind: 'too-large', sure: false });
    expect(ownProblem(413)).to.include({ kind: 'too-large', sure: true });
  });

  it('knows the collector by its type however a proxy has written it', () => {
    const body = { type: '/problems/x', title: 'X', status: 422 };
    for (const type of [
      'application/problem+json;charset=utf-8',
      'application/problem+json  ; charset=utf-8',
      'Application/Problem+JSON; charset=utf-8',
    ])
      expect(read(422, body, { 'content-type': type }), type).to.deep.equal({
        kind: 'refused',
        detail: '422 X',
      });
  });

  it('carries Retry-After', () => {
    expect(read(503, '', { 'retry-after': '7' })).to.include({ kind: 'retry', after: 7_000 });
    expect(read(503, '')).to.include({ kind: 'retry', after: null });
  });

  it('never throws and never takes a reply that was tampered with for another batch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, body) => {
        expect(read(status, body).kind).not.to.equal('reply');
      }),
    );
  });
});

describe('resultsById', () => {
  const accepted = (n: number): ItemResult => ({ id: uuid(n), status: 'accepted' });

  it('takes a result that contradicts itself as none', () => {
    const conflict: ItemResult = { id: uuid(1), status: 'conflict' };
    const results = resultsById(reply([accepted(1), conflict, accepted(2), accepted(2)]));
    expect([...results]).to.deep.equal([
      [uuid(1), null],
      [uuid(2), accepted(2)],
    ]);
  });

  it('stays in doubt whatever follows a contradiction', () => {
    const conflict: ItemResult = { id: uuid(1), status: 'conflict' };
    const results = resultsById(reply([accepted(1), conflict, accepted(1)]));
    expect([...results]).to.deep.equal([[uuid(1), null]]);
  });
});
