import type { Questionnaire } from '../schema.ts';
import { scale } from './scale.ts';

/**
 * One tap on a face: the mood of the day at a counter. It measures no unsur, so it counts for no index and must never be published
 * as an IKM; the title says so. Words by this project, not by a regulation.
 */
export const pulse: Questionnaire = {
  format: 1,
  id: 'pulse',
  revision: '1',
  title: { id: 'Penilaian cepat (bukan SKM)', en: 'Quick rating (not an SKM)' },
  source: 'skm-survey',
  legalBasis: [],
  unofficialLanguages: ['en'],
  items: [
    {
      key: 'kesan',
      text: {
        id: 'Bagaimana kesan Anda terhadap pelayanan hari ini?',
        en: 'How did you find the service today?',
      },
      kind: 'choice',
      options: scale(
        { id: 'Sangat tidak puas', en: 'Very dissatisfied' },
        { id: 'Tidak puas', en: 'Dissatisfied' },
        { id: 'Puas', en: 'Satisfied' },
        { id: 'Sangat puas', en: 'Very satisfied' },
      ),
      counts: null,
      required: true,
    },
  ],
  profile: [],
  comment: null,
};
