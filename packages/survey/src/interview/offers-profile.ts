import { isCalendarDate } from '@skm-survey/questionnaire';
import type { Step } from './steps.ts';

/**
 * A field's value as it is kept. An empty one is none, and so is a date that does not exist: browsers without a date
 * picker let a person type anything.
 */
export function filledIn(
  step: Step,
  key: string,
  value: string | null | undefined,
): string | null | undefined {
  const field = step.kind === 'profile' ? step.fields.find((one) => one.key === key) : undefined;
  const isNone = value === '' || (field?.kind === 'date' && value && !isCalendarDate(value));
  return isNone ? undefined : value;
}

/** Whether a field on this step takes this value; `undefined` takes it back, null is "tidak ingin menjawab". */
export function offersProfile(step: Step, key: string, value: string | null | undefined): boolean {
  const field = step.kind === 'profile' ? step.fields.find((one) => one.key === key) : undefined;
  if (!field) return false;
  if (value === undefined) return true;
  if (value === null) return field.sensitive;
  return field.kind !== 'choice' || !!field.options?.some((option) => option.value === value);
}
