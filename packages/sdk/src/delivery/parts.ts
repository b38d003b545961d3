/** A part of the SDK that could not be loaded. */
export class LoadFault extends Error {
  override readonly name = 'LoadFault';
}

const part =
  <M>(load: () => Promise<M>): (() => Promise<M>) =>
  () =>
    load().catch((cause: unknown) => {
      throw new LoadFault('a part of the SDK cannot be loaded', { cause });
    });

/**
 * What delivery needs now and then, loaded when it does: saving an answer and sending it never wait for one of these, and
 * while one cannot be loaded nothing is let go of. Each rejects with a `LoadFault`.
 */
export const parts = {
  direct: part(() => import('./direct.ts')),
  lease: part(() => import('./lease.ts')),
  poison: part(() => import('./poison.ts')),
  proof: part(() => import('./proof.ts')),
  receipts: part(() => import('./receipts.ts')),
};

export type Parts = typeof parts;
