import { Part } from './part.ts';

/** What is told where the survey cannot be shown, or not as the page says. */
export const faultsPart = new Part(() => import('./faults.ts'));
