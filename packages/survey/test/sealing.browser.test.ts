import { expect } from 'chai';
import { knownKeys, type KeyEnvironment } from '../src/sealing/keys.ts';
import { makeSeal } from '../src/sealing/sealing.ts';
import { listenToConsole } from './support/console.ts';

const collector = 'https://skm.contoh.go.id';
const answer = { id: '7f0c1b56-6c0f-4d5c-8a39-52ad3fb7b3d1', unit: 'contoh' };

async function publicKey(kid: string): Promise<object> {
  const { publicKey: key } = await crypto.subtle.generateKey(
    { name: 'ECDH', namedCurve: 'P-256' },
    true,
    ['deriveBits'],
  );
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
  return { kid, use: 'seal', alg: 'HPKE-P256-A256GCM', kty, crv, x, y };
}

/** A device with a storage of its own, before a collector that may not be there. */
class Device implements KeyEnvironment {
  time = 1_000_000;
  asked = 0;
  /** Null: no network. */
  keys: readonly object[] | null = null;
  readonly #kept = new Map<string, string>();

  now(): number {
    return this.time;
  }

  fetch(url: string): Promise<Response> {
    expect(url).to.equal(`${collector}/v1/keys`);
    this.asked += 1;
    return this.keys
      ? Promise.resolve(Response.json({ v: 1, keys: this.keys }))
      : Promise.reject(new TypeError('no network'));
  }

  storage(): Pick<Storage, 'getItem' | 'setItem'> {
    return {
      getItem: (name) => this.#kept.get(name) ?? null,
      setItem: (name, value) => void this.#kept.set(name, value),
    };
  }
}

describe('encryption on a kiosk', () => {
  it("seals to the collector's newest key", async () => {
    const device = new Device();
    device.keys = [await publicKey('k2'), await publicKey('k1')];
    const sealed = await makeSeal(collector, false, device)('rahasia', answer);
    expect(sealed?.enc.kid).to.equal('k2');
    expect(sealed?.body).not.to.contain('rahasia');
  });

  it('seals without a network after it has seen the key once, also after a restart', async () => {
    const device = new Device();
    device.keys = [await publicKey('k1')];
    await makeSeal(collector, false, device)('a', answer);
    device.keys = null;
    const later = await makeSeal(collector, true, device)('b', answer);
    expect(later?.enc.kid).to.equal('k1');
    expect(knownKeys(collector, device)?.at).to.equal(1_000_000);
  });

  it('asks for the keys once a day, and does not wait for them where it has some', async () => {
    const device = new Device();
    device.keys = [await publicKey('k1')];
    const seal = makeSeal(collector, false, device);
    await seal('a', answer);
    await seal('b', { ...answer, id: '7f0c1b56-6c0f-4d5c-8a39-52ad3fb7b3d2' });
    expect(device.asked).to.equal(1);
    device.time += 86_400_001;
    await seal('c', { ...answer, id: '7f0c1b56-6c0f-4d5c-8a39-52ad3fb7b3d3' });
    expect(device.asked).to.equal(2);
  });

  it('keeps an answer in the clear where no key was ever seen, and says so', async () => {
    const log = listenToConsole();
    const sealed = await makeSeal(collector, false, new Device())('a', answer);
    log.restore();
    expect(sealed).to.equal(null);
    expect(log.said.join()).to.contain('skm-unsealed');
  });

  it('keeps nothing where encryption was demanded and no key was ever seen', async () => {
    const seal = makeSeal(collector, true, new Device());
    const refused = await seal('a', answer).then(
      () => false,
      () => true,
    );
    expect(refused).to.equal(true);
  });

  it('what is no list of keys changes nothing', async () => {
    const device = new Device();
    device.keys = [await publicKey('k1')];
    await makeSeal(collector, false, device)('a', answer);
    device.time += 86_400_001;
    device.fetch = () => Promise.resolve(new Response('<html>login</html>'));
    const sealed = await makeSeal(collector, true, device)('b', answer);
    expect(sealed?.enc.kid).to.equal('k1');
  });
});
