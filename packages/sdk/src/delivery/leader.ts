import type { Environment } from '../environment.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** ms; longer than a request may take, so that a lease ends by itself only when its page is gone or frozen. */
const leaseTime = 25_000;

/**
 * Runs `run` unless another page of this origin is at it, and says whether it ran. A courtesy that saves traffic:
 * the collector counts every answer once however many pages send it.
 */
export type Leader = (run: () => Promise<void>) => Promise<boolean>;

/** One Web Lock for one batch, so that a frozen page holds nobody up; a lease in the books where there are no locks. */
export function leader(outbox: Outbox, name: string, env: Environment): Leader {
  const { tryLock } = env;
  if (tryLock) return (run) => locked(tryLock, name, run);
  const holder = env.uuid();
  return async (run) => {
    if (!(await take(outbox, holder, env.now()))) return false;
    try {
      await run();
    } finally {
      await release(outbox, holder);
    }
    return true;
  };
}

async function locked(
  tryLock: NonNullable<Environment['tryLock']>,
  name: string,
  run: () => Promise<void>,
): Promise<boolean> {
  const begun = { yes: false };
  try {
    return await tryLock(name, () => {
      begun.yes = true;
      return run();
    });
  } catch (error) {
    if (begun.yes) throw error;
    // A page without an origin of its own has locks that always fail.
    await run();
    return true;
  }
}

async function take(outbox: Outbox, holder: string, now: number): Promise<boolean> {
  // A suspect store is not written to; sending twice is the smaller evil.
  if (outbox.health.state === 'suspect') return true;
  return outbox.transact(
    (books) => {
      const { lease } = books;
      // A lease from a future that no lease reaches was written before the clock was set back.
      const held =
        lease && lease.holder !== holder && lease.until > now && lease.until <= now + leaseTime;
      if (held) return { result: false };
      return { result: true, meta: { ...books, lease: { holder, until: now + leaseTime } } };
    },
    { durability: 'relaxed' },
  );
}

async function release(outbox: Outbox, holder: string): Promise<void> {
  if (outbox.health.state === 'suspect') return;
  await outbox
    .transact(
      ({ lease, ...books }) => ({
        result: undefined,
        ...(lease?.holder === holder && { meta: books }),
      }),
      { durability: 'relaxed' },
    )
    // It runs out by itself.
    .catch(() => undefined);
}
