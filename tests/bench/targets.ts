/** A figure and the most that it may be. */
export type Target = readonly [name: string, value: number, limit: number];

/** What is not a number was not measured, and so is not met. */
const isMet = ([, value, limit]: Target): boolean => value <= limit;

/** `✓ heap, MB: 1.23 of 2` */
export const lineOf = (target: Target): string => {
  const [name, value, limit] = target;
  return `${isMet(target) ? '✓' : '✗'} ${name}: ${value.toFixed(2)} of ${String(limit)}`;
};

/** What a bench ends with: 1 where a target is missed, for those who do not read what it prints. */
export const exitCodeOf = (targets: readonly Target[]): 0 | 1 => (targets.every(isMet) ? 0 : 1);
