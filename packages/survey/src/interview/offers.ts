import type { Step } from './steps.ts';

/** Whether a question on this step takes this value; null takes the answer back. */
export function offers(step: Step, key: string, value: unknown): boolean {
  if (step.kind !== 'item' || step.key !== key) return false;
  return value === null || step.item.options.some((option) => option.value === value);
}

/** Whether a field on this step takes this value; `undefined` takes it back, null is "tidak ingin menjawab". */
export function offersProfile(step: Step, key: string, value: string | null | undefined): boolean {
  const field = step.kind === 'profile' ? step.fields.find((one) => one.key === key) : undefined;
  if (!field) return false;
  if (value === undefined) return true;
  if (value === null) return field.sensitive;
  return field.kind !== 'choice' || !!field.options?.some((option) => option.value === value);
}
