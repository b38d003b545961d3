import { BatchReply, limits, Problem, problemType } from '@skm-survey/protocol';
import { expect } from 'chai';
import { answerOf, batchOf, itemOf, post, replyTo, statusesOf, uuid } from './support/batches.ts';
import { cleanUp, sqliteApp } from './support/sqlite.ts';

afterEach(cleanUp);

/** Status and problem code of a reply that must be a problem document. */
async function problemOf(response: Response): Promise<[number, string]> {
  expect(response.headers.get('content-type')).to.equal(problemType);
  const document = Problem.parse(await response.json());
  expect(document.status).to.equal(response.status);
  return [response.status, document.type.replace('/problems/', '')];
}

describe('POST /v1/answers', () => {
  it('answers for every item, in order, with what both sides know of the stream', async () => {
    const { app } = await sqliteApp();
    const items = [await itemOf(1), await itemOf(2, 'no JSON'), await itemOf(4)];
    const batch = batchOf(items, { high: 5 });
    const reply = BatchReply.parse(await replyTo(app, batch));
    expect(reply.batch).to.equal(batch.batch);
    expect(reply.results.map(({ id }) => id)).to.deep.equal(items.map(({ id }) => id));
    expect(statusesOf(reply)).to.deep.equal(['accepted', 'rejected', 'accepted']);
    expect(reply.missing).to.deep.equal([
      [3, 3],
      [5, 5],
    ]);
    expect(reply.contiguous).to.equal(2);
    expect(reply.now).to.equal('2026-03-10T05:00:00.000Z');
  });

  it('reads a body packed with gzip', async () => {
    const { app } = await sqliteApp();
    const text = JSON.stringify(batchOf([await itemOf(1)]));
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    const response = await app.request('/v1/answers', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: await new Response(packed).bytes(),
    });
    expect(statusesOf((await response.json()) as BatchReply)).to.deep.equal(['accepted']);
  });

  it('never changes the bytes it was sent, nor masks them', async () => {
    const { app, store } = await sqliteApp();
    const item = await itemOf(
      1,
      `  ${JSON.stringify(answerOf({}, { comment: 'NIK 3171234567890123' }))}`,
    );
    await replyTo(app, batchOf([item]));
    for await (const { body } of store.answers({ unit: 'dinas' })) {
      expect(new TextDecoder().decode(body)).to.equal(item.body);
    }
  });

  describe('rejects an item and takes the others', () => {
    const reasonOf = async (bad: unknown): Promise<string> => {
      const { app, store } = await sqliteApp();
      const { results } = await replyTo(app, batchOf([bad, await itemOf(2)]));
      const [first, second] = results;
      expect(second?.status).to.equal('accepted');
      const kept: string[] = [];
      for await (const { id } of store.quarantined('dinas')) kept.push(id);
      expect(kept).to.deep.equal([first?.id]);
      return first?.status === 'rejected' ? first.reason.type : String(first?.status);
    };

    it('whose body is not what its hash is over', async () => {
      const item = { ...(await itemOf(1)), sha256: '0'.repeat(64) };
      expect(await reasonOf(item)).to.equal('/problems/hash-mismatch');
    });

    it('that is not JSON, or not an answer', async () => {
      for (const body of [
        'no JSON',
        '[]',
        '{"v":2}',
        'null',
        '\u0000',
        '{"v":1,"answers":{"waktu":NaN}}',
      ]) {
        expect(await reasonOf(await itemOf(1, body)), body).to.equal('/problems/not-an-answer');
      }
    });

    it('whose answers do not fit the questionnaire', async () => {
      for (const answers of [{ waktu: 5 }, { waktu: 0 }, { cuaca: 3 }]) {
        const item = await itemOf(1, answerOf(answers));
        expect(await reasonOf(item)).to.equal('/problems/invalid-answers');
      }
    });

    it('that is too large by itself', async () => {
      const item = await itemOf(1, 'x'.repeat(limits.bodyBytes + 1));
      expect(await reasonOf(item)).to.equal('/problems/answer-too-large');
    });

    it('that lacks something, if it has an id', async () => {
      expect(await reasonOf({ id: uuid(), seq: 1 })).to.equal('/problems/invalid-item');
      expect(await reasonOf({ ...(await itemOf(1)), seq: -1 })).to.equal('/problems/invalid-item');
    });
  });

  it('takes an answer in which something required was left out', async () => {
    const { app } = await sqliteApp();
    const item = await itemOf(1, answerOf({ waktu: null }));
    expect(statusesOf(await replyTo(app, batchOf([item])))).to.deep.equal(['accepted']);
  });

  it('keeps an answer sealed to a key that is not here', async () => {
    const { app, store } = await sqliteApp();
    const enc = { kid: 'kunci-1', alg: 'HPKE-P256-A256GCM' } as const;
    const item = await itemOf(1, 'c2VhbGVk', { enc });
    expect(statusesOf(await replyTo(app, batchOf([item])))).to.deep.equal(['accepted']);
    expect((await store.streamTotals('dinas')).held).to.equal(1);
  });

  describe('refuses a whole request', () => {
    const refusals: readonly [
      string,
      (item: unknown) => unknown,
      Record<string, string>,
      [number, string],
    ][] = [
      ['that is not JSON', () => '{"v":1', {}, [400, 'malformed-json']],
      [
        'of another type',
        () => '{}',
        { 'content-type': 'text/plain' },
        [415, 'unsupported-media-type'],
      ],
      [
        'in another encoding',
        () => '{}',
        { 'content-encoding': 'br' },
        [415, 'unsupported-media-type'],
      ],
      ['that is too large', () => `"${'x'.repeat(limits.batchBytes)}"`, {}, [413, 'too-large']],
      ['of another version', (item) => ({ ...batchOf([item]), v: 2 }), {}, [422, 'invalid-batch']],
      ['without items', () => ({ ...batchOf([]), items: undefined }), {}, [422, 'invalid-batch']],
      [
        'with too many items',
        (item) => batchOf(Array.from({ length: 51 }, () => item)),
        {},
        [422, 'invalid-batch'],
      ],
      ['with an item that has no id', () => batchOf([{ seq: 1 }]), {}, [422, 'invalid-batch']],
      [
        'with a stream of ours',
        (item) => batchOf([item], { stream: 'aliran~1' }),
        {},
        [422, 'invalid-batch'],
      ],
      [
        'with a range the wrong way round',
        (item) => batchOf([item], { lost: [[3, 1]] }),
        {},
        [422, 'invalid-batch'],
      ],
      [
        'for a unit that is not served',
        (item) => batchOf([item], { unit: 'lain' }),
        {},
        [404, 'unknown-unit'],
      ],
      [
        'without the key of its unit',
        (item) => batchOf([item], { unit: 'kunci' }),
        {},
        [401, 'wrong-key'],
      ],
      [
        'with a wrong key',
        (item) => batchOf([item], { unit: 'kunci' }),
        { authorization: 'Bearer pk' },
        [401, 'wrong-key'],
      ],
      [
        'from another page',
        (item) => batchOf([item]),
        { origin: 'https://evil.example' },
        [403, 'origin-not-allowed'],
      ],
    ];
    for (const [title, body, headers, expected] of refusals) {
      it(title, async () => {
        const { app, store } = await sqliteApp({
          units: [{ id: 'dinas' }, { id: 'kunci', key: 'pk_rahasia' }],
          origins: ['https://dinas.example'],
        });
        const response = await post(app, body(await itemOf(1)), headers);
        expect(await problemOf(response)).to.deep.equal(expected);
        expect((await store.streamTotals('dinas')).streams).to.equal(0);
      });
    }

    it('and names every fault of it', async () => {
      const { app } = await sqliteApp();
      const response = await post(app, { ...batchOf([]), batch: 'x', high: -1 });
      const { errors } = Problem.parse(await response.json());
      expect(errors?.map(({ path }) => path)).to.deep.equal(['batch', 'high']);
    });

    it('that comes too fast, and says when to come again', async () => {
      const { app } = await sqliteApp({ rate: { perSecond: 0.1, burst: 1 } });
      await replyTo(app, batchOf([]));
      const response = await post(app, batchOf([]));
      expect(response.headers.get('retry-after')).to.equal('10');
      expect(await problemOf(response)).to.deep.equal([429, 'too-many-requests']);
    });
  });

  it('takes the key, the origin, and a device that is no page', async () => {
    const { app } = await sqliteApp({
      units: [{ id: 'kunci', key: 'pk_rahasia' }],
      origins: ['https://dinas.example'],
    });
    const authorization = 'Bearer pk_rahasia';
    for (const origin of [{}, { origin: 'https://dinas.example' }]) {
      const response = await post(app, batchOf([], { unit: 'kunci' }), {
        authorization,
        ...origin,
      });
      expect(response.status).to.equal(200);
    }
  });
});

describe('every reply', () => {
  it('is kept by no cache and sniffed by no browser', async () => {
    const { app } = await sqliteApp();
    for (const path of ['/healthz', '/nowhere', '/v1/units/dinas/results']) {
      const { headers } = await app.request(path);
      expect(headers.get('cache-control'), path).to.equal('no-store');
      expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
    }
  });

  it('can be read by the pages that may send, faults included, without credentials', async () => {
    const { app } = await sqliteApp({ origins: ['https://dinas.example'] });
    const origin = 'https://dinas.example';
    const { status, headers } = await post(app, 'no JSON', { origin });
    expect(status).to.equal(400);
    expect(headers.get('access-control-allow-origin')).to.equal(origin);
    expect(headers.get('access-control-allow-credentials')).to.equal(null);
    expect(headers.get('access-control-expose-headers')).to.include('retry-after');
  });

  it('to a preflight allows what a client sends, and is kept for a day', async () => {
    const { app } = await sqliteApp({ origins: ['https://dinas.example'] });
    const ask = async (origin: string): Promise<Headers> =>
      (
        await app.request('/v1/answers', {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        })
      ).headers;
    const allowed = await ask('https://dinas.example');
    expect(allowed.get('access-control-allow-headers')).to.include('authorization');
    expect(allowed.get('access-control-max-age')).to.equal('86400');
    expect((await ask('https://evil.example')).get('access-control-allow-origin')).to.equal(null);
  });

  it('with results can be read by every page', async () => {
    const { app } = await sqliteApp({ origins: ['https://dinas.example'] });
    const { headers } = await app.request('/v1/units/dinas/results', {
      headers: { origin: 'https://koran.example' },
    });
    expect(headers.get('access-control-allow-origin')).to.equal('https://koran.example');
  });

  it('at a wrong address or with a wrong method is a problem document', async () => {
    const { app } = await sqliteApp();
    expect(await problemOf(await app.request('/nowhere'))).to.deep.equal([404, 'not-found']);
    const deleted = await app.request('/v1/answers', { method: 'DELETE' });
    expect(await problemOf(deleted)).to.deep.equal([405, 'method-not-allowed']);
  });

  it('to a fault of ours is a 500 that tells nothing, and the operator is told', async () => {
    const faults: unknown[] = [];
    const { app, store } = await sqliteApp({ report: (error) => faults.push(error) });
    await store.close();
    const response = await app.request('/v1/units/dinas/results');
    expect(await problemOf(response)).to.deep.equal([500, 'internal']);
    expect(faults).to.have.length(1);
  });

  it('explains every problem type at its address', async () => {
    const { app } = await sqliteApp();
    for (const code of ['too-large', 'hash-mismatch', 'conflict']) {
      expect((await app.request(`/problems/${code}`)).status, code).to.equal(200);
    }
    expect((await app.request('/problems/constructor')).status).to.equal(404);
  });
});
