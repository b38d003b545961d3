import { request as ask } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { Batch, BatchReply } from '@skm-survey/protocol';
import type { Cleanup } from './cleanup.ts';
import { nameOf, pass } from './fault.ts';
import type { Fault, Reply } from './fault.ts';
import { bodyOf, listen } from './loopback.ts';
import { trickle } from './trickle.ts';
import { pause } from './wait.ts';
import type { Wire } from './wire.ts';

/** What a rule may decide by. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  /** Counts the batches of this case, from 1; 0 for what is not a batch. */
  readonly number: number;
  readonly batch: Batch | null;
}
export type Rule = (passing: Passing) => Fault;

const isAnswers = (passing: Passing): boolean =>
  passing.method === 'POST' && passing.path.startsWith('/v1/answers');

/** The fault for every batch; preflights and all else pass. */
export function forBatches(rule: Rule): Rule {
  return (passing) => (isAnswers(passing) ? rule(passing) : pass);
}

/** Stands between the pages and the collector, and breaks what its rule says. Without a rule all passes. */
export class Proxy {
  rule: Rule = () => pass;
  url = '';
  readonly #wire: Wire;
  readonly #upstream: () => string;
  #batches = 0;

  constructor(wire: Wire, upstream: () => string) {
    this.#wire = wire;
    this.#upstream = upstream;
  }

  async listen(cleanup: Cleanup): Promise<void> {
    const { url } = await listen(cleanup, (request, response) => {
      const { method = '', url: path = '' } = request;
      if (isAnswers({ method, path, number: 0, batch: null })) this.#wire.enter(response);
      this.#serve(request, response).catch(() => response.destroy());
    });
    this.url = url;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = performance.now();
    const body = await bodyOf(request);
    const { method = 'GET', url: path = '/' } = request;
    const isBatch = isAnswers({ method, path, number: 0, batch: null });
    if (isBatch) this.#batches += 1;
    else this.#wire.countOther(`${method} ${path}`);
    const batch = isBatch
      ? parsed(Batch, request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body)
      : null;
    const fault = this.rule({ method, path, number: isBatch ? this.#batches : 0, batch });
    if (fault.kind !== 'pass') this.#wire.countFault(nameOf(fault));

    const reply = await this.#replyTo(request, body, fault);
    if (isBatch) {
      const heard = fault.kind === 'answer' ? null : reply;
      this.#wire.exchanges.push({
        at,
        fault: nameOf(fault),
        batch,
        status: heard?.status ?? null,
        reply: heard?.status === 200 ? parsed(BatchReply, heard.body) : null,
      });
    }
    await hand(response, fault, reply);
  }

  async #replyTo(request: IncomingMessage, body: Buffer, fault: Fault): Promise<Reply | null> {
    if (fault.kind === 'answer') return withCors(fault.reply);
    if (fault.kind === 'drop' || fault.kind === 'reset' || fault.kind === 'black-hole') return null;
    if (fault.kind === 'throttle') {
      await pause(fault.latency / 2 + (body.length / fault.bytesPerSecond) * 1000);
    }
    return forward(this.#upstream(), request, body);
  }
}

async function hand(response: ServerResponse, fault: Fault, reply: Reply | null): Promise<void> {
  if (fault.kind === 'black-hole') return;
  if (fault.kind === 'drop') {
    response.socket?.destroySoon();
    return;
  }
  // Where the collector was not there, a gateway would cut the line too.
  if (fault.kind === 'swallow' || reply === null) {
    response.socket?.resetAndDestroy();
    return;
  }
  if (fault.kind === 'delay') await pause(fault.milliseconds);
  const { status, headers, body } = fault.kind === 'rewrite' ? fault.change(reply) : reply;
  if (fault.kind === 'truncate') {
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.end());
    return;
  }
  response.writeHead(status, headers);
  if (fault.kind === 'throttle') await trickle(response, body, fault);
  else response.end(body);
}

function forward(upstream: string, request: IncomingMessage, body: Buffer): Promise<Reply | null> {
  const headers: OutgoingHttpHeaders = { ...request.headers, 'content-length': body.length };
  delete headers['transfer-encoding'];
  delete headers['connection'];
  return new Promise((resolve) => {
    const outgoing = ask(
      upstream + (request.url ?? '/'),
      { method: request.method ?? 'GET', headers, agent: false, timeout: 30_000 },
      (incoming) => {
        bodyOf(incoming).then(
          (replied) => resolve(replyOf(incoming, replied)),
          () => resolve(null),
        );
      },
    );
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.once('error', () => resolve(null));
    outgoing.end(body);
  });
}

function replyOf(incoming: IncomingMessage, body: Buffer): Reply {
  const hopByHop = new Set(['connection', 'transfer-encoding', 'keep-alive', 'content-length']);
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    hopByHop.has(name) || value === undefined ? [] : [[name, String(value)] as const],
  );
  return { status: incoming.statusCode ?? 0, headers: Object.fromEntries(headers), body };
}

function withCors(reply: Reply): Reply {
  const cors = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'retry-after, date',
  };
  return { ...reply, headers: { ...cors, ...reply.headers } };
}

function parsed<T>(
  schema: { safeParse: (value: unknown) => { data?: T | undefined } },
  body: Buffer,
): T | null {
  try {
    return schema.safeParse(JSON.parse(body.toString())).data ?? null;
  } catch {
    return null;
  }
}
