import type { Environment } from '../environment.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Parts } from '../parts.ts';
import type { Leader } from './lease.ts';

/** One Web Lock for one batch, so that a frozen page holds nobody up; a lease in the books where there are no locks. */
export function leader(
  outbox: Outbox,
  name: string,
  { env, load }: { readonly env: Environment; readonly load: Pick<Parts, 'lease'> },
): Leader {
  const { tryLock } = env;
  if (tryLock) return (run) => tryLock(name, run);
  let lease: Leader | undefined;
  return async (run) => {
    lease ??= (await load.lease()).leased(outbox, env);
    await lease(run);
  };
}
