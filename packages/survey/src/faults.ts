/** What is told where the survey cannot be shown, or not as the page says: to the respondent and, by code, to the admin. */
export { sentences } from './sentences.ts';
export { idFaults } from './texts/id-faults.ts';
export { unavailable } from './views/unavailable.ts';
