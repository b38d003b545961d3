import { BatchEnvelope, limits } from '@skm-survey/protocol';
import type { Context } from 'hono';
import { accept, type Delivery } from '../accept.ts';
import type { Connection, TooFast } from '../access/limits.ts';
import { readBody } from '../http/body.ts';
import { errorsOf, problemReply } from '../http/problem.ts';
import type { Services } from './context.ts';

/** Seconds after which to come again, at least, when the store cannot write; a person may be needed. All come, so over as many again they are spread. */
const unavailableRetry = 30;

/** `POST /v1/answers`. */
export async function postAnswers(context: Context, services: Services): Promise<Response> {
  const early = tooFast(context, services.limits.ofAddress(connectionOf(context)));
  if (early !== null) return early;
  const origin = context.req.header('origin');
  if (origin !== undefined && !services.access.allowsOrigin(origin)) {
    return problemReply(context, 'origin-not-allowed');
  }
  const body = await jsonBody(context);
  if (body.kind === 'refused') return body.response;
  const envelope = BatchEnvelope.safeParse(body.json);
  const items = itemsOf(body.json);
  if (!envelope.success || items === null) {
    const errors = errorsOf(envelope.error?.issues ?? []);
    const tooMany = { path: 'items', detail: `a list of at most ${limits.batchItems} items` };
    return problemReply(context, 'invalid-batch', {
      errors: items === null ? [...errors, tooMany] : errors,
    });
  }
  return (
    refused(context, services, envelope.data) ??
    (await stored(context, services, { envelope: envelope.data, items }))
  );
}

type JsonBody =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly response: Response };

async function jsonBody(context: Context): Promise<JsonBody> {
  const refuse = (response: Response): JsonBody => ({ kind: 'refused', response });
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return refuse(
      problemReply(context, 'unsupported-media-type', { detail: 'Send application/json.' }),
    );
  }
  const body = await readBody(context.req.raw, limits.batchBytes);
  switch (body.kind) {
    case 'too-large':
      return refuse(
        problemReply(context, 'too-large', { detail: `At most ${limits.batchBytes} bytes.` }),
      );
    case 'unknown-encoding':
      return refuse(
        problemReply(context, 'unsupported-media-type', { detail: 'The only encoding is gzip.' }),
      );
    case 'malformed':
      return refuse(problemReply(context, 'malformed-json'));
    case 'text':
      try {
        return { kind: 'json', json: JSON.parse(body.text) as unknown };
      } catch {
        return refuse(problemReply(context, 'malformed-json'));
      }
  }
}

/** The items unparsed: a malformed one is rejected by itself and does not hold up the others. */
function itemsOf(json: unknown): readonly unknown[] | null {
  if (typeof json !== 'object' || json === null || !('items' in json)) return null;
  const { items } = json;
  return Array.isArray(items) && items.length <= limits.batchItems ? items : null;
}

function refused(
  context: Context,
  { access, limits: rates }: Services,
  { unit, stream }: BatchEnvelope,
): Response | null {
  if (!access.serves(unit)) return problemReply(context, 'unknown-unit');
  if (!access.admits(unit, context.req.header('authorization'))) {
    return problemReply(context, 'wrong-key', { headers: { 'www-authenticate': 'Bearer' } });
  }
  return tooFast(context, rates.ofBatch({ unit, stream }));
}

const slowDown = {
  stream: 'This stream sends too fast.',
  address: 'Too many requests come from this address.',
  unit: 'Too many requests come for this unit.',
} as const satisfies Readonly<Record<TooFast['whose'], string>>;

function tooFast(context: Context, refusal: TooFast | null): Response | null {
  if (refusal === null) return null;
  const headers = { 'retry-after': String(refusal.wait) };
  return problemReply(context, 'too-many-requests', { headers, detail: slowDown[refusal.whose] });
}

/** What the server said beside the request, if it is one of ours. */
function connectionOf({ env }: Context): Connection {
  const said = env as { readonly client?: unknown } | undefined;
  return typeof said?.client === 'string' ? { client: said.client } : {};
}

async function stored(
  context: Context,
  services: Services,
  delivery: Omit<Delivery, 'called'>,
): Promise<Response> {
  const acceptance = await accept(services, { ...delivery, called: true });
  switch (acceptance.kind) {
    case 'replied':
      return context.json(acceptance.reply);
    case 'unnamed':
      return problemReply(context, 'invalid-batch', {
        errors: acceptance.places.map((place) => ({
          path: `items.${place}.id`,
          detail: 'an item needs a UUID, or nothing can be said about it',
        })),
      });
    case 'unavailable':
      services.report(acceptance.cause);
      return problemReply(context, 'store-unavailable', {
        headers: {
          'retry-after': String(Math.ceil(unavailableRetry * (1 + services.environment.random()))),
        },
      });
  }
}
