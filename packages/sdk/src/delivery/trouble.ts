import { isBatchReply, isProblem } from '@skm-survey/protocol';
import type { Environment } from '../environment.ts';
import { within } from '../within.ts';
import { retryAfter } from './backoff.ts';
import type { Answered, Trouble } from './reply.ts';
import { timeout } from './wire.ts';

/** What is found out about a batch that was not taken as a whole. */

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Statuses of the collector, or of what stands before it, that pass by themselves; so do those from 500 on. */
const passing = [408, 425, 429];
/** Those that say nothing of address, unit or key: a proxy's 400 or 422, and a network that wants a sign-in (407, 511). */
const strange = [400, 407, 422, 511];

/** Reads an answer that is no reply to its batch; whatever is not surely the collector's word keeps every record. */
export function readTrouble({ status, headers, text }: Answered, now: number): Trouble {
  const type = (headers.get('content-type') ?? '').replace(/\s*;.*/, '').toLowerCase();
  const body = json(text);
  if (status === 200) return { kind: 'foreign', detail: `200 with ${misfitOf(type, body)}` };
  const own = type === 'application/problem+json' && isProblem(body) && body.status === status;
  // A redirect that was not followed has no status.
  const detail = own ? `${status} ${body.detail ?? body.title}` : `${status || 'a redirect'}`;
  if (status === 413) return { kind: 'too-large', sure: own, detail };
  // Only the collector's own word may condemn an answer.
  if (own && (status === 400 || status === 422)) return { kind: 'refused', detail };
  if (strange.includes(status) || status < 400) return { kind: 'foreign', detail };
  if (status < 500 && !passing.includes(status)) return { kind: 'misconfigured', detail };
  return { kind: 'retry', after: retryAfter(headers, now), limited: status === 429, detail };
}

function misfitOf(type: string, body: unknown): string {
  if (type !== 'application/json') return `content-type ${type || 'none'}`;
  return isBatchReply(body) ? 'the reply to another batch' : 'a body that is not a reply';
}

const isLocal = ({ hostname }: URL): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** A request without CORS gets through where only CORS is wrong: then it is not the network. */
async function answersAtAll(url: URL, env: Environment): Promise<boolean> {
  const stop = new AbortController();
  const asked = env.fetch(url.href, { mode: 'no-cors', credentials: 'omit', signal: stop.signal });
  const answered = asked.then(
    () => true,
    () => false,
  );
  const late = (): boolean => {
    stop.abort();
    return false;
  };
  return within(env, timeout)(answered, late);
}

function parsed(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/** Finds out why a request was not answered; null where it looks like the network. */
export async function diagnose(
  address: string,
  keepalive: boolean,
  env: Environment,
): Promise<Trouble | null> {
  const url = parsed(address, env.base);
  if (!url || !/^https?:/.test(url.protocol))
    return { kind: 'misconfigured', detail: 'the address of the collector is not an HTTP address' };
  if (env.base.startsWith('https:') && url.protocol === 'http:' && !isLocal(url))
    return {
      kind: 'misconfigured',
      detail: 'a page over HTTPS cannot reach a collector over HTTP',
    };
  // What may outlive the page may fail for reasons of its own.
  if (keepalive || !(await answersAtAll(url, env))) return null;
  return { kind: 'foreign', detail: 'something answers, but not to this page (CORS)' };
}
