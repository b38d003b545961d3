import { CompletenessQuery, limits } from '@skm-survey/protocol';
import type { Context } from 'hono';
import { completenessOf } from '../completeness.ts';
import { problemReply } from '../http/problem.ts';
import type { Services } from './context.ts';
import { readQuery } from './query.ts';

const defaultSilence = 60;
const defaultLimit = 100;

/** `GET /v1/units/{unit}/completeness`. */
export async function getCompleteness(
  context: Context,
  { access, store, totals, environment }: Services,
): Promise<Response> {
  const unit = context.req.param('unit') ?? '';
  if (!access.serves(unit)) return problemReply(context, 'unknown-unit');
  const read = readQuery(context, CompletenessQuery);
  if (!read.ok) return read.response;
  const {
    after = '',
    limit = defaultLimit,
    streams = 'open',
    'silent-after': silentAfter = defaultSilence,
  } = read.query;
  const all = streams === 'all';
  const wish = { unit, after, limit: Math.min(limit, limits.streams), all, silentAfter };
  return context.json(await completenessOf({ store, totals }, { ...wish, now: environment.now() }));
}
