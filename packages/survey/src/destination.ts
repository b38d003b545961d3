import type { Fault } from './sentences.ts';

/** What the collector takes as a key of a unit or a service. */
export const isKey = (value: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value);

/** What the collector takes as a ticket. */
export const isTicket = (value: string): boolean =>
  value.length <= 2_048 && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value);

/** Where answers go. */
export interface Destination {
  readonly unit: string;
  /** Absolute address without a slash at its end. */
  readonly collector: string;
  readonly key: string;
}

/** The attributes of a destination; null or empty = not set. */
type Given = { readonly [name in keyof Destination]: string | null };

/** The destination that attributes name, or why they name none. */
export function destinationOf(given: Given, base: string): Destination | Fault {
  const { unit, collector } = given;
  if (!unit) return { code: 'skm-unit-missing', detail: '' };
  if (!isKey(unit)) return { code: 'skm-unit-invalid', detail: unit };
  if (!collector) return { code: 'skm-collector-missing', detail: '' };
  const address = httpAddress(collector, base);
  if (!address) return { code: 'skm-collector-invalid', detail: collector };
  return { unit, collector: address.replace(/\/+$/, ''), key: given.key || '' };
}

/** An absolute address of the web; empty where this is none, or one that would run a script. */
export function httpAddress(address: string, base: string): string {
  try {
    const { protocol, href } = new URL(address, base);
    return /^https?:$/.test(protocol) ? href : '';
  } catch {
    return '';
  }
}
