import type { Batch } from '@skm-survey/protocol';
import { routes } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import type { Parts } from '../parts.ts';
import { within } from '../within.ts';
import type { Outcome } from './reply.ts';
import { readReply } from './reply.ts';
import type { Transport } from './wire.ts';
import { timedOut, timeout } from './wire.ts';

/** Bytes up to which a batch may use `keepalive`; the page's own beacons share the browser's 64 KiB. */
const keepaliveBytes = 16_000;

export interface HttpOptions {
  /** Address of the collector, with or without a path; relative ones are taken from the page. */
  readonly collector: string;
  readonly key?: string | undefined;
  readonly env: Environment;
  readonly load: Pick<Parts, 'trouble'>;
}

/** Sends batches by `fetch`. */
export function httpTransport({ collector, key, env, load }: HttpOptions): Transport {
  // The collector may live under a path, which `new URL('/v1…', collector)` would drop.
  const address = collector.replace(/\/+$/, '') + routes.answers;
  const attempt = async (batch: Batch, more: RequestInit): Promise<Outcome> => {
    const response = await env.fetch(new URL(address, env.base).href, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      // A redirect would carry the answers to an address that nobody configured.
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...more,
    });
    const { status, headers } = response;
    const answered = { status, headers, text: await response.text() };
    const reply = readReply(answered, batch);
    if (reply) return { kind: 'reply', reply };
    return (await load.trouble()).readTrouble(answered, env.now());
  };
  return {
    send: (batch, keepalive = false) => {
      const body = JSON.stringify(batch);
      const stop = new AbortController();
      let otherwise: Outcome = { kind: 'retry', detail: timedOut };
      const sent = attempt(batch, {
        body,
        keepalive: keepalive && body.length <= keepaliveBytes,
        signal: stop.signal,
      });
      const outcome = sent.catch(async (error: unknown): Promise<Outcome> => {
        if (stop.signal.aborted) return otherwise;
        otherwise = { kind: 'retry', detail: String(error) };
        try {
          const { diagnose } = await load.trouble();
          return (await diagnose(address, keepalive, env)) ?? otherwise;
        } catch {
          return otherwise;
        }
      });
      return within(env, timeout)(outcome, () => {
        stop.abort();
        return otherwise;
      });
    },
  };
}
