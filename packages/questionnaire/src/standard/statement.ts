import type { Counts, UnsurKey } from '../schema.ts';
import { scale } from './scale.ts';

/** The answers to a statement in SKM Online. */
export const agreement = scale(
  { id: 'Sangat tidak setuju', en: 'Strongly disagree' },
  { id: 'Tidak setuju', en: 'Disagree' },
  { id: 'Setuju', en: 'Agree' },
  { id: 'Sangat setuju', en: 'Strongly agree' },
);

export const ikm = (unsur: UnsurKey): Counts => ({ index: 'ikm', unsur });
export const ipak = (aspect: string): Counts => ({ index: 'ipak', aspect });
export const ipkp = (aspect: string): Counts => ({ index: 'ipkp', aspect });
