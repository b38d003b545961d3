import {
  forChannel,
  parseQuestionnaire,
  standardQuestionnaire,
  type Channel,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import type { DiagnosticCode, Fault } from './diagnostics.ts';

/** What there is to ask, or why there is nothing. A questionnaire that fails is never replaced by another. */
export type Definition =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly questionnaire: Questionnaire }
  /** `retry`: another try may succeed, since the network was the reason. */
  | ({ readonly kind: 'unavailable'; readonly retry: boolean } & Fault);

export interface DefinitionSource {
  /** A standard id, or the address of a definition: anything with a slash, a colon or `.json` at its end. */
  readonly name: string;
  /** A definition that the page holds itself; comes before `name`. */
  readonly given: unknown;
  readonly channel: Channel;
}

/** Gives the questionnaire for a channel, or the reason why not. Never rejects. */
export async function loadDefinition(
  source: DefinitionSource,
  load: (url: string) => Promise<Response>,
): Promise<Definition> {
  const { name, given, channel } = source;
  if (given) return checked(given, channel);
  if (isAddress(name)) return fetched(name, channel, load);
  // `skm-online-2025` with a channel is the standard of that name for that channel.
  const standard = standardQuestionnaire(name) ?? standardQuestionnaire(`${name}-${channel}`);
  return standard
    ? { kind: 'ready', questionnaire: forChannel(standard, channel) }
    : unavailable('skm-questionnaire-unknown', name);
}

export const isAddress = (name: string): boolean => /[/:]|\.json$/.test(name);

function checked(input: unknown, channel: Channel): Definition {
  const parsed = parseQuestionnaire(input);
  if (parsed.ok) return { kind: 'ready', questionnaire: forChannel(parsed.questionnaire, channel) };
  const [first, ...more] = parsed.problems;
  const rest = more.length > 0 ? `, and ${more.length} more` : '';
  return unavailable('skm-questionnaire-invalid', `${first?.path}: ${first?.message}${rest}`);
}

async function fetched(
  url: string,
  channel: Channel,
  load: (url: string) => Promise<Response>,
): Promise<Definition> {
  let text: string;
  try {
    const reply = await load(url);
    if (!reply.ok) return unreadable(`${url} answers ${reply.status}`, reply.status >= 500);
    text = await reply.text();
  } catch (cause) {
    return unreadable(`${url}: ${String(cause)}`, true);
  }
  try {
    return checked(JSON.parse(text), channel);
  } catch {
    // A login page of a Wi-Fi network is HTML too, and gone after the login.
    const html = /^\s*</.test(text);
    return unreadable(`${url} answers ${html ? 'HTML' : 'something'} instead of JSON`, html);
  }
}

const unavailable = (code: DiagnosticCode, detail: string): Definition => ({
  kind: 'unavailable',
  code,
  detail,
  retry: false,
});

const unreadable = (detail: string, retry: boolean): Definition => ({
  kind: 'unavailable',
  code: 'skm-questionnaire-unreadable',
  detail,
  retry,
});
