import type { Receipt } from '@skm-survey/protocol';
import type { Client, ClientOptions, ReceiptCheck } from '@skm-survey/sdk';
import { expect } from 'chai';
import type { Store } from '../src/outbox/store.ts';
import { json } from './support/response.ts';
import { heard } from './support/rig.ts';
import { submission } from './support/submissions.ts';
import { Wire } from './support/wire.ts';

const receipt: Receipt = { v: 1, kid: 'k', payload: '{}', signature: 's' };
const unchecked = { state: 'unchecked', detail: 'No key is configured.' } as const;

/** A kiosk whose collector sends `given` with each reply to answers. */
function kiosk(
  given: unknown,
  options: Partial<ClientOptions> = {},
  store?: (good: Store) => Store,
): { wire: Wire; open: () => Client } {
  const wire = new Wire();
  wire.answer = (batch) =>
    batch.items.length ? json({ ...wire.rig.collector.take(batch), receipt: given }) : null;
  wire.rig.store = store?.(wire.rig.store) ?? wire.rig.store;
  const all = { device: 'kiosk-1', receipts: 'keep' as const, ...options };
  return { wire, open: () => wire.rig.client(all, wire) };
}

describe('what a collector sends as a receipt', () => {
  const none: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', 'receipt'],
    ['a number', 1],
    ['a list', [receipt]],
    ['another version', { ...receipt, v: 2 }],
    ['no version', { ...receipt, v: undefined }],
    ...(['kid', 'payload', 'signature'] as const).flatMap((name): [string, unknown][] => [
      [`no ${name}`, { ...receipt, [name]: undefined }],
      [`a ${name} that is no text`, { ...receipt, [name]: 1 }],
    ]),
  ];
  for (const [name, given] of none) {
    it(`is passed over when it is ${name}`, async () => {
      const { wire, open } = kiosk(given);
      const client = open();
      const events = heard(client, 'skm-receipt');
      await client.submit(submission());
      expect(await client.flush()).to.include({ accepted: 1, pending: 0 });
      expect(await client.status()).to.include({ receipt: null, problem: null, delivery: 'idle' });
      expect(events).to.deep.equal([]);
      expect(wire.rig.keys('s/')).to.deep.equal([]);
    });
  }

  it('is kept as it came, with when and of what stream', async () => {
    const { wire, open } = kiosk({ ...receipt, more: 'of a later collector' });
    const client = open();
    await client.submit(submission());
    await client.flush();
    const { stream } = wire.rig.disk.get('meta') as { stream: string };
    const kept = {
      v: 1,
      stream,
      at: '2026-11-01T00:00:00.000Z',
      ...unchecked,
      receipt: { ...receipt, more: 'of a later collector' },
    };
    expect((await client.status()).receipt).to.deep.equal(kept);
    expect(wire.rig.disk.get(`s/${stream}`)).to.deep.equal(kept);
  });

  it('is unchecked when the check itself fails', async () => {
    const check: ReceiptCheck = () => Promise.reject(new TypeError('no Ed25519'));
    const { open } = kiosk(receipt, { receipts: check });
    const client = open();
    await client.submit(submission());
    expect(await client.flush()).to.include({ accepted: 1 });
    expect((await client.status()).receipt).to.include({
      state: 'unchecked',
      detail: 'TypeError: no Ed25519',
    });
  });

  it('that is invalid does not take the place of proof on the disk', async () => {
    let state: 'verified' | 'invalid' = 'verified';
    const check: ReceiptCheck = () => Promise.resolve({ state, detail: 'test' });
    const { wire, open } = kiosk(receipt, { receipts: check });
    const client = open();
    await client.submit(submission());
    await client.flush();
    state = 'invalid';
    await client.submit(submission());
    await client.flush();
    expect((await client.status()).problem).to.deep.equal({
      code: 'receipt-invalid',
      detail: 'test',
    });
    const [key = ''] = wire.rig.keys('s/');
    expect(wire.rig.disk.get(key)).to.include({ state: 'verified' });
    client.close();

    // And is known after a reload, until there is a better one.
    const reloaded = open();
    await wire.rig.machine.advance(0);
    expect((await reloaded.status()).problem?.code).to.equal('receipt-invalid');
    state = 'verified';
    await reloaded.submit(submission());
    await reloaded.flush();
    expect((await reloaded.status()).problem).to.equal(null);
    expect(wire.rig.keys('s/')).to.deep.equal([key]);
  });

  it('costs no flush of the disk', async () => {
    const written: (string | undefined)[] = [];
    const { open } = kiosk(receipt, {}, (good) => ({
      ...good,
      transact: (keys, change, durability) =>
        good.transact(
          keys,
          (values) => {
            const changed = change(values);
            if (changed.put?.some(([key]) => key.startsWith('s/'))) written.push(durability);
            return changed;
          },
          durability,
        ),
    }));
    const client = open();
    await client.submit(submission());
    await client.flush();
    expect(written).to.deep.equal(['relaxed']);
  });

  it('is told of, and not written, while the store is suspect', async () => {
    const { wire, open } = kiosk(receipt);
    const before = wire.rig.client(
      { device: 'kiosk-1' },
      { fetch: () => Promise.reject(new TypeError()) },
    );
    await before.submit(submission());
    before.close();
    wire.rig.machine.mirror.setItem('skm-survey/unit', JSON.stringify({ suspect: true }));
    const frozen = structuredClone([...wire.rig.disk]);
    const client = open();
    expect(await client.flush()).to.include({ accepted: 1 });
    expect((await client.status()).receipt).to.include(unchecked);
    expect([...wire.rig.disk]).to.deep.equal(frozen);
  });

  it('that cannot be written is told of all the same', async () => {
    const { open } = kiosk(receipt, {}, (good) => ({
      ...good,
      transact: (keys, change, durability) =>
        good.transact(
          keys,
          (values) => {
            const changed = change(values);
            if (changed.put?.some(([key]) => key.startsWith('s/')))
              throw new DOMException('test', 'QuotaExceededError');
            return changed;
          },
          durability,
        ),
    }));
    const client = open();
    await client.submit(submission());
    expect(await client.flush()).to.include({ accepted: 1, pending: 0 });
    expect((await client.status()).receipt).to.include(unchecked);
  });
});

describe('what stands where a receipt is kept', () => {
  const kept = { v: 1, stream: 's', at: '2026-11-01T00:00:00Z', ...unchecked, receipt };
  const cases: [string, unknown, boolean][] = [
    ['a receipt', kept, true],
    ['null', null, false],
    ['a text', 'receipt', false],
    ['another version', { ...kept, v: 2 }, false],
    ['no receipt', { ...kept, receipt: undefined }, false],
    ...(['stream', 'at', 'state', 'detail'] as const).map((name): [string, unknown, boolean] => [
      `a receipt whose ${name} is no text`,
      { ...kept, [name]: 1 },
      false,
    ]),
    ['a receipt in a state that nobody knows', { ...kept, state: 'perhaps' }, false],
    ['a receipt of another version', { ...kept, receipt: { ...receipt, v: 2 } }, false],
  ];
  for (const [name, value, taken] of cases) {
    it(`is ${taken ? 'shown' : 'passed over'} when it is ${name}`, async () => {
      const { wire, open } = kiosk(receipt);
      const before = open();
      await before.submit(submission());
      await before.flush();
      before.close();
      const [key = ''] = wire.rig.keys('s/');
      wire.rig.disk.set(key, value);
      const client = open();
      await client.flush();
      expect((await client.status()).receipt).to.deep.equal(taken ? value : null);
    });
  }
});
