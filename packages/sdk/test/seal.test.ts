import type { BatchItem } from '@skm-survey/protocol';
import { createSeal } from '@skm-survey/sdk/seal';
import { expect } from 'chai';
import { memoryStore } from './support/memory-store.ts';
import { sha256 } from '../src/outbox/sha256.ts';
import { offline } from './support/faults.ts';
import { Rig } from './support/rig.ts';
import { openSealed, sealKeys } from './support/sealed.ts';
import { submission } from './support/submissions.ts';

/** Whether a promise was rejected. */
const fails = (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    () => true,
  );

describe('a seal', () => {
  it('is opened by the private key, and is what was hashed, stored and sent', async () => {
    const rig = new Rig();
    const { privateKey, publicKey } = await sealKeys();
    const seal = createSeal({ kid: 'k1', publicKey });
    const before = rig.client({ seal }, offline);
    await before.submit(submission('rahasia'));
    const [stored] = rig.keys('r/').map((key) => rig.disk.get(key) as BatchItem);
    await before.flush();
    before.close();
    const client = rig.client({ seal });
    await client.flush();

    const [item] = rig.collector.batches.flatMap(({ items }) => items);
    expect(item?.body).to.equal(stored?.body);
    expect(item?.sha256).to.equal(sha256(item!.body));
    expect(item?.enc).to.deep.equal({ kid: 'k1', alg: 'HPKE-P256-A256GCM' });
    expect(JSON.parse(await openSealed(item!, { unit: 'unit', privateKey }))).to.deep.equal({
      v: 1,
      ...submission('rahasia'),
    });
  });

  it('holds for this unit, this id and this key alone', async () => {
    const { privateKey, publicKey } = await sealKeys();
    const id = crypto.randomUUID();
    const { body } = await createSeal({ kid: 'k1', publicKey })('text', { id, unit: 'unit' });
    expect(await openSealed({ id, body }, { unit: 'unit', privateKey })).to.equal('text');
    expect(await fails(openSealed({ id, body }, { unit: 'other', privateKey }))).to.equal(true);
    const other = { id: crypto.randomUUID(), body };
    expect(await fails(openSealed(other, { unit: 'unit', privateKey }))).to.equal(true);
    const stranger = await sealKeys();
    expect(await fails(openSealed({ id, body }, { ...stranger, unit: 'unit' }))).to.equal(true);
  });

  it('that fails stores and sends nothing, says so, and serves the next try', async () => {
    const rig = new Rig();
    const { publicKey } = await sealKeys();
    const good = createSeal({ kid: 'k1', publicKey });
    let broken = true;
    const client = rig.client({
      seal: (...args) => (broken ? Promise.reject(new Error('no WebCrypto')) : good(...args)),
    });
    const failed = await client.submit(submission());
    await client.flush();
    expect(failed).to.include({ kind: 'failed', code: 'seal-failed' });
    expect(rig.keys('r/')).to.deep.equal([]);
    expect(rig.collector.answers.size).to.equal(0);
    broken = false;
    expect(await client.submit(submission(), { id: failed.id })).to.include({ kind: 'saved' });
  });

  it('is not made anew for another try, which would be a conflict', async () => {
    const rig = new Rig();
    rig.store = memoryStore();
    const { publicKey } = await sealKeys();
    const client = rig.client({ seal: createSeal({ kid: 'k1', publicKey }) });
    // The collector commits, the reply is lost.
    rig.collector.faults.push((batch) => {
      rig.collector.take(batch);
      throw new TypeError('reset');
    });
    const { id } = await client.submit(submission());
    expect(await client.submit(submission(), { id })).to.include({ kind: 'accepted' });
    expect(rig.collector.answers.size).to.equal(1);
  });

  it('is not made to what is no public key', async () => {
    const { privateKey, publicKey } = await sealKeys();
    const wrong = [privateKey, { ...publicKey, crv: 'P-384' }, { kty: 'EC', crv: 'P-256' }, {}];
    for (const key of wrong) {
      expect(() => createSeal({ kid: 'k1', publicKey: key })).to.throw(TypeError, 'createSeal');
    }
    expect(() => createSeal({ kid: 'no name', publicKey })).to.throw(TypeError, 'createSeal');
  });
});
