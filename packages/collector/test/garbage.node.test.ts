import { expect } from 'chai';
import * as fc from 'fast-check';
import { answerOf, batchOf, itemOf, post, replyTo, statusesOf } from './support/batches.ts';
import { cleanUp, sqliteApp } from './support/sqlite.ts';

afterEach(cleanUp);

/** A valid batch in which one member, somewhere, is replaced by anything at all. */
const spoilt = async (path: readonly string[], junk: unknown): Promise<unknown> => {
  const batch: unknown = JSON.parse(
    JSON.stringify(batchOf([await itemOf(1)], { device: 'k', lost: [[1, 1]] })),
  );
  let at = batch as Record<string, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[path.at(-1)!] = junk;
  return batch;
};

const places = [
  ...[
    'v',
    'batch',
    'unit',
    'stream',
    'device',
    'high',
    'pending',
    'closed',
    'lost',
    'sentAt',
    'items',
  ].map((name) => [name]),
  ...['id', 'seq', 'at', 'tz', 'up', 'sdk', 'sha256', 'body', 'enc', '__proto__'].map((name) => [
    'items',
    '0',
    name,
  ]),
  ['items', '0'],
  ['lost', '0'],
];

describe('garbage', () => {
  const settle = { numRuns: 300 };

  it('as a body is never a fault of ours', async () => {
    const faults: unknown[] = [];
    const { app } = await sqliteApp({ report: (error) => faults.push(error) });
    const body = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .anything({ withNullPrototype: true })
        .map((value) => (JSON.stringify(value) as string | undefined) ?? ''),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        expect((await post(app, text)).status).to.be.within(400, 499);
      }),
      settle,
    );
    expect(faults).to.deep.equal([]);
  });

  it('at any place of a batch is refused, rejected or taken, and never a fault of ours', async () => {
    const faults: unknown[] = [];
    const { app } = await sqliteApp({ report: (error) => faults.push(error) });
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.constantFrom('\u0000', '\ud800', 2 ** 53, -1, 1e308, Number.MAX_SAFE_INTEGER),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), junk, async (path, value) => {
        const response = await post(app, await spoilt(path, value));
        expect(response.status).to.be.below(500);
        expect(await response.json()).to.be.an('object');
      }),
      settle,
    );
    expect(faults).to.deep.equal([]);
  });

  it('inside an answer never holds up the answers beside it', async () => {
    const { app } = await sqliteApp();
    const junk = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .dictionary(fc.string(), fc.jsonValue())
        .map((answers) => JSON.stringify(answerOf(answers as never))),
      fc.constantFrom('"\\u0000"', '"\\ud800"', '{"__proto__":{"v":1}}'),
    );
    let seq = 0;
    await fc.assert(
      fc.asyncProperty(junk, async (body) => {
        const items = [await itemOf((seq += 1), body), await itemOf((seq += 1))];
        const statuses = statusesOf(await replyTo(app, batchOf(items)));
        expect(statuses[0]).to.be.oneOf(['accepted', 'rejected']);
        expect(statuses[1]).to.equal('accepted');
      }),
      settle,
    );
  });

  it('nested as deep as a body can be is refused calmly', async () => {
    const { app } = await sqliteApp({ report: () => undefined });
    const deep = '['.repeat(29_000) + ']'.repeat(29_000);
    expect((await post(app, deep)).status).to.equal(422);
    const item = await itemOf(1);
    const text = JSON.stringify(batchOf([item])).replace('"seq":1', `"seq":${deep}`);
    expect((await post(app, text)).status).to.be.below(500);
    const body = '{"v":' + '['.repeat(7_000) + ']'.repeat(7_000) + '}';
    expect(statusesOf(await replyTo(app, batchOf([await itemOf(2, body)])))).to.deep.equal([
      'rejected',
    ]);
  });
});
