import { isKey } from '../destination.ts';

/** A service that a respondent may choose. */
export interface Service {
  /** As the collector knows it. */
  readonly key: string;
  /** For people; the key where none is said. */
  readonly name: string;
}

export interface Services {
  readonly services: readonly Service[];
  /** What is none: a key that the collector would refuse, or one that is there before. */
  readonly faults: readonly string[];
}

/** Reads `ktp:KTP-el|kk:Kartu Keluarga`. What is wrong is left out and named. */
export function servicesOf(text: string): Services {
  const services: Service[] = [];
  const faults: string[] = [];
  for (const part of text
    .split('|')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, key = '', name = ''] = /^([^:]*):?(.*)$/s.exec(part) ?? [];
    const service = { key: key.trim(), name: name.trim() || key.trim() };
    const isGood = isKey(service.key) && !services.some((one) => one.key === service.key);
    if (isGood) services.push(service);
    else faults.push(part);
  }
  return { services, faults };
}
