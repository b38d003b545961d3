import { expect } from 'chai';
import fc from 'fast-check';
import { hash } from '../src/outbox/hash.ts';
import { sha256 } from '../src/outbox/sha256.ts';
import { FakeMachine } from './support/machine.ts';
import { loaded } from './support/parts.ts';

const reference = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (b) => b.toString(16).padStart(2, '0')).join('');
};

describe('sha256', () => {
  it('gives the digests of FIPS 180-4', () => {
    expect(sha256('')).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).to.equal(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('agrees with WebCrypto at every length around a block', async () => {
    for (let length = 0; length < 200; length++) {
      const text = 'a'.repeat(length);
      expect(sha256(text), `length ${length}`).to.equal(await reference(text));
    }
  });

  it('agrees with WebCrypto on any text', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(sha256(text)).to.equal(await reference(text));
      }),
      { numRuns: 30 },
    )).timeout(20_000);
});

describe('the hash of an answer', () => {
  it('is that of the machine where it has one, and else our own', async () => {
    const machine = new FakeMachine();
    const digest = (text: string): Promise<string> => Promise.resolve(`of ${text}`);
    expect(await hash('abc', machine.environment({ digest }), loaded)).to.equal('of abc');
    expect(await hash('abc', machine.environment(), loaded)).to.equal(sha256('abc'));
  });
});
