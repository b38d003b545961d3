import { isKey, isTicket } from './destination.ts';
import type { diagnose } from './diagnostics.ts';
import type { SurveySettings } from './survey-settings.ts';

const start = 'skm-';

/** What the address of a page may say, each with what it can be. */
const rules = {
  service: isKey,
  counter: isKey,
  officer: isKey,
  ticket: isTicket,
  channel: (value) => /^(offline|online|hybrid)$/.test(value),
  lang: (value) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(value),
} as const satisfies Record<string, (value: string) => boolean>;

type Name = keyof typeof rules;

/** The words that an office has for them. */
const names: Readonly<Record<string, Name>> = {
  ...Object.fromEntries(Object.keys(rules).map((name) => [name, name as Name])),
  loket: 'counter',
  petugas: 'officer',
  layanan: 'service',
};

/** A setting that an address names, or a parameter that is of no use: unknown, or not what it can be. */
type Found =
  | { readonly name: Name; readonly value: string }
  | { readonly unknown: string }
  | { readonly invalid: string };

/** What the parameters of an address that begin with `skm-` say; empty ones say nothing. */
export function settingsIn(address: string): readonly Found[] {
  const parameters = [...new URL(address).searchParams];
  return parameters.flatMap(([parameter, value]): readonly Found[] => {
    if (!parameter.startsWith(start) || !value) return [];
    const word = parameter.slice(start.length);
    const name = Object.hasOwn(names, word) ? names[word] : undefined;
    if (!name) return [{ unknown: parameter }];
    if (rules[name](value)) return [{ name, value }];
    // A ticket is nobody's but its bearer's.
    return [{ invalid: name === 'ticket' ? parameter : `${parameter}=${value}` }];
  });
}

/** Sets what the address says. The page's words for a service are for the one that the page names, and for no other. */
function take(survey: SurveySettings, { name, value }: { name: Name; value: string }): void {
  if (name === 'service' && value !== survey.service) survey.serviceName = '';
  survey[name] = value;
}

const read = new WeakSet<SurveySettings>();

/**
 * Takes over what the address of the page says, once in the life of an element: it comes before the attributes, as a code
 * at a counter comes before the page that all counters share, and holds for every interview of the page. Only a ticket is
 * one person's and goes with the first. `tell` hears what is of no use.
 */
export function readAddress(
  survey: SurveySettings,
  tell: typeof diagnose,
  address: string = location.href,
): void {
  if (read.has(survey)) return;
  read.add(survey);
  for (const found of settingsIn(address)) {
    if ('unknown' in found) tell('skm-address-unknown', found.unknown);
    else if ('invalid' in found) tell('skm-address-invalid', found.invalid);
    else take(survey, found);
    if ('name' in found && found.name === 'ticket') {
      survey.addEventListener('skm-reset', () => (survey.ticket = ''), { once: true });
    }
  }
}
