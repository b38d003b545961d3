import type { KeyList } from '@skm-survey/protocol';
import type { Context } from 'hono';
import type { Services } from './context.ts';

/** `GET /v1/keys`. */
export async function getKeys(context: Context, { keys }: Services): Promise<Response> {
  const list: KeyList = { v: 1, keys: await keys.publicKeys() };
  return context.json(list);
}
