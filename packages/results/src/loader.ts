import type { Results } from '@skm-survey/protocol';
import type { ResultsEnvironment } from './environment.ts';
import { loadResults, resultsUrl, type LoadOutcome, type ResultsRequest } from './load.ts';
import type { Failure } from './problems.ts';

/** What there is to show. Figures and a failure together mean: these figures could not be renewed. */
export interface Picture {
  readonly results: Results | null;
  readonly failure: Failure | null;
  readonly loading: boolean;
}

/** One standing wish for figures: what to fetch, how, and how often. */
export interface Wish {
  /** Null while the element lacks what it takes to ask. */
  readonly request: ResultsRequest | null;
  /** Against which a relative collector address is resolved. */
  readonly base: string;
  /** Seconds between the end of one load and the start of the next; 0 loads once. */
  readonly refresh: number;
  readonly environment: ResultsEnvironment;
}

const nothing: Picture = { results: null, failure: null, loading: false };

/** Fetches figures, again and again if wished, and tells `changed` whenever the picture changes. Knows no DOM. */
export class Loader {
  readonly #changed: (picture: Picture) => void;
  #picture = nothing;
  #wish: Wish | null = null;
  #flight: AbortController | null = null;
  #cancelRefresh: () => void = () => undefined;

  constructor(changed: (picture: Picture) => void) {
    this.#changed = changed;
  }

  get picture(): Picture {
    return this.#picture;
  }

  /** Starts anew. The figures of an earlier wish are dropped: they answer another question. */
  start(wish: Wish): Promise<void> {
    this.#wish = wish;
    this.#picture = nothing;
    return this.again();
  }

  /** Asks once more now, keeping on show what there is. Without a wish, does nothing. */
  async again(): Promise<void> {
    const wish = this.#wish;
    if (wish === null) return;
    this.#halt();
    const flight = new AbortController();
    this.#flight = flight;
    this.#show({ ...this.#picture, loading: true });
    const outcome = await ask(wish, flight.signal);
    if (flight.signal.aborted) return;
    this.#show(
      outcome.kind === 'results'
        ? { results: outcome.results, failure: null, loading: false }
        : { results: this.#picture.results, failure: outcome.failure, loading: false },
    );
    if (wish.refresh > 0) {
      const again = (): void => void this.again();
      this.#cancelRefresh = wish.environment.after(wish.refresh * 1000, again);
    }
  }

  /** Ends what is under way and asks no more. */
  stop(): void {
    this.#halt();
    this.#wish = null;
  }

  #halt(): void {
    this.#cancelRefresh();
    this.#flight?.abort();
  }

  #show(picture: Picture): void {
    this.#picture = picture;
    this.#changed(picture);
  }
}

async function ask(wish: Wish, signal: AbortSignal): Promise<LoadOutcome> {
  const { request, base, environment } = wish;
  const url = request && resultsUrl(request, base);
  if (request === null || url === null) {
    const detail = 'attributes "unit" and "collector" (an http address) are both needed';
    return { kind: 'failed', failure: { code: 'results-setup', detail } };
  }
  return loadResults({ url, unit: request.unit, signal }, environment);
}
