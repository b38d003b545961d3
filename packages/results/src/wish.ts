import { resultsQueryGuards } from '@skm-survey/protocol';
import type { ResultsRequest } from './load.ts';
import { speaks } from './texts/choose.ts';

/** The element's attributes as they were written; null where absent. */
export interface Written {
  readonly unit: string | null;
  readonly collector: string | null;
  readonly service: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly weight: string | null;
  readonly roundNrr: string | number | null;
  readonly roundWeighted: string | number | null;
  readonly refresh: string | number | null;
  readonly lang: string;
  readonly theme: string | null;
}

/** A written value that cannot be used, and what happens instead. */
export interface BadAttribute {
  readonly name: string;
  readonly value: string;
  readonly instead: string;
}

/** Fewest seconds between two loads: one page must not wear a collector out. */
const shortestRefresh = 5;
const longestRefresh = 86_400;

/** What the attributes come to. `request` is null without a unit or a collector. */
export interface Read {
  readonly request: ResultsRequest | null;
  /** Seconds between loads; 0 loads once. */
  readonly refresh: number;
  readonly bad: readonly BadAttribute[];
}

type Checked = 'from' | 'to' | 'weight' | 'round-nrr' | 'round-weighted';

const instead: Readonly<Record<Checked, string>> = {
  from: 'the period stays open there',
  to: 'the period stays open there',
  weight: 'the exact weight is used',
  'round-nrr': 'the NRR is not rounded',
  'round-weighted': 'the weighted NRR is not rounded',
};

/**
 * Reads the attributes. A bad value is left out of the request and listed: it never breaks the page, and the figures say
 * which period and way of computing they are of. A bad `service` is sent as it is, for the collector to refuse: left out,
 * the figures of the whole unit would pass for those of a service.
 */
export function readAttributes(written: Written): Read {
  const bad: BadAttribute[] = [];
  const query = goodQuery(written, bad);
  const refresh = refreshOf(written.refresh, bad);
  checkLook(written, bad);
  const { unit, collector, service } = written;
  const request =
    unit && collector ? { unit, collector, ...(service && { service }), ...query } : null;
  return { request, refresh, bad };
}

function goodQuery(written: Written, bad: BadAttribute[]): Partial<Record<Checked, string>> {
  const given: Record<Checked, string | number | null> = {
    from: written.from,
    to: written.to,
    weight: written.weight,
    'round-nrr': written.roundNrr,
    'round-weighted': written.roundWeighted,
  };
  const good: Partial<Record<Checked, string>> = {};
  for (const name of Object.keys(instead) as Checked[]) {
    const value = String(given[name] ?? '');
    if (value === '') continue;
    if (resultsQueryGuards[name](value)) good[name] = value;
    else bad.push({ name, value, instead: instead[name] });
  }
  return good;
}

function refreshOf(written: Written['refresh'], bad: BadAttribute[]): number {
  const seconds = Number(written ?? 0);
  if (seconds === 0 || (seconds >= shortestRefresh && seconds <= longestRefresh)) return seconds;
  const range = `${shortestRefresh} to ${longestRefresh} seconds are; the figures are loaded once`;
  bad.push({ name: 'refresh', value: String(written), instead: range });
  return 0;
}

const themes: readonly string[] = ['page', 'light', 'dark', 'system'];

function checkLook({ lang, theme }: Written, bad: BadAttribute[]): void {
  if (lang !== '' && !speaks(lang)) {
    bad.push({ name: 'lang', value: lang, instead: 'Indonesian is used' });
  }
  if (theme !== null && !themes.includes(theme)) {
    bad.push({ name: 'theme', value: theme, instead: 'the colours of the page are followed' });
  }
}
