import type { Step } from './steps.ts';

/** Whether a question on this step takes this value; null takes the answer back. */
export function offers(step: Step, key: string, value: unknown): boolean {
  if (step.kind !== 'item' || step.key !== key) return false;
  return value === null || step.item.options.some((option) => option.value === value);
}
