import { expect } from 'chai';
import type { Environment } from '@skm-survey/sdk';
import { httpTransport } from '../src/delivery/transport.ts';
import type { Transport } from '../src/delivery/wire.ts';
import { batchOf } from './support/batches.ts';
import { FakeCollector } from './support/collector.ts';
import { FakeMachine, settle } from './support/machine.ts';
import { loaded } from './support/parts.ts';
import { respond } from './support/response.ts';
import { LoadFault } from '../src/parts.ts';

interface Seen {
  url: string;
  init: RequestInit;
}

function transport(
  answer: Environment['fetch'],
  parts: Partial<Environment> & { collector?: string; key?: string | undefined } = {},
): Transport & { seen: Seen[]; machine: FakeMachine } {
  const seen: Seen[] = [];
  const machine = new FakeMachine();
  const { collector = 'https://collector.test/skm/', key = 'pk_1', ...env } = parts;
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    seen.push({ url, init });
    return answer(url, init);
  };
  const http = httpTransport({
    collector,
    key: key || undefined,
    env: machine.environment({ fetch, ...env }),
    load: loaded,
  });
  return { ...http, seen, machine };
}

const once = true;
const again = false;
const broken = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

describe('httpTransport', () => {
  it('posts the batch with the key, without cookies, and follows no redirect', async () => {
    const { send, seen } = transport(new FakeCollector().fetch);
    const batch = batchOf(1);

    expect((await send(batch, once)).kind).to.equal('reply');

    expect(seen[0]?.url).to.equal('https://collector.test/skm/v1/answers');
    expect(seen[0]?.init).to.include({
      method: 'POST',
      body: JSON.stringify(batch),
      credentials: 'omit',
      redirect: 'manual',
      keepalive: true,
      referrerPolicy: 'no-referrer',
    });
    expect(seen[0]?.init.headers).to.include({
      authorization: 'Bearer pk_1',
      'content-type': 'application/json',
    });
  });

  it('says nothing of a key where there is none', async () => {
    const { send, seen } = transport(new FakeCollector().fetch, { key: '' });
    await send(batchOf(1), once);
    expect(seen[0]?.init.headers).not.to.have.property('authorization');
  });

  it('takes a redirect for somebody else', async () => {
    const { send } = transport(() => {
      const redirect = { type: 'opaqueredirect', status: 0, headers: new Headers() };
      return Promise.resolve({ ...redirect, text: () => Promise.resolve('') } as Response);
    });
    expect(await send(batchOf(1), once)).to.deep.equal({ kind: 'foreign', detail: 'a redirect' });
  });

  it('asks for keepalive only for a small batch', async () => {
    const { send, seen } = transport(new FakeCollector().fetch);
    const [item] = batchOf(1).items;
    const empty = { ...batchOf(), items: [{ ...item!, body: '' }] };
    const rest = 16_000 - JSON.stringify(empty).length;
    for (const length of [rest, rest + 1]) {
      await send({ ...batchOf(), items: [{ ...item!, body: 'x'.repeat(length) }] }, once);
    }
    expect(seen.map(({ init }) => init.keepalive)).to.deep.equal([true, false]);
  });

  it('takes a network error as a reason to retry', async () => {
    const { send, seen } = transport(broken);
    expect((await send(batchOf(1), once)).kind).to.equal('retry');
    expect(seen).to.have.length(1);
  });

  it('finds out on a second failure that something answers, but not to us', async () => {
    const { send, seen, machine } = transport((_, init) =>
      init.mode === 'no-cors' ? Promise.resolve(new Response('')) : broken(),
    );
    expect(await send(batchOf(1), again)).to.deep.equal({
      kind: 'foreign',
      detail: 'something answers, but not to this page (CORS)',
    });
    expect(seen.map(({ init }) => init.mode)).to.deep.equal([undefined, 'no-cors']);
    expect(seen[1]?.init.credentials).to.equal('omit');
    expect(machine.alarms).to.deep.equal([]);
  });

  it('does not wait for ever to find that out', async () => {
    const { send, seen, machine } = transport((_, { mode, signal }) =>
      mode === 'no-cors'
        ? new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          })
        : broken(),
    );
    const outcome = send(batchOf(1), again);
    await settle();
    await machine.advance(15_000);
    expect(await outcome).to.include({ kind: 'retry', detail: 'TypeError: Failed to fetch' });
    expect(machine.alarms).to.deep.equal([]);
    // A browser has so many connections to one host, and the next try needs one.
    expect(seen[1]?.init.signal?.aborted).to.equal(true);
  });

  it('stays with the network when nothing answers at all', async () => {
    expect((await transport(broken).send(batchOf(1), again)).kind).to.equal('retry');
  });

  it('gives up after 15 seconds', async () => {
    const { send, machine } = transport(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    );
    const outcome = send(batchOf(1), again);
    await settle();
    await machine.advance(14_999);
    expect(machine.alarms).to.have.length(1);
    await machine.advance(1);
    expect(await outcome).to.deep.equal({ kind: 'retry', detail: 'timeout' });
    expect(machine.alarms).to.have.length(0);
  });

  it('gives up a request that does not heed it, and lets go of its connection', async () => {
    const { send, seen, machine } = transport(() => new Promise(() => undefined));
    const outcome = send(batchOf(1), again);
    await machine.advance(14_999);
    expect(seen[0]?.init.signal?.aborted).to.equal(false);
    await machine.advance(1);
    expect(seen[0]?.init.signal?.aborted).to.equal(true);
    expect(await Promise.race([outcome, settle()])).to.deep.equal({
      kind: 'retry',
      detail: 'timeout',
    });
  });

  it('takes a reply that breaks off as a reason to retry', async () => {
    const broke = new ReadableStream({ start: (stream) => stream.error(new TypeError('reset')) });
    const { send } = transport(() => Promise.resolve(new Response(broke)));
    expect((await send(batchOf(1), once)).kind).to.equal('retry');
  });

  it('keeps the path of the collector and resolves against the page', async () => {
    const addresses: [collector: string, url: string][] = [
      ['https://c.test/skm/', 'https://c.test/skm/v1/answers'],
      ['https://c.test/skm///', 'https://c.test/skm/v1/answers'],
      ['/skm', 'http://page.test/skm/v1/answers'],
    ];
    for (const [collector, url] of addresses) {
      const { send, seen } = transport(new FakeCollector().fetch, { collector });
      await send(batchOf(1), once);
      expect(seen[0]?.url).to.equal(url);
    }
  });

  it('finds out that an address is none, or none of HTTP', async () => {
    for (const collector of ['mailto:x', 'ftp://c', 'web+http://c', 'httpx://c', 'http://[']) {
      const { send } = transport(broken, { collector });
      expect(await send(batchOf(1), once), collector).to.deep.equal({
        kind: 'misconfigured',
        detail: 'the address of the collector is not an HTTP address',
      });
    }
  });

  it('says that something is in the way, where what finds out cannot be loaded', async () => {
    const load = { trouble: () => Promise.reject(new LoadFault('no part')) };
    const env = (fetch: Environment['fetch']): Environment =>
      new FakeMachine().environment({ fetch });
    const collector = 'https://c.test';
    const unanswered = httpTransport({ collector, env: env(broken), load });
    expect(await unanswered.send(batchOf(1))).to.deep.equal({
      kind: 'retry',
      detail: 'TypeError: Failed to fetch',
    });
    const refusing = (): Promise<Response> => Promise.resolve(respond('', { status: 422 }));
    const refused = httpTransport({ collector, env: env(refusing), load });
    expect((await refused.send(batchOf(1))).kind).to.equal('retry');
  });

  const reach: [string, 'retry' | 'misconfigured'][] = [
    ['https://collector.test', 'retry'],
    ['http://localhost:8080', 'retry'],
    ['http://127.0.0.1:8080', 'retry'],
    ['http://127.100.20.30', 'retry'],
    ['http://[::1]:8080', 'retry'],
    ['http://192.168.1.2', 'misconfigured'],
    ['http://notlocalhost', 'misconfigured'],
    ['http://localhost.test', 'misconfigured'],
    ['http://127.0.0.1.test', 'misconfigured'],
  ];
  for (const [collector, kind] of reach) {
    it(`takes a failure of ${collector} from a page over HTTPS as ${kind}`, async () => {
      const base = 'https://page.test/';
      const { send } = transport(broken, { collector, base });
      expect(await send(batchOf(1), once)).to.deep.equal({
        kind,
        detail:
          kind === 'retry'
            ? 'TypeError: Failed to fetch'
            : 'a page over HTTPS cannot reach a collector over HTTP',
      });
    });
  }
});
