import type { Submission } from '@skm-survey/sdk';

/** A small, valid answer; `mark` makes it recognisable. */
export const submission = (mark = 'x'): Submission => ({
  questionnaire: { id: 'skm-2017', revision: '1' },
  lang: 'id',
  answers: { persyaratan: 3, prosedur: null },
  profile: {},
  comment: mark,
});
