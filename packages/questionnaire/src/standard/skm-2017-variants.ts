import type { Option, Questionnaire } from '../schema.ts';
import { scale } from './scale.ts';
import { skm2017 } from './skm-2017.ts';

// Data made of data, without the functions that customise: those lie in another file of the one-tag build.

const reasonable: Option[] = scale(
  { id: 'Tidak wajar', en: 'Not reasonable' },
  { id: 'Kurang wajar', en: 'Not quite reasonable' },
  { id: 'Wajar', en: 'Reasonable' },
  { id: 'Sangat wajar', en: 'Very reasonable' },
);

/**
 * The questionnaire of 2017 with the answers that agencies use where a fee is lawful, so that "Gratis" can never be reached. The question
 * is the official one; the answers are practice, not regulation.
 */
export const skm2017Wajar: Questionnaire = {
  ...skm2017,
  items: skm2017.items.map((item) =>
    item.key === 'biaya' ? { ...item, options: reasonable } : item,
  ),
  id: 'skm-2017-wajar',
  source: 'PermenPANRB 14/2017, lampiran (kuesioner); pilihan biaya/tarif menurut praktik instansi',
};

/** The questionnaire of 2017 for services that are free by law: eight unsur, biaya is not asked. */
export const skm2017Gratis: Questionnaire = {
  ...skm2017,
  items: skm2017.items.filter(({ key }) => key !== 'biaya'),
  id: 'skm-2017-gratis',
  source:
    'PermenPANRB 14/2017, lampiran (kuesioner); tanpa biaya/tarif untuk layanan yang gratis menurut peraturan',
};
