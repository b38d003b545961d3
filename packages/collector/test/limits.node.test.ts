import { Problem } from '@skm-survey/protocol';
import { expect } from 'chai';
import type { Hono } from 'hono';
import { createServer } from '../src/node/serve.ts';
import { batchOf, itemOf, post, replyTo, statusesOf } from './support/batches.ts';
import { cleanUp, dataFolder, sqliteApp } from './support/sqlite.ts';

afterEach(cleanUp);

const one = { perSecond: 0.1, burst: 1 };

/** The same application, as a server would ask it for a client. */
const from = (app: Hono, client: string | null): { request: Hono['request'] } => ({
  request: (path, init) => app.request(path, init, { client }),
});

const other = (stream: string, unit = 'dinas'): unknown => batchOf([], { stream, unit });

/** Status of a reply and what it says, for a refusal with the seconds to wait. */
async function told(response: Response): Promise<unknown> {
  if (response.status === 200) return 200;
  const { type, detail } = Problem.parse(await response.json());
  expect(type).to.equal('/problems/too-many-requests');
  return [response.status, Number(response.headers.get('retry-after')), detail];
}

describe('answers that are sent too fast', () => {
  it('from one address are refused, from others and from nowhere known not', async () => {
    const { app } = await sqliteApp({ addressRate: one });
    const send = async (client: string | null, stream: string): Promise<unknown> =>
      told(await post(from(app, client), other(stream)));
    expect(await send('198.51.100.1', 'a')).to.equal(200);
    const refusal = [429, 10, 'Too many requests come from this address.'];
    expect(await send('198.51.100.1', 'b')).to.deep.equal(refusal);
    expect(await send('198.51.100.2', 'c')).to.equal(200);
    for (const stream of ['d', 'e', 'f']) expect(await send(null, stream)).to.equal(200);
  });

  it('from one address are refused before anything of them is read', async () => {
    const { app } = await sqliteApp({ addressRate: one });
    expect((await post(from(app, 'x'), 'no JSON')).status).to.equal(400);
    expect((await post(from(app, 'x'), 'no JSON')).status).to.equal(429);
  });

  it('for one unit are refused, for others not, and who has not its key takes nothing from it', async () => {
    const units = [{ id: 'dinas', key: 'pk' }, { id: 'lain' }];
    const { app } = await sqliteApp({ units, unitRate: one });
    const send = (stream: string, unit = 'dinas', key = 'pk'): Promise<Response> =>
      post(app, other(stream, unit), { authorization: `Bearer ${key}` });
    expect((await send('a', 'dinas', 'wrong')).status).to.equal(401);
    expect(await told(await send('a'))).to.equal(200);
    const refusal = [429, 10, 'Too many requests come for this unit.'];
    expect(await told(await send('b'))).to.deep.equal(refusal);
    expect(await told(await send('c', 'lain'))).to.equal(200);
  });

  it('by one stream take nothing from its unit', async () => {
    const { app } = await sqliteApp({ rate: one, unitRate: { perSecond: 0.1, burst: 2 } });
    const statuses: number[] = [];
    for (const stream of ['a', 'a', 'a', 'b', 'c']) {
      statuses.push((await post(app, other(stream))).status);
    }
    expect(statuses).to.deep.equal([200, 429, 429, 200, 429]);
  });

  it('are all taken, once, by a herd that comes back when it was told to', async () => {
    const { app, environment, store } = await sqliteApp({
      unitRate: { perSecond: 20, burst: 20 },
    });
    const due = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => ({
        at: 0,
        batch: batchOf([await itemOf(1)], { stream: `kios-${n}` }),
      })),
    );
    const seconds: number[] = [];
    while (due.length > 0) {
      due.sort((a, b) => a.at - b.at);
      const next = due.shift()!;
      environment.advance(Math.max(0, next.at - environment.monotonic()));
      const response = await post(app, next.batch);
      if (response.status === 200) continue;
      const wait = Number(response.headers.get('retry-after'));
      seconds.push(wait);
      due.push({ ...next, at: environment.monotonic() + wait * 1000 });
    }
    expect((await store.streamTotals('dinas')).accepted).to.equal(100);
    expect(seconds, 'nobody was sent away twice').to.have.length(80);
    expect(new Set(seconds)).to.deep.equal(new Set([1, 2, 3, 4]));
  });
});

describe('a collector behind a proxy', () => {
  async function statuses(trustedProxies: string[], hops: readonly string[]): Promise<number[]> {
    const server = await createServer({
      ...{ dataDir: dataFolder(), port: 0, warn: () => undefined },
      ...{ trustedProxies, addressRate: one },
    });
    const came: number[] = [];
    for (const [n, hop] of hops.entries()) {
      const response = await post(
        { request: (path, init) => fetch(server.url + path, init) },
        other(`aliran-${n}`),
        { 'x-forwarded-for': hop },
      );
      came.push(response.status);
    }
    await server.close();
    return came;
  }

  it('that it is told to trust, limits the addresses that the proxy names', async () => {
    const hops = ['198.51.100.1', '198.51.100.2', '198.51.100.1'];
    expect(await statuses(['127.0.0.1'], hops)).to.deep.equal([200, 200, 429]);
  });

  it('that it is not told to trust, believes nothing', async () => {
    expect(await statuses([], ['198.51.100.1', '198.51.100.1'])).to.deep.equal([200, 200]);
  });
});

it('an answer that was refused for its rate is taken when it comes again', async () => {
  const { app, environment } = await sqliteApp({ rate: { perSecond: 1, burst: 1 } });
  await replyTo(app, batchOf([]));
  const batch = batchOf([await itemOf(1)]);
  const wait = Number((await post(app, batch)).headers.get('retry-after'));
  environment.advance(wait * 1000);
  expect(statusesOf(await replyTo(app, batch))).to.deep.equal(['accepted']);
});
