import type { Channel } from '@skm-survey/questionnaire';
import { isKey } from './destination.ts';
import type { Fault } from './sentences.ts';

const channels: readonly string[] = ['offline', 'online', 'hybrid'] satisfies readonly Channel[];

const themes: readonly string[] = ['page', 'light', 'dark', 'system'];

/** Settings that have a working fallback; empty ones are not set. */
export interface Settings {
  readonly channel?: string | null;
  readonly service?: string | null;
  readonly theme?: string | null;
}

/** Those that are not what they can be. */
export function settingFaults({ channel, service, theme }: Settings): readonly Fault[] {
  const faults: Fault[] = [];
  if (channel && !channels.includes(channel))
    faults.push({ code: 'skm-channel-unknown', detail: channel });
  if (service && !isKey(service)) faults.push({ code: 'skm-service-invalid', detail: service });
  if (theme && !themes.includes(theme)) faults.push({ code: 'skm-theme-unknown', detail: theme });
  return faults;
}
