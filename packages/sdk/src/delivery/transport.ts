import type { Batch } from '@skm-survey/protocol';
import { routes } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Outcome } from './reply.ts';
import { readReply } from './reply.ts';

/** One method, and every fault is an outcome. */
export interface Transport {
  /** `keepalive` lets a small request outlive the page; it may fail for reasons of its own, so it is for first tries. */
  readonly send: (batch: Batch, options: { keepalive: boolean }) => Promise<Outcome>;
}

/** ms until a request is given up. */
const timeout = 15_000;

/** Bytes up to which a batch may use `keepalive`; the page's own beacons share the browser's 64 KiB. */
const keepaliveBytes = 16_000;

export interface HttpOptions {
  /** Address of the collector, with or without a path; relative ones are taken from the page. */
  readonly collector: string;
  readonly key?: string | undefined;
  readonly env: Environment;
}

/** The address of a route of the collector, or null if `collector` is no HTTP address. */
export function address(collector: string, route: string, base: string): URL | null {
  try {
    // The collector may live under a path, which `new URL('/v1…', collector)` would drop.
    const url = new URL(collector.replace(/\/+$/, '') + route, base);
    return /^https?:/.test(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

const isLocal = ({ hostname }: URL): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** Where batches go, or why a request cannot even be tried. */
function target(collector: string, base: string): URL | string {
  const url = address(collector, routes.answers, base);
  if (!url) return 'the address of the collector is not an HTTP address';
  const mixed = base.startsWith('https:') && url.protocol === 'http:' && !isLocal(url);
  return mixed ? 'a page over HTTPS cannot reach a collector over HTTP' : url;
}

/** A request without CORS gets through where only CORS is wrong: then it is not the network. */
async function answersAtAll(url: URL, env: Environment): Promise<boolean> {
  const stop = new AbortController();
  const cancel = env.timer(timeout, () => stop.abort());
  try {
    await env.fetch(url.href, { mode: 'no-cors', credentials: 'omit', signal: stop.signal });
    return true;
  } catch {
    return false;
  } finally {
    cancel();
  }
}

/** Sends batches by `fetch`. */
export function httpTransport({ collector, key, env }: HttpOptions): Transport {
  const to = target(collector, env.base);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, application/problem+json',
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
  };
  const post = async (url: URL, batch: Batch, more: RequestInit): Promise<Outcome> => {
    const response = await env.fetch(url.href, {
      method: 'POST',
      headers,
      // A redirect would carry the answers to an address that nobody configured.
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      ...more,
    });
    if (response.type === 'opaqueredirect') return { kind: 'foreign', detail: 'a redirect' };
    const text = await response.text();
    return readReply(
      { status: response.status, headers: response.headers, text },
      batch,
      env.now(),
    );
  };
  return {
    send: async (batch, { keepalive }) => {
      if (typeof to === 'string') return { kind: 'misconfigured', detail: to };
      const body = JSON.stringify(batch);
      const stop = new AbortController();
      const cancel = env.timer(timeout, () => stop.abort());
      try {
        return await post(to, batch, {
          body,
          keepalive: keepalive && body.length <= keepaliveBytes,
          signal: stop.signal,
        });
      } catch (error) {
        if (stop.signal.aborted) return { kind: 'retry', after: null, detail: 'timeout' };
        if (!keepalive && (await answersAtAll(to, env))) {
          return { kind: 'foreign', detail: 'something answers, but not to this page (CORS)' };
        }
        return { kind: 'retry', after: null, detail: String(error) };
      } finally {
        cancel();
      }
    },
  };
}
