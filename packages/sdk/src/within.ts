import type { Environment } from './environment.ts';

/** Limits the time of `work` to `ms`: what it comes to, or what `late` says. */
export const within =
  ({ timer }: Pick<Environment, 'timer'>, ms: number) =>
  <T>(work: Promise<T>, late: () => T | Promise<T>): Promise<T> => {
    let cancel = (): void => undefined;
    const limit = new Promise<T>((resolve) => {
      cancel = timer(ms, () => resolve(late()));
    });
    return Promise.race([work, limit]).finally(cancel);
  };
