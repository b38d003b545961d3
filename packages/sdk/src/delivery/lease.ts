import type { Environment } from '../environment.ts';
import type { Outbox } from '../outbox/outbox.ts';

/**
 * Runs `run` unless another page of this origin is at it. A courtesy that saves traffic: the collector counts every
 * answer once however many pages send it.
 */
export type Leader = (run: () => Promise<void>) => Promise<unknown>;

/** ms; longer than a request may take, so that a lease ends by itself only when its page is gone or frozen. */
const leaseTime = 25_000;

/** A lease in the books, for browsers and pages without Web Locks. */
export function leased(outbox: Outbox, env: Environment): Leader {
  const holder = env.uuid();
  return async (run) => {
    if (!(await take(outbox, holder, env.now()))) return;
    try {
      await run();
    } finally {
      await release(outbox, holder);
    }
  };
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
    [],
    'relaxed',
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
      [],
      'relaxed',
    )
    // It runs out by itself.
    .catch(() => undefined);
}
