/** A part of the SDK that could not be loaded. */
export class LoadFault extends Error {
  override readonly name = 'LoadFault';
}

/** What loads a part. */
export const part =
  <M>(load: () => Promise<M>): (() => Promise<M>) =>
  () =>
    load().catch((cause: unknown) => {
      throw new LoadFault('a part of the SDK cannot be loaded', { cause });
    });

/**
 * What is needed now and then, loaded when it is. Sending an answer never waits for one of these; saving waits only where writing
 * without one could cost what is saved (`turner`, `repair`). While one cannot be loaded nothing is let go of. Each rejects with a
 * `LoadFault`.
 */
export const parts = {
  inventory: part(() => import('./outbox/inventory.ts')),
  turner: part(() => import('./outbox/turner.ts')),
  repair: part(() => import('./outbox/repair.ts')),
  quarantine: part(() => import('./outbox/quarantine.ts')),
  sha256: part(() => import('./outbox/sha256.ts')),
  direct: part(() => import('./delivery/direct.ts')),
  trouble: part(() => import('./delivery/trouble.ts')),
  lease: part(() => import('./delivery/lease.ts')),
  poison: part(() => import('./delivery/poison.ts')),
  proof: part(() => import('./delivery/proof.ts')),
  receipts: part(() => import('./delivery/receipts.ts')),
};

export type Parts = typeof parts;
