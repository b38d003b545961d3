import type { Channel } from '@skm-survey/questionnaire';
import type { PageSettings } from './attributes.ts';
import { isColour } from './colour.ts';
import { httpAddress, isKey, isTicket } from './destination.ts';
import type { Fault } from './sentences.ts';

/** Settings that are one of a few words; empty ones are not set. The manifest names them. @public */
export const choices = {
  channel: ['offline', 'online', 'hybrid'] satisfies readonly Channel[],
  theme: ['page', 'light', 'dark', 'system'],
  layout: ['steps', 'page'],
  mode: ['inline', 'popup', 'kiosk'],
  draft: ['tab', 'off'],
  encrypt: ['on', 'off'],
  partial: ['discard', 'submit'],
  reach: ['usual', 'low'],
} as const satisfies Record<string, readonly string[]>;

type Choice = keyof typeof choices;

const keys = ['service', 'counter', 'officer'] as const;

/** What is looked at here; all of it has a working fallback. */
export type Settings = Partial<PageSettings>;

/** Those that are not what they can be. */
export function settingFaults(settings: Settings): readonly Fault[] {
  const { ticket, accent, redirect } = settings;
  const words = (Object.keys(choices) as Choice[]).flatMap((name): Fault[] => {
    const word = settings[name];
    const known: readonly string[] = choices[name];
    return word && !known.includes(word) ? [{ code: `skm-${name}-unknown`, detail: word }] : [];
  });
  const invalid = keys.flatMap((name): Fault[] => {
    const key = settings[name];
    return key && !isKey(key) ? [{ code: `skm-${name}-invalid`, detail: key }] : [];
  });
  const noTicket: Fault[] =
    ticket && !isTicket(ticket) ? [{ code: 'skm-ticket-invalid', detail: '' }] : [];
  const noColour: Fault[] =
    accent && !isColour(accent) ? [{ code: 'skm-accent-invalid', detail: accent }] : [];
  // Where a relative one leads is for the page to say.
  const noWay: Fault[] =
    redirect && !httpAddress(redirect, 'https://page.invalid')
      ? [{ code: 'skm-redirect-invalid', detail: redirect }]
      : [];
  return [...words, ...invalid, ...noTicket, ...noColour, ...noWay];
}
