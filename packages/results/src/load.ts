import { isResults, routes, type Results } from '@skm-survey/protocol';
import type { ResultsEnvironment } from './environment.ts';
import type { Failure, FailureCode } from './problems.ts';

/** Which figures are wanted. Dates are inclusive, "2026-07-01". */
export interface ResultsRequest {
  /** Address of the collector, without a query; a path is kept. */
  readonly collector: string;
  readonly unit: string;
  readonly service?: string;
  readonly from?: string;
  readonly to?: string;
  /** One of the protocol's weights; the collector takes the exact one when absent. */
  readonly weight?: string;
  /** Decimals that each NRR is rounded to first; not at all when absent. */
  readonly 'round-nrr'?: string;
  /** Decimals that each weighted NRR is rounded to before summing; not at all when absent. */
  readonly 'round-weighted'?: string;
}

export type LoadOutcome =
  | { readonly kind: 'results'; readonly results: Results }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Milliseconds after which a silent collector counts as unreachable. */
export const patience = 15_000;

/** The address of the figures, or null when `collector` (resolved against `base`) is no http address. */
export function resultsUrl(request: ResultsRequest, base: string): string | null {
  const { collector, unit, ...query } = request;
  const address = collector.replace(/\/+$/, '') + routes.results(unit);
  const url = parsed(address, base);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

function parsed(address: string, base: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

/**
 * Fetches the figures of `unit` once. Never rejects: whatever happens is an outcome.
 * An aborted `signal` gives `results-unreachable`, which the caller who aborted ignores.
 */
export async function loadResults(
  { url, unit, signal }: { url: string; unit: string; signal: AbortSignal },
  environment: ResultsEnvironment,
): Promise<LoadOutcome> {
  const flight = new AbortController();
  const abort = (): void => flight.abort();
  signal.addEventListener('abort', abort, { once: true });
  const cancel = environment.after(patience, abort);
  try {
    const response = await environment.fetch(url, {
      headers: { accept: 'application/json' },
      // Figures that a cache kept would be old ones with no sign of it.
      cache: 'no-store',
      credentials: 'omit',
      signal: flight.signal,
    });
    if (!response.ok) return failed('results-refused', `${url} answered HTTP ${response.status}`);
    return understood(await response.text(), { url, unit });
  } catch (cause) {
    return failed('results-unreachable', `${url} cannot be reached`, cause);
  } finally {
    cancel();
    signal.removeEventListener('abort', abort);
  }
}

function understood(body: string, { url, unit }: { url: string; unit: string }): LoadOutcome {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    return failed('results-not-json', `${url} answered something that is not JSON`, cause);
  }
  if (!isResults(json)) {
    return failed('results-wrong-shape', `${url} answered JSON that is no results`);
  }
  if (json.unit !== unit) {
    const other = `results of unit "${json.unit}", not "${unit}"`;
    return failed('results-wrong-shape', `${url} answered ${other}`);
  }
  return { kind: 'results', results: json };
}

function failed(code: FailureCode, detail: string, cause?: unknown): LoadOutcome {
  return { kind: 'failed', failure: { code, detail, ...(cause !== undefined && { cause }) } };
}
