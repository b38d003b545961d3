import { expect } from 'chai';
import type { Environment } from '@skm-survey/sdk';
import { address, httpTransport } from '../src/delivery/transport.ts';
import type { Transport } from '../src/delivery/transport.ts';
import { batchOf } from './support/batches.ts';
import { FakeCollector } from './support/collector.ts';
import { FakeMachine, settle } from './support/machine.ts';

interface Seen {
  url: string;
  init: RequestInit;
}

function transport(
  answer: Environment['fetch'],
  parts: Partial<Environment> & { collector?: string } = {},
): Transport & { seen: Seen[]; machine: FakeMachine } {
  const seen: Seen[] = [];
  const machine = new FakeMachine();
  const { collector = 'https://collector.test/skm/', ...env } = parts;
  const fetch = (url: string, init: RequestInit): Promise<Response> => {
    seen.push({ url, init });
    return answer(url, init);
  };
  const http = httpTransport({
    collector,
    key: 'pk_1',
    env: machine.environment({ fetch, ...env }),
  });
  return { ...http, seen, machine };
}

const once = { keepalive: true };
const again = { keepalive: false };
const broken = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

describe('address', () => {
  it('keeps the path of the collector and resolves against the page', () => {
    expect(address('https://c.test/skm/', '/v1/answers', 'http://p/')?.href).to.equal(
      'https://c.test/skm/v1/answers',
    );
    expect(address('/skm', '/v1/answers', 'http://p.test/a/b')?.href).to.equal(
      'http://p.test/skm/v1/answers',
    );
  });

  it('takes nothing but HTTP', () => {
    expect(address('ftp://c.test', '/v1', 'http://p/')).to.equal(null);
    expect(address('http://[', '/v1', 'http://p/')).to.equal(null);
  });
});

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
    });
    expect(seen[0]?.init.headers).to.include({
      authorization: 'Bearer pk_1',
      'content-type': 'application/json',
    });
  });

  it('asks for keepalive only for a small batch', async () => {
    const { send, seen } = transport(new FakeCollector().fetch);
    const [item] = batchOf(1).items;
    await send({ ...batchOf(), items: [{ ...item!, body: 'x'.repeat(20_000) }] }, once);
    expect(seen[0]?.init.keepalive).to.equal(false);
  });

  it('takes a network error as a reason to retry', async () => {
    const { send, seen } = transport(broken);
    expect((await send(batchOf(1), once)).kind).to.equal('retry');
    expect(seen).to.have.length(1);
  });

  it('finds out on a second failure that something answers, but not to us', async () => {
    const { send, seen } = transport((_, init) =>
      init.mode === 'no-cors' ? Promise.resolve(new Response('')) : broken(),
    );
    expect((await send(batchOf(1), again)).kind).to.equal('foreign');
    expect(seen.map(({ init }) => init.mode)).to.deep.equal([undefined, 'no-cors']);
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
    expect(await outcome).to.deep.equal({ kind: 'retry', after: null, detail: 'timeout' });
    expect(machine.alarms).to.have.length(0);
  });

  it('takes a reply that breaks off as a reason to retry', async () => {
    const broke = new ReadableStream({ start: (stream) => stream.error(new TypeError('reset')) });
    const { send } = transport(() => Promise.resolve(new Response(broke)));
    expect((await send(batchOf(1), once)).kind).to.equal('retry');
  });

  it('does not try what a browser would block, nor an address that is none', async () => {
    const mixed = transport(broken, { collector: 'http://c.test', base: 'https://page.test/' });
    expect((await mixed.send(batchOf(1), once)).kind).to.equal('misconfigured');
    const none = transport(broken, { collector: 'mailto:x' });
    expect((await none.send(batchOf(1), once)).kind).to.equal('misconfigured');
    expect([...mixed.seen, ...none.seen]).to.have.length(0);
  });

  it('lets a page over HTTPS reach a collector on the same machine', async () => {
    const local = transport(new FakeCollector().fetch, {
      collector: 'http://127.0.0.1:8080',
      base: 'https://page.test/',
    });
    expect((await local.send(batchOf(1), once)).kind).to.equal('reply');
  });
});
