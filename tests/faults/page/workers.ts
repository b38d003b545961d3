import type { WorkerKind } from './channel.ts';

/** Workers live as long as somebody holds them. */
const started: unknown[] = [];

/** Starts the SDK in a worker beside this page; `query` as that of a page. */
export async function startWorker(kind: WorkerKind, query: string): Promise<null> {
  const url = new URL(`worker.js?${query}`, location.href);
  const options = { type: 'module' } as const;
  if (kind === 'dedicated') started.push(new Worker(url, options));
  if (kind === 'shared') started.push(new SharedWorker(url, { ...options, name: query }));
  if (kind === 'service') started.push(await navigator.serviceWorker.register(url, options));
  return null;
}
