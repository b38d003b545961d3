import { expect } from 'chai';
import { TicketKeys, type Ticketed } from '../src/tickets/ticket-keys.ts';
import { readKeySet } from '../src/tickets/key-set.ts';
import { noon } from './support/batches.ts';
import { issuer, type Issuer } from './support/tickets.ts';

const seconds = (time: string): number => Date.parse(time) / 1000;

/** What the keys of an issuer make of a ticket: `verified`, or why not. */
async function verdictOn(
  { keys }: Issuer,
  ticket: string,
  about: Partial<Ticketed> = {},
): Promise<string> {
  const given = { unit: 'dinas', answer: {}, givenAt: new Date(noon), ...about };
  const verdict = await new TicketKeys(() => Promise.resolve(keys)).check(ticket, given);
  return verdict.kind === 'verified' ? verdict.kind : verdict.problem;
}

describe('a one-time ticket', () => {
  let queue: Issuer;
  before(async () => {
    queue = await issuer();
  });

  it('is verified by the key of its unit, on either curve', async () => {
    for (const one of [queue, await issuer('ES256')]) {
      expect(await verdictOn(one, await one.ticket())).to.equal('verified');
    }
    expect(await verdictOn(queue, await queue.ticket({}, { alg: 'Ed25519' }))).to.equal('verified');
  });

  it('stands for its one-time id, and for that of its issuer only', async () => {
    const keys = new TicketKeys(() => Promise.resolve(queue.keys));
    const about = { unit: 'dinas', answer: {}, givenAt: new Date(noon) };
    const onceOf = async (claims: { jti?: string; iss?: string }): Promise<string> => {
      const verdict = await keys.check(await queue.ticket(claims), about);
      return verdict.kind === 'verified' ? verdict.once : verdict.problem;
    };
    const jti = 'A-017/2026-03-10/4f2e';
    expect(await onceOf({ jti })).to.equal(await onceOf({ jti }));
    expect(await onceOf({ jti })).not.to.equal(await onceOf({ jti, iss: 'https://antrean' }));
    expect(await onceOf({})).not.to.equal(await onceOf({}));
  });

  it('is judged by when the answer was given, not by when it came', async () => {
    const ticket = await queue.ticket({ nbf: seconds(noon), exp: seconds(noon) + 3600 });
    const on = (time: string): Promise<string> =>
      verdictOn(queue, ticket, { givenAt: new Date(time) });
    expect(await on('2026-03-10T05:30:00Z')).to.equal('verified');
    expect(await on('2026-03-10T06:04:00Z'), 'clocks differ').to.equal('verified');
    expect(await on('2026-03-10T04:56:00Z'), 'clocks differ').to.equal('verified');
    expect(await on('2026-03-10T06:06:00Z')).to.equal('expired');
    expect(await on('2026-03-10T04:54:00Z')).to.equal('too-early');
  });

  it('needs no time at all', async () => {
    const ticket = await queue.ticket({ iat: undefined, exp: undefined });
    const late = new Date('2031-01-01T00:00:00Z');
    expect(await verdictOn(queue, ticket, { givenAt: late })).to.equal('verified');
  });

  it('proves nothing by another key', async () => {
    const other = await issuer();
    expect(await verdictOn(queue, await other.ticket())).to.equal('bad-signature');
    const unknown = await other.ticket({}, { kid: 'lain' });
    expect(await verdictOn(queue, unknown)).to.equal('unknown-key');
    const curve = await issuer('ES256');
    expect(await verdictOn(queue, await curve.ticket())).to.equal('unknown-key');
  });

  it('proves nothing where the unit has no keys', async () => {
    const keys = new TicketKeys(() => Promise.resolve(null));
    const about = { unit: 'dinas', answer: {}, givenAt: new Date(noon) };
    expect(await keys.check(await queue.ticket(), about)).to.deep.equal({
      kind: 'unverified',
      problem: 'unknown-key',
    });
  });

  it('proves nothing once it is altered', async () => {
    const [header, , signature] = (await queue.ticket()).split('.');
    const claims = btoa(JSON.stringify({ sub: 'dinas', jti: crypto.randomUUID() }));
    const altered = [header, claims.replaceAll('=', ''), signature].join('.');
    expect(await verdictOn(queue, altered)).to.equal('bad-signature');
  });

  it('proves nothing of another unit, service, counter or officer', async () => {
    expect(await verdictOn(queue, await queue.ticket({ sub: 'puskesmas' }))).to.equal('other-unit');
    const ticket = await queue.ticket({ service: 'ktp', counter: '3', officer: 'p17' });
    const of = (answer: Ticketed['answer']): Promise<string> =>
      verdictOn(queue, ticket, { answer });
    expect(await of({ service: 'ktp', counter: '3', officer: 'p17' })).to.equal('verified');
    expect(await of({}), 'the answer does not say').to.equal('verified');
    expect(await of({ service: 'kk' })).to.equal('other-visit');
    expect(await of({ counter: '4' })).to.equal('other-visit');
    expect(await of({ officer: 'p18' })).to.equal('other-visit');
  });

  it('proves nothing without its claims; a queue number, which comes again tomorrow, is no one-time id', async () => {
    for (const claims of [{ jti: undefined }, { jti: 'A-017' }, { sub: undefined }, { sub: '' }]) {
      expect(await verdictOn(queue, await queue.ticket(claims))).to.equal('unreadable');
    }
  });

  it('is told apart from what is none', async () => {
    const unsigned = `${btoa('{"alg":"none"}').replaceAll('=', '')}.e30.`;
    for (const text of ['', 'A-017', 'a.b.c', '...', unsigned, '\u0000'.repeat(100)]) {
      expect(await verdictOn(queue, text), text).to.equal('unreadable');
    }
  });
});

describe('the keys of a queue system', () => {
  const why = async (json: unknown): Promise<string> => {
    const read = await readKeySet(json);
    return read.ok ? 'ok' : read.why;
  };

  it('are read from a JWK set; keys for other uses are passed over', async () => {
    const [ed, ec] = [await issuer(), await issuer('ES256', 'lain')];
    const keys = [...ed.keys.keys, ...ec.keys.keys, { kty: 'RSA', n: 'AQAB', e: 'AQAB' }];
    const read = await readKeySet({ keys });
    expect(read.ok && read.keys.keys).to.deep.equal(keys.slice(0, 2));
  });

  it('are refused with a sentence', async () => {
    const [key] = (await issuer()).keys.keys;
    for (const json of [null, [], {}, { keys: {} }, { keys: [1] }, { keys: [{}] }]) {
      expect(await why(json)).to.include('no JWK set');
    }
    expect(await why({ keys: [{ ...key, d: 'AQAB' }] })).to.include('secret');
    expect(await why({ keys: [{ kty: 'oct', k: 'AQAB' }] })).to.include('secret');
    expect(await why({ keys: [] })).to.include('no key on');
    expect(await why({ keys: [{ ...key, x: 'AQAB' }] })).to.include('cannot be used');
  });
});
