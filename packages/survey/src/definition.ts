import type { Questionnaire } from '@skm-survey/questionnaire';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import type { Fault } from './sentences.ts';

/** What there is to ask, or why there is nothing. A questionnaire that fails is never replaced by another. */
export type Definition =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly questionnaire: Questionnaire }
  | Unavailable;

export interface Unavailable extends Fault {
  readonly kind: 'unavailable';
  /** Another try may succeed, since the network was the reason. */
  readonly retry: boolean;
}

export interface DefinitionSource {
  /** A standard id, or the address of a definition: anything with a slash, a colon or `.json` at its end. Empty: `skm-2017`. */
  readonly name: string;
  /** A definition that the page holds itself; comes before `name`. */
  readonly given: unknown;
  /** How the service was received, as the page says it. */
  readonly channel: string;
  /** Whether its English words are needed too: they are not on hand. */
  readonly english: boolean;
}

/** The questionnaire that is here without being fetched: the one of 2017, which asks the same on every channel. */
export function readyDefinition({ name, given, english }: DefinitionSource): Definition | null {
  const isHere = !given && !english && (!name || name === skm2017.id);
  return isHere ? { kind: 'ready', questionnaire: skm2017 } : null;
}

/** What tells two definitions apart. One that asks the same may be here in more languages than the other. */
export const identityOf = ({ id, revision, items, profile, comment }: Questionnaire): string =>
  JSON.stringify([id, revision, [...items, ...profile].map(({ key }) => key), !comment]);
