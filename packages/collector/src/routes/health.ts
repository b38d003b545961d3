import type { Health } from '@skm-survey/protocol';
import type { Context } from 'hono';
import { problemReply } from '../http/problem.ts';
import type { Services } from './context.ts';

/** `GET /healthz`: a real read of the store, and whether its commits are flushed. */
export async function getHealth(
  context: Context,
  { store, environment }: Services,
): Promise<Response> {
  const { kind, engine, detail } = await store.health();
  if (kind === 'failing') return problemReply(context, 'store-unavailable', { detail });
  const health: Health = {
    status: 'ok',
    store: { engine, durable: true, detail },
    now: environment.now().toISOString(),
  };
  return context.json(health);
}
