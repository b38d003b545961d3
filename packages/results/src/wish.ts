import { Computation } from '@skm-survey/protocol';
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
  readonly refresh: string | number | null;
  readonly lang: string;
  readonly theme: string | null;
}

/** A written value that cannot be used, and what happens instead. */
export interface BadAttribute {
  readonly name: keyof Written;
  readonly value: string;
  readonly instead: string;
}

/** Fewest seconds between two loads: one page must not wear a collector out. */
export const shortestRefresh = 5;

export interface Read {
  readonly request: ResultsRequest | null;
  readonly refresh: number;
  readonly bad: readonly BadAttribute[];
}

/** Reads the attributes. A bad value is left out of the request and listed: it never breaks the page. */
export function readAttributes(written: Written): Read {
  const bad: BadAttribute[] = [];
  const good = (name: 'from' | 'to' | 'weight'): string | undefined => {
    const value = written[name];
    if (value === null || value === '') return undefined;
    if (name === 'weight' ? isWeight(value) : isDay(value)) return value;
    const instead = name === 'weight' ? 'the exact weight is used' : 'the period stays open there';
    bad.push({ name, value, instead });
    return undefined;
  };
  const choices = {
    service: written.service ?? undefined,
    from: good('from'),
    to: good('to'),
    weight: good('weight'),
  };
  const refresh = refreshOf(written.refresh, bad);
  checkLook(written, bad);
  return { request: requestOf(written, choices), refresh, bad };
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

function requestOf(
  { unit, collector }: Written,
  choices: Readonly<Record<string, string | undefined>>,
): ResultsRequest | null {
  if (!unit || !collector) return null;
  const given = Object.entries(choices).filter(([, value]) => value);
  return { unit, collector, ...Object.fromEntries(given) };
}

function refreshOf(written: Written['refresh'], bad: BadAttribute[]): number {
  if (written === null || written === '' || written === 0) return 0;
  const seconds = Number(written);
  if (seconds >= shortestRefresh && seconds <= 86_400) return seconds;
  const instead = `it must be between ${shortestRefresh} and 86400 seconds; loaded once`;
  bad.push({ name: 'refresh', value: String(written), instead });
  return 0;
}

function isWeight(value: string): boolean {
  return Computation.shape.weight.safeParse(value).success;
}

/** A calendar day as ISO 8601 writes it, one that exists. */
function isDay(value: string): boolean {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return start !== null && !Number.isNaN(start.getTime()) && start.toISOString().startsWith(value);
}
