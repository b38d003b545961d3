import type { Environment } from '../environment.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Parts } from '../parts.ts';
import type { Leader } from './lease.ts';

/** One Web Lock for one batch, so that a frozen page holds nobody up; a lease in the books where there are no locks. */
export function leader(
  outbox: Outbox,
  name: string,
  { env, load }: { readonly env: Environment; readonly load: Parts },
): Leader {
  const { tryLock } = env;
  if (!tryLock) {
    let lease: Leader | undefined;
    return async (run) => {
      lease ??= (await load.lease()).leased(outbox, env);
      await lease(run);
    };
  }
  return async (run) => {
    const begun = { yes: false };
    const begin = (): Promise<void> => {
      begun.yes = true;
      return run();
    };
    try {
      await tryLock(name, begin);
    } catch (error) {
      if (begun.yes) throw error;
      // A page without an origin of its own has locks that always fail.
      await run();
    }
  };
}
