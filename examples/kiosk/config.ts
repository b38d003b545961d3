import type { StoredPin } from './pin.ts';

/** What is set up once on a device. It holds nothing of any respondent. */
export interface Config {
  readonly v: 1;
  readonly unit: string;
  readonly unitName: string;
  readonly collector: string;
  readonly key: string;
  readonly device: string;
  readonly counter: string;
  readonly services: string;
  readonly sleep: string;
  readonly reach: string;
  readonly pin: StoredPin;
}

const name = 'skm-kiosk/config';

export function readConfig(storage: Pick<Storage, 'getItem'> = localStorage): Config | null {
  try {
    const config = JSON.parse(storage.getItem(name) ?? 'null') as Config | null;
    return config?.v === 1 ? config : null;
  } catch {
    return null;
  }
}

export function writeConfig(
  config: Config,
  storage: Pick<Storage, 'setItem'> = localStorage,
): void {
  storage.setItem(name, JSON.stringify(config));
}
