/** The reader of foreign definitions, with zod in it. */
export { parseQuestionnaire } from '@skm-survey/questionnaire/parse';

export type Reader = Pick<typeof import('@skm-survey/questionnaire/parse'), 'parseQuestionnaire'>;
