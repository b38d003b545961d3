import type { Questionnaire } from '@skm-survey/questionnaire';
import { skm2017 } from '@skm-survey/questionnaire/standard/skm-2017';
import type { Submission } from '@skm-survey/sdk';
import type { PageSettings } from './attributes.ts';
import type { Page } from './questions/collect.ts';
import type { Service } from './questions/services.ts';
import type { Fault } from './sentences.ts';

/** The element that says something about its questions, and the services to choose from, for which a kiosk has a screen of its own. */
export type Wishes = Page & Pick<PageSettings, 'services' | 'mode'>;

/** What is asked: a questionnaire, and how the page came to it where it changed one. */
export interface Asked extends Questionnaire {
  /** What was changed; with another of the same base, an interview goes on. */
  readonly base?: Questionnaire;
  /** What the answer tells of the changes. */
  readonly variant?: NonNullable<Submission['variant']>;
  /** The services among which the first question lets choose. */
  readonly services?: readonly Service[];
}

/** What there is to ask, or why there is nothing. A questionnaire that fails is never replaced by another. */
export type Definition =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly questionnaire: Asked }
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
  /** Key of the service, where it is known already. */
  readonly service: string;
  /** The element, where it says something about its questions; else null. */
  readonly wishes: Wishes | null;
}

/** The questionnaire that is here without being fetched: the one of 2017, which asks the same on every channel. */
export function readyDefinition({ name, given, english }: DefinitionSource): Definition | null {
  const isHere = !given && !english && (!name || name === skm2017.id);
  return isHere ? { kind: 'ready', questionnaire: skm2017 } : null;
}

/** Whether a page says something about its questions, or has them stand in the element. */
export const saysSomething = (page: Wishes): boolean =>
  !!(page.omit || page.profile || page.profileRequired || page.comment || page.services) ||
  !!page.querySelector('skm-question,script');

/** What a page changed, or what it did not. */
export const baseOf = (asked: Asked): Questionnaire => asked.base ?? asked;

/** What tells two definitions apart. One that asks the same may be here in more languages than the other. */
export const identityOf = ({ id, revision, items, profile, comment }: Questionnaire): string =>
  JSON.stringify([id, revision, [...items, ...profile].map(({ key }) => key), !comment]);
