import type { Seal } from '@skm-survey/sdk';
import { createSeal } from '@skm-survey/sdk/seal';
import type { PageSeal } from './channel.ts';

/** Seals as the page was told to, wrongly if so. */
export function sealOf({ isMisbound = false, ...key }: PageSeal): Seal {
  const seal = createSeal(key);
  return isMisbound ? (text, { unit }) => seal(text, { unit, id: crypto.randomUUID() }) : seal;
}
