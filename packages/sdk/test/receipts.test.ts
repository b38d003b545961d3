import type { Batch, BatchReply, PublicKey, Receipt, ReceiptPayload } from '@skm-survey/protocol';
import { noReceiptBefore, receiptResultsText } from '@skm-survey/protocol';
import type { ReceiptState } from '@skm-survey/sdk';
import { createReceiptCheck } from '@skm-survey/sdk/receipts';
import { expect } from 'chai';
import { sha256 } from '../src/outbox/sha256.ts';
import { json } from './support/response.ts';
import { heard, Rig } from './support/rig.ts';
import { submission } from './support/submissions.ts';

/** A collector that signs, and its public key as it lists it. */
interface Signer {
  readonly key: PublicKey;
  sign(payload: string): Promise<Receipt>;
}

async function signer(kid = 'sig-1'): Promise<Signer> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const { x = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return {
    key: { kid, use: 'sig', kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', x },
    sign: async (payload) => {
      const bytes = new TextEncoder().encode(payload);
      const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, bytes));
      return { v: 1, kid, payload, signature: btoa(String.fromCharCode(...signature)) };
    },
  };
}

const payloadOf = (batch: Batch, reply: BatchReply): ReceiptPayload => ({
  v: 1,
  unit: batch.unit,
  stream: batch.stream,
  batch: batch.batch,
  accepted: reply.results.length,
  duplicate: 0,
  contiguous: reply.contiguous,
  missing: reply.missing,
  results: sha256(receiptResultsText(reply.results)),
  index: 1,
  previous: noReceiptBefore,
  now: reply.now,
});

/** Lets the collector sign its replies to batches with answers; `alter` plays an attacker or a fault. */
function signing(
  rig: Rig,
  by: Signer,
  {
    payload = (said) => said,
    receipt = (signed) => signed,
  }: {
    payload?: (said: ReceiptPayload) => ReceiptPayload;
    receipt?: (signed: Receipt) => unknown;
  } = {},
): { fetch: typeof rig.collector.fetch } {
  return {
    fetch: async (_url, init) => {
      const batch = JSON.parse(init.body as string) as Batch;
      const reply = rig.collector.take(batch);
      if (!batch.items.length || batch.receipt !== true) return json(reply);
      const signed = await by.sign(JSON.stringify(payload(payloadOf(batch, reply))));
      return json({ ...reply, receipt: receipt(signed) });
    },
  };
}

describe('a receipt', () => {
  it('is asked for, verified, kept for the stream, and told', async () => {
    const rig = new Rig();
    const by = await signer();
    const receipts = createReceiptCheck([by.key]);
    const client = rig.client({ device: 'kiosk-1', receipts }, signing(rig, by));
    const events = heard(client, 'skm-receipt');
    await client.submit(submission());
    await client.flush();

    expect(events).to.have.length(1);
    expect(events[0]).to.include({ state: 'verified' });
    const { receipt, problem } = await client.status();
    expect(receipt).to.deep.include({ state: 'verified' });
    expect(problem).to.equal(null);
    client.close();

    const later = rig.client({ device: 'kiosk-1', receipts: 'keep' }, signing(rig, by));
    await later.flush();
    expect((await later.status()).receipt).to.deep.equal(receipt);
  });

  const cases: [string, ReceiptState, Parameters<typeof signing>[2]][] = [
    ['with an altered signature', 'invalid', { receipt: (r) => ({ ...r, signature: 'AAAA' }) }],
    [
      'with an altered text',
      'invalid',
      { receipt: (r) => ({ ...r, payload: r.payload.replace('"accepted":1', '"accepted":9') }) },
    ],
    ['about another stream', 'invalid', { payload: (p) => ({ ...p, stream: 'other' }) }],
    ['about another batch', 'invalid', { payload: (p) => ({ ...p, batch: crypto.randomUUID() }) }],
    ['about other results', 'invalid', { payload: (p) => ({ ...p, results: sha256('') }) }],
    ['under a key that is not known here', 'unchecked', { receipt: (r) => ({ ...r, kid: 'new' }) }],
  ];
  for (const [name, state, altered] of cases) {
    it(`${name} is ${state}, and the answers go as the results say`, async () => {
      const rig = new Rig();
      const by = await signer();
      const receipts = createReceiptCheck([by.key]);
      const client = rig.client({ device: 'kiosk-1', receipts }, signing(rig, by, altered));
      const problems = heard(client, 'skm-problem');
      await client.submit(submission());

      expect(await client.flush()).to.include({ accepted: 1, pending: 0 });

      const status = await client.status();
      expect(status.receipt?.state).to.equal(state);
      const code = state === 'invalid' ? 'receipt-invalid' : undefined;
      expect(status.problem?.code).to.equal(code);
      expect(problems).to.have.length(code ? 1 : 0);
      expect(rig.keys('s/').map((key) => key.endsWith('/invalid'))).to.deep.equal([
        state === 'invalid',
      ]);
    });
  }

  it('of a later format is passed over', async () => {
    const rig = new Rig();
    const by = await signer();
    const later = signing(rig, by, { receipt: (receipt) => ({ ...receipt, v: 2 }) });
    const client = rig.client({ receipts: createReceiptCheck([by.key]) }, later);
    await client.submit(submission());
    expect(await client.flush()).to.include({ accepted: 1 });
    expect((await client.status()).receipt).to.equal(null);
  });

  it('is unchecked where Ed25519 is missing, or no key is configured', async () => {
    const by = await signer();
    for (const receipts of [
      createReceiptCheck([by.key], () => Promise.resolve(false)),
      'keep',
    ] as const) {
      const rig = new Rig();
      const client = rig.client({ device: 'kiosk-1', receipts }, signing(rig, by));
      await client.submit(submission());
      await client.flush();
      expect((await client.status()).receipt?.state).to.equal('unchecked');
    }
  });

  it('is not asked for by default, and does not outlive the stream of a visitor', async () => {
    const rig = new Rig();
    const by = await signer();
    const plain = rig.client({}, signing(rig, by));
    await plain.submit(submission());
    await plain.flush();
    expect(rig.collector.batches.some(({ receipt }) => receipt)).to.equal(false);
    plain.close();
    const client = rig.client({ receipts: 'keep' }, signing(rig, by));
    await client.submit(submission());
    await client.flush();
    expect((await client.status()).receipt?.state).to.equal('unchecked');
    expect(rig.keys('s/')).to.deep.equal([]);
  });
});
