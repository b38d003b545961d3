import { Part } from './part.ts';

/** What an interview needs after its first questions: every further screen, their styles and words, drafts, sending. */
export const restPart = new Part(() => import('./rest.ts'));

export type Rest = typeof import('./rest.ts');

/** What keeps answers on the device and brings them to the collector. */
export const deliveryPart = new Part(() => import('./clients.ts'));

/** What reads the page's own address. */
export const addressPart = new Part(() => import('./address.ts'));

export const englishPart = new Part(() => import('./texts/en.ts'));

/** What reads the texts that a page supplies. */
export const suppliedPart = new Part(() => import('./texts/supplied.ts'));

/** The questionnaires that do not lie in the first file, and the way to those of others. */
export const othersPart = new Part(() => import('./others.ts'));

/** What reads the questions that stand in a page. */
export const questionsPart = new Part(() => import('./questions/questions.ts'));
