// Written by `pnpm generate` from the doc comments of the elements; a test holds it against them.
import type { SkmResultsFailedEvent, SkmResultsLoadedEvent } from '../events.ts';
import type { SkmResults } from '../skm-results.ts';

/** Attributes of `<skm-results>`, as markup has them. */
export interface SkmResultsAttributes {
  /** Identifier of the unit, as in its collector. Required. */
  unit?: string | undefined;
  /** Address of the collector; relative ones count from the page. Required. */
  collector?: string | undefined;
  /** Only the answers about this service. Default: all. */
  service?: string | undefined;
  /** First day of the period, `yyyy-mm-dd`. Default: open. */
  from?: string | undefined;
  /** Last day of the period, inclusive, `yyyy-mm-dd`. Default: open. */
  to?: string | undefined;
  /** Weight of an unsur: `exact` (1/9), `0.1111`, `0.111` or `0.11`. Default `exact`. */
  weight?: string | undefined;
  /** Decimals, 0 to 6, that each NRR is rounded to before it is weighted. Default: not rounded. */
  'round-nrr'?: string | number | undefined;
  /** Decimals, 0 to 6, that each weighted NRR is rounded to before they are summed. Default: not rounded. */
  'round-weighted'?: string | number | undefined;
  /** Seconds between loads, at least 5. Default: once. */
  refresh?: string | number | undefined;
  /** `page` follows the page's `color-scheme`, `system` the device; `light` and `dark` are fixed. Default `page`. */
  theme?: string | undefined;
  /** What to call the unit. Default: its identifier. */
  'unit-name'?: string | undefined;
  /** What to call the service. Default: its identifier. */
  'service-name'?: string | undefined;
}

/** Properties of `<skm-results>` that have another name than an attribute, or none. */
export type SkmResultsProperties = Partial<
  Pick<SkmResults, 'roundNrr' | 'roundWeighted' | 'unitName' | 'serviceName' | 'environment'>
>;

/** Events of `<skm-results>` by their name. */
export interface SkmResultsEvents {
  /** New figures stand on the page. */
  'skm-results-loaded': SkmResultsLoadedEvent;
  /** No (new) figures came; its `failure` has the code. */
  'skm-results-failed': SkmResultsFailedEvent;
}
