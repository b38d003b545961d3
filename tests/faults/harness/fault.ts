/** A reply of the collector, or of somebody who pretends to be it. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What the proxy does to one request. */
export type Fault =
  | { readonly kind: 'pass' }
  /** The connection is closed before the collector hears of the request. */
  | { readonly kind: 'drop' }
  /** The same by RST. */
  | { readonly kind: 'reset' }
  /** Nothing ever happens, until the other side gives up. */
  | { readonly kind: 'black-hole' }
  /** The collector has answered; the answer is lost. */
  | { readonly kind: 'swallow' }
  /** The answer ends in its middle, with a content-length that promised more. */
  | { readonly kind: 'truncate' }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Bytes trickle, both ways. */
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number; readonly latency: number }
  /** Somebody else answers; the collector hears nothing. `name` is for the count of kinds. */
  | { readonly kind: 'answer'; readonly name: string; readonly reply: Reply }
  /** The collector's answer is changed on its way. */
  | { readonly kind: 'rewrite'; readonly name: string; readonly change: (reply: Reply) => Reply };

export const pass: Fault = { kind: 'pass' };

/** The name under which a fault is counted. */
export function nameOf(fault: Fault): string {
  return fault.kind === 'answer' || fault.kind === 'rewrite' ? fault.name : fault.kind;
}

export function jsonReply(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** A refusal as the collector words it: a problem document (RFC 9457). */
export function status(code: number, headers: Reply['headers'] = {}): Fault {
  const problem = { type: `/problems/fault-${code}`, title: 'From the fault suite', status: code };
  const reply = jsonReply(code, problem, {
    'content-type': 'application/problem+json',
    ...headers,
  });
  return { kind: 'answer', name: `status ${code}`, reply };
}

/** The same status from something in between, which knows nothing of answers. */
export function gatewayStatus(code: number): Fault {
  return {
    kind: 'answer',
    name: `gateway ${code}`,
    reply: {
      status: code,
      headers: { 'content-type': 'text/html' },
      body: Buffer.from(`<h1>${code}</h1>`),
    },
  };
}

/** Changes the parsed reply of the collector. */
export function rewriteJson(name: string, change: (reply: never) => unknown): Fault {
  return {
    kind: 'rewrite',
    name,
    change: (reply) => ({
      ...reply,
      body: Buffer.from(JSON.stringify(change(JSON.parse(reply.body.toString()) as never))),
    }),
  };
}

/** The hotel's or hospital's network wants to be logged in to first. */
export const captivePortal: Fault = {
  kind: 'answer',
  name: 'captive portal',
  reply: {
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: Buffer.from('<!doctype html><title>Welcome</title><form>Please log in</form>'),
  },
};
