import { ResultsQuery } from '@skm-survey/protocol';
import type { Context } from 'hono';
import { problemReply } from '../http/problem.ts';
import { resultsOf } from '../results.ts';
import type { Services } from './context.ts';
import { readQuery } from './query.ts';

/** `GET /v1/units/{unit}/results`. */
export async function getResults(
  context: Context,
  { access, store, environment }: Services,
): Promise<Response> {
  const unit = context.req.param('unit') ?? '';
  if (!access.serves(unit)) return problemReply(context, 'unknown-unit');
  const read = readQuery(context, ResultsQuery);
  if (!read.ok) return read.response;
  const { query } = read;
  const { from, to, service } = query;
  if (from !== undefined && to !== undefined && from > to) {
    const errors = [{ path: 'to', detail: 'the period ends before it begins' }];
    return problemReply(context, 'invalid-query', { errors });
  }
  const rows = await store.tallies({ unit, from, to, service });
  return context.json(resultsOf(rows, { unit, query, generatedAt: environment.now() }));
}
