import {
  BatchReply,
  Receipt,
  receiptResultsText,
  verifyReceipt,
  verifyReceiptLog,
  type Batch,
  type PublicKey,
  type ReceiptPayload,
  type VerifiedEntry,
} from '@skm-survey/protocol';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { sha256 } from '../src/digest.ts';
import { makeKey, publicPart } from '../src/keys/private-key.ts';
import { signerOf } from '../src/receipts/signer.ts';
import type { AnswerStore } from '../src/store/port.ts';
import { batchOf, itemOf, noon, replyTo } from './support/batches.ts';
import { cleanUp, sqliteApp } from './support/sqlite.ts';

afterEach(cleanUp);

interface Office {
  readonly store: AnswerStore;
  readonly keys: readonly PublicKey[];
  readonly send: (items: readonly unknown[], rest?: Partial<Batch>) => Promise<BatchReply>;
}

async function office(): Promise<Office> {
  const key = await makeKey('sig', new Date(noon));
  const { app, store } = await sqliteApp({ signer: await signerOf(key) });
  const send: Office['send'] = (items, rest = {}) =>
    replyTo(app, batchOf(items, { device: 'kios-1', ...rest }));
  return { store, keys: [publicPart(key)], send };
}

async function payloadOf(reply: BatchReply, keys: readonly PublicKey[]): Promise<ReceiptPayload> {
  const verified = await verifyReceipt(reply.receipt, keys);
  if (!verified.ok) throw new Error(verified.problem);
  return verified.payload;
}

async function logOf(store: AnswerStore): Promise<Receipt[]> {
  const log: Receipt[] = [];
  for await (const { v, kid, payload, signature } of store.receipts(1)) {
    log.push({ v, kid, payload, signature });
  }
  return log;
}

async function faultsOf(log: readonly unknown[], keys: readonly PublicKey[]): Promise<string[]> {
  const faults: string[] = [];
  const entries: AsyncIterable<VerifiedEntry> = verifyReceiptLog(log, keys, sha256);
  for await (const { place, verdict } of entries) {
    if (!verdict.ok) faults.push(`${place} ${verdict.problem}`);
  }
  return faults;
}

async function longLog(): Promise<{ log: Receipt[]; keys: readonly PublicKey[] }> {
  const { store, keys, send } = await office();
  for (let n = 1; n <= 5; n += 1) await send([await itemOf(n)], { high: n });
  return { log: await logOf(store), keys };
}

describe('a receipt', () => {
  it('says what became of the batch, and where it stands in the log', async () => {
    const { keys, send } = await office();
    const items = [await itemOf(1), await itemOf(2, 'no JSON'), await itemOf(4)];
    const reply = await send(items, { high: 5 });
    const { results, index, previous, ...said } = await payloadOf(reply, keys);
    expect(said).to.deep.equal({
      ...{ v: 1, unit: 'dinas', stream: 'aliran', batch: reply.batch, accepted: 2, duplicate: 0 },
      ...{ contiguous: 2, missing: reply.missing, now: noon },
    });
    expect(results).to.equal(await sha256(receiptResultsText(BatchReply.parse(reply).results)));
    expect([index, previous]).to.deep.equal([1, '0'.repeat(64)]);
  });

  it('comes again for a batch that is sent again, as the next entry', async () => {
    const { keys, send } = await office();
    const item = await itemOf(1);
    const first = await send([item]);
    const second = await payloadOf(await send([item]), keys);
    expect(second).to.include({ index: 2, accepted: 0, duplicate: 1 });
    expect(second.previous).to.equal(await sha256(Receipt.parse(first.receipt).payload));
  });

  it('comes to named devices for items, and to anyone who asks', async () => {
    const { store, send } = await office();
    const has = async (rest: Partial<Batch>, items: readonly unknown[]): Promise<boolean> =>
      (await send(items, rest)).receipt !== undefined;
    expect(await has({}, [await itemOf(1)])).to.be.true;
    expect(await has({}, [])).to.be.false;
    expect(await has({ receipt: true }, [])).to.be.true;
    const { app } = await sqliteApp({ store });
    expect(await replyTo(app, batchOf([], { receipt: true }))).to.not.have.property('receipt');
  });

  it('of a later format makes no reply unreadable', () => {
    const reply = { v: 1, results: [], missing: [], contiguous: 0, now: noon };
    const batch = crypto.randomUUID();
    for (const receipt of [{ v: 2, proof: [] }, 'x', null, 7]) {
      expect(BatchReply.safeParse({ ...reply, batch, receipt }).success).to.be.true;
    }
  });

  it('is refused when any of its bytes was altered, or another key signed it', async () => {
    const { keys, send } = await office();
    const receipt = Receipt.parse((await send([await itemOf(1)])).receipt);
    const { payload, signature } = receipt;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(payload.length - 1),
        fc.string({ minLength: 1, maxLength: 1 }),
        async (at, other) => {
          fc.pre(payload[at] !== other);
          const altered = payload.slice(0, at) + other + payload.slice(at + 1);
          expect((await verifyReceipt({ ...receipt, payload: altered }, keys)).ok).to.be.false;
        },
      ),
      { numRuns: 60 },
    );
    const bent = { ...receipt, signature: signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) };
    expect(await verifyReceipt(bent, keys)).to.deep.include({ problem: 'bad-signature' });
    const stranger = { ...publicPart(await makeKey('sig', new Date(noon))), kid: receipt.kid };
    expect(await verifyReceipt(receipt, [stranger])).to.deep.include({ problem: 'bad-signature' });
    expect(await verifyReceipt(receipt, [])).to.deep.include({ problem: 'unknown-key' });
    for (const none of [null, {}, { ...receipt, payload: '{}' }, { ...receipt, payload: '{' }]) {
      expect(await verifyReceipt(none, keys)).to.deep.include({ problem: 'not-a-receipt' });
    }
  });
});

describe('the log of receipts', () => {
  it('is proven whole, and so is a piece of it', async () => {
    const { log, keys } = await longLog();
    expect(log).to.have.length(5);
    expect(await faultsOf(log, keys)).to.deep.equal([]);
    expect(await faultsOf(log.slice(2, 4), keys)).to.deep.equal([]);
  });

  it('betrays an entry that was removed, moved, repeated or altered', async () => {
    const { log, keys } = await longLog();
    expect(await faultsOf(log.toSpliced(2, 1), keys)).to.deep.equal(['3 gap']);
    expect(await faultsOf(log.with(1, log[2]!).with(2, log[1]!), keys)).to.include('2 gap');
    expect(await faultsOf([...log.slice(0, 2), log[1]!], keys)).to.deep.equal(['3 gap']);
    const altered = {
      ...log[1]!,
      payload: log[1]!.payload.replace('"accepted":1', '"accepted":0'),
    };
    expect(await faultsOf(log.with(1, altered), keys)).to.deep.equal([
      '2 bad-signature',
      '3 broken-chain',
    ]);
  });

  it('betrays an entry that the holder of the key wrote anew', async () => {
    const key = await makeKey('sig', new Date(noon));
    const signer = await signerOf(key);
    const { app, store } = await sqliteApp({ signer });
    for (let n = 1; n <= 3; n += 1) {
      await replyTo(app, batchOf([await itemOf(n)], { device: 'kios-1', high: n }));
    }
    const log = await logOf(store);
    const about = { unit: 'dinas', stream: 'aliran', batch: crypto.randomUUID(), results: [] };
    const forged = await signer.sign(
      { ...about, contiguous: 9, missing: [], now: new Date(noon) },
      { index: 2, previous: await sha256(log[0]!.payload) },
    );
    expect(await faultsOf(log.with(1, forged), [publicPart(key)])).to.deep.equal([
      '3 broken-chain',
    ]);
  });

  it('has one entry for every receipt that was sent, also when batches come at once', async () => {
    const { store, keys, send } = await office();
    const items = await Promise.all(Array.from({ length: 20 }, (_, n) => itemOf(n + 1)));
    const replies = await Promise.all(
      items.map((item, n) => send([item], { stream: `aliran-${n % 4}`, high: 20 })),
    );
    const log = await logOf(store);
    expect(log).to.have.length(20);
    expect(await faultsOf(log, keys)).to.deep.equal([]);
    expect(log).to.have.deep.members(replies.map(({ receipt }) => receipt));
  });
});
