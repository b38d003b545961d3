import {
  forChannel,
  standardQuestionnaire,
  type Channel,
  type Questionnaire,
} from '@skm-survey/questionnaire';
import type { DiagnosticCode, Fault } from './diagnostics.ts';
import { loadParser, type Parser } from './parser.ts';

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

/** What a definition from outside is fetched and read with. */
export interface Means {
  readonly fetch: (url: string) => Promise<Response>;
  readonly parser: () => Promise<Parser>;
}

const usualMeans: Means = { fetch: (url) => fetch(url), parser: loadParser };

/** Gives the questionnaire for a channel, or the reason why not. Never rejects. */
export async function loadDefinition(
  { name, given, channel }: DefinitionSource,
  means: Means = usualMeans,
): Promise<Definition> {
  if (given) return checked(given, channel, means);
  if (isAddress(name)) return fetched(name, channel, means);
  // `skm-online-2025` with a channel is the standard of that name for that channel.
  const standard = standardQuestionnaire(name) ?? standardQuestionnaire(`${name}-${channel}`);
  return standard
    ? { kind: 'ready', questionnaire: forChannel(standard, channel) }
    : unavailable('skm-questionnaire-unknown', name);
}

export const isAddress = (name: string): boolean => /[/:]|\.json$/.test(name);

async function checked(input: unknown, channel: Channel, means: Means): Promise<Definition> {
  let parse: Parser;
  try {
    parse = await means.parser();
  } catch (cause) {
    return { ...unavailable('skm-definition-file-missing', String(cause)), retry: true };
  }
  const parsed = parse(input);
  if (parsed.ok) return { kind: 'ready', questionnaire: forChannel(parsed.questionnaire, channel) };
  const [first, ...more] = parsed.problems;
  const rest = more.length > 0 ? `, and ${more.length} more` : '';
  return unavailable('skm-questionnaire-invalid', `${first?.path}: ${first?.message}${rest}`);
}

async function fetched(url: string, channel: Channel, means: Means): Promise<Definition> {
  let text: string;
  try {
    const reply = await means.fetch(url);
    if (!reply.ok) return unreadable(`${url} answers ${reply.status}`, reply.status >= 500);
    text = await reply.text();
  } catch (cause) {
    return unreadable(`${url}: ${String(cause)}`, true);
  }
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    // A login page of a Wi-Fi network is HTML too, and gone after the login.
    const html = /^\s*</.test(text);
    return unreadable(`${url} answers ${html ? 'HTML' : 'something'} instead of JSON`, html);
  }
  return checked(input, channel, means);
}

const unavailable = (
  code: DiagnosticCode,
  detail: string,
): Extract<Definition, { kind: 'unavailable' }> => ({
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
