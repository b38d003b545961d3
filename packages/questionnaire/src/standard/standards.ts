import type { Questionnaire } from '../schema.ts';
import { isStandardId, standardIds, type StandardId } from './ids.ts';
import { pulse } from './pulse.ts';
import { skm2017Gratis, skm2017Wajar } from './skm-2017-variants.ts';
import { skm2017 } from './skm-2017.ts';
import { skmOnline2025Hybrid, skmOnline2025Offline, skmOnline2025Online } from './skm-online.ts';
import { spak } from './spak.ts';
import { spkpSpak, spkpSpak6 } from './spkp.ts';

const byId: Readonly<Record<StandardId, Questionnaire>> = {
  'skm-2017': skm2017,
  'skm-2017-wajar': skm2017Wajar,
  'skm-2017-gratis': skm2017Gratis,
  'skm-online-2025-offline': skmOnline2025Offline,
  'skm-online-2025-online': skmOnline2025Online,
  'skm-online-2025-hybrid': skmOnline2025Hybrid,
  'spkp-spak': spkpSpak,
  'spkp-spak-6': spkpSpak6,
  spak,
  pulse,
};

/** All standard questionnaires. Where size matters import one of them, or use `loadStandard`. */
export const standardQuestionnaires: readonly Questionnaire[] = standardIds.map((id) => byId[id]);

/** A standard questionnaire by its id, undefined if there is none of that name. */
export function standardQuestionnaire(id: StandardId): Questionnaire;
export function standardQuestionnaire(id: string): Questionnaire | undefined;
export function standardQuestionnaire(id: string): Questionnaire | undefined {
  return isStandardId(id) ? byId[id] : undefined;
}
