import { forChannel, standardQuestionnaire } from '@skm-survey/questionnaire';
import type { Definition, DefinitionSource, Unavailable } from './definition.ts';
import type { Reader } from './foreign.ts';
import { Part } from './part.ts';
import type { DiagnosticCode } from './sentences.ts';

/** What a definition from outside is fetched and read with. */
export interface Means {
  readonly fetch: (url: string) => Promise<Response>;
  readonly reader: () => Promise<Reader>;
}

/** What reads and checks a questionnaire from outside: larger than all the others together. */
export const readerPart = new Part(() => import('./foreign.ts'));

const usualMeans: Means = { fetch: (url) => fetch(url), reader: () => readerPart.load() };

/** Loads what an element asks for; the last source wins. */
export class Loader {
  readonly #changed: () => void;
  #source: DefinitionSource | null = null;
  #definition: Definition = { kind: 'loading' };

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What there is of a source by now; `changed` is called when there is more. */
  load(source: DefinitionSource): Definition {
    const now = this.#source;
    const isSame =
      now?.name === source.name && now.given === source.given && now.channel === source.channel;
    if (!isSame) {
      this.#source = source;
      this.#definition = { kind: 'loading' };
      void this.#run(source);
    }
    return this.#definition;
  }

  /** Forgets what was found, so that it is looked for again. */
  reload(): void {
    this.#source = null;
  }

  async #run(source: DefinitionSource): Promise<void> {
    const definition = await loadDefinition(source);
    if (source !== this.#source) return;
    this.#definition = definition;
    this.#changed();
  }
}

/** Gives the questionnaire for a channel, or the reason why not. Never rejects. */
export async function loadDefinition(
  { name, given, channel: said }: DefinitionSource,
  means: Means = usualMeans,
): Promise<Definition> {
  const channel = said === 'online' || said === 'hybrid' ? said : 'offline';
  if (!given && !isAddress(name)) {
    const id = name || 'skm-2017';
    // `skm-online-2025` with a channel is the standard of that name for that channel.
    const standard = standardQuestionnaire(id) ?? standardQuestionnaire(`${id}-${channel}`);
    return standard
      ? { kind: 'ready', questionnaire: standard }
      : unavailable('skm-questionnaire-unknown', id);
  }
  const definition = await (given ? read(given, means) : fetched(name, means));
  if (definition.kind !== 'ready') return definition;
  return { kind: 'ready', questionnaire: forChannel(definition.questionnaire, channel) };
}

export const isAddress = (name: string): boolean => /[/:]|\.json$/.test(name);

async function read(input: unknown, { reader }: Means): Promise<Definition> {
  let parse: Reader['parseQuestionnaire'];
  try {
    parse = (await reader()).parseQuestionnaire;
  } catch (cause) {
    return unavailable('skm-part-missing', String(cause), true);
  }
  const parsed = parse(input);
  if (parsed.ok) return { kind: 'ready', questionnaire: parsed.questionnaire };
  const problems = parsed.problems.map(({ path, message }) => `${path}: ${message}`);
  return unavailable('skm-questionnaire-invalid', problems.join('; '));
}

async function fetched(url: string, means: Means): Promise<Definition> {
  // On its way at the same time; whether it could be had is asked after.
  means.reader().catch(() => undefined);
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
  return read(input, means);
}

const unreadable = (detail: string, retry: boolean): Unavailable =>
  unavailable('skm-questionnaire-unreadable', detail, retry);

const unavailable = (code: DiagnosticCode, detail: string, retry = false): Unavailable => ({
  kind: 'unavailable',
  code,
  detail,
  retry,
});
