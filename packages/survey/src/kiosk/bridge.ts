import { report } from '../report.ts';
import type { SkmSurveyEventMap } from '../event-map.ts';
import type { Visit } from '../visit.ts';

/** What a page may ask of a kiosk that it embeds. */
export interface BridgeActs {
  /** False while an answer is being kept. */
  readonly begin: (visit: Visit) => boolean;
  readonly reset: () => void;
}

/** What the embedding page is told, and which members of each event go along. */
const told: { readonly [type in keyof SkmSurveyEventMap]: readonly string[] } = {
  'skm-start': [],
  'skm-answer': ['key'],
  'skm-abandon': ['answered', 'partial'],
  'skm-saved': ['id', 'seq', 'durable'],
  'skm-accepted': ['id'],
  'skm-failed': ['code'],
  'skm-reset': [],
  'skm-unavailable': ['code'],
};

const members = ['ticket', 'service', 'counter', 'officer', 'lang'] as const;

/** The known members of a visit that are texts; null for what is no visit. */
function visitOf(value: unknown): Visit | null {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) return null;
  const given = value as Readonly<Record<string, unknown>>;
  const said = members.filter((name) => given[name] !== undefined && given[name] !== null);
  if (said.some((name) => typeof given[name] !== 'string')) return null;
  return Object.fromEntries(said.map((name) => [name, given[name]]));
}

/**
 * Speaks with the page that embeds this one in a frame, by `postMessage`: `{ type: 'skm-begin', visit }` and
 * `{ type: 'skm-reset' }` are heard, events are told, answers never. Only the direct parent, and only where its origin is
 * one of the allowed, letter by letter. The frame of a stranger learns nothing, not even that somebody listens.
 */
export class Bridge {
  readonly #window: Window;
  readonly #origins: readonly string[];
  readonly #acts: BridgeActs;
  readonly #stop = new AbortController();

  constructor(host: HTMLElement, origins: readonly string[], acts: BridgeActs) {
    const { signal } = this.#stop;
    this.#window = host.ownerDocument.defaultView ?? window;
    this.#origins = origins;
    this.#acts = acts;
    this.#window.addEventListener('message', (event) => this.#hear(event), { signal });
    for (const [type, names] of Object.entries(told)) {
      host.addEventListener(type, (event) => this.#tell(event, names), { signal });
    }
  }

  close(): void {
    this.#stop.abort();
  }

  #hear({ source, origin, data }: MessageEvent<unknown>): void {
    const { parent } = this.#window;
    // A page without a frame around it is its own parent.
    if (source !== parent || parent === this.#window) return;
    if (!this.#origins.includes(origin)) {
      report('skm-origin-refused', 'a page whose origin is not in "origins" spoke to the kiosk');
      return;
    }
    const { type, visit } = (data ?? {}) as { readonly type?: unknown; readonly visit?: unknown };
    const known = type === 'skm-begin' ? visitOf(visit) : null;
    if (type === 'skm-reset') this.#acts.reset();
    else if (known) this.#say({ type: 'skm-begun', begun: this.#acts.begin(known) });
    else report('skm-message-unknown', 'the embedding page said something that is no message');
  }

  #tell(event: Event, names: readonly string[]): void {
    const values = event as unknown as Readonly<Record<string, unknown>>;
    const detail = Object.fromEntries(names.map((name) => [name, values[name]]));
    this.#say({ type: event.type, ...detail });
  }

  /** The browser hands it over only if the page there is of that very origin. */
  #say(message: object): void {
    const { parent } = this.#window;
    if (parent === this.#window) return;
    const around = this.#around;
    for (const origin of this.#origins) {
      // Another one would only be a complaint on the console.
      if (around === null || around === origin) parent.postMessage(message, origin);
    }
  }

  /** The origin of the page around, where the browser says it. */
  get #around(): string | null {
    const { ancestorOrigins } = this.#window.location as { ancestorOrigins?: DOMStringList };
    return ancestorOrigins?.[0] ?? null;
  }
}
