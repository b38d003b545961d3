import type { Questionnaire } from '../schema.ts';
import { isStandardId, type StandardId } from './ids.ts';

const loaders: Readonly<Record<StandardId, () => Promise<Questionnaire>>> = {
  'skm-2017': async () => (await import('./skm-2017.ts')).skm2017,
  'skm-2017-wajar': async () => (await import('./skm-2017-variants.ts')).skm2017Wajar,
  'skm-2017-gratis': async () => (await import('./skm-2017-variants.ts')).skm2017Gratis,
  'skm-online-2025-offline': async () => (await import('./skm-online.ts')).skmOnline2025Offline,
  'skm-online-2025-online': async () => (await import('./skm-online.ts')).skmOnline2025Online,
  'skm-online-2025-hybrid': async () => (await import('./skm-online.ts')).skmOnline2025Hybrid,
  'spkp-spak': async () => (await import('./spkp.ts')).spkpSpak,
  'spkp-spak-6': async () => (await import('./spkp.ts')).spkpSpak6,
  spak: async () => (await import('./spak.ts')).spak,
  pulse: async () => (await import('./pulse.ts')).pulse,
};

/**
 * A standard questionnaire, fetched only when asked for: a bundler makes a chunk of each. Undefined for an unknown id; rejects as
 * `import()` does when the chunk cannot be loaded.
 */
export function loadStandard(id: StandardId): Promise<Questionnaire>;
export function loadStandard(id: string): Promise<Questionnaire | undefined>;
export async function loadStandard(id: string): Promise<Questionnaire | undefined> {
  return isStandardId(id) ? loaders[id]() : undefined;
}
