import type { Channel } from '@skm-survey/questionnaire';
import { diagnose, type Fault } from './diagnostics.ts';

/** What the collector takes as a key of a unit or a service. */
const key = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

const channels: readonly string[] = ['offline', 'online', 'hybrid'] satisfies readonly Channel[];
const isChannel = (value: string): value is Channel => channels.includes(value);

/** The channel that an attribute names; empty is offline, anything else is too, with a word to the admin. */
export function channelOf(value: string): Channel {
  if (isChannel(value)) return value;
  if (value) diagnose('skm-channel-unknown', value);
  return 'offline';
}

/** The service key that goes into answers; one that the collector would refuse is left out. */
export function serviceOf(value: string): string {
  if (!value || key.test(value)) return value;
  diagnose('skm-service-invalid', value);
  return '';
}

const themes: readonly string[] = ['', 'page', 'light', 'dark', 'system'];

export function checkTheme(value: string): void {
  if (!themes.includes(value)) diagnose('skm-theme-unknown', value);
}

/** Where answers go. */
export interface Destination {
  readonly unit: string;
  /** Absolute address without a slash at its end. */
  readonly collector: string;
  readonly key: string;
}

/** The destination that attributes name, or why they name none. */
export function destinationOf(given: Destination, base: string): Destination | Fault {
  const { unit, collector } = given;
  if (!unit) return { code: 'skm-unit-missing', detail: '' };
  if (!key.test(unit)) return { code: 'skm-unit-invalid', detail: unit };
  if (!collector) return { code: 'skm-collector-missing', detail: '' };
  const url = parseUrl(collector, base);
  if (!url || !/^https?:$/.test(url.protocol)) {
    return { code: 'skm-collector-invalid', detail: collector };
  }
  return { unit, collector: url.href.replace(/\/+$/, ''), key: given.key };
}

function parseUrl(url: string, base: string): URL | null {
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}
