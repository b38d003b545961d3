import { browserEnvironment, type SurveyEnvironment } from '../environment.ts';

/** What a kiosk takes from the machine around it. */
export interface KioskEnvironment extends SurveyEnvironment {
  /** Keeps the screen from going dark; null where the device has no such lock, or does not give it now. */
  wakeLock(): Promise<WakeLockSentinel | null>;
  /** Whether a voice is reading now. */
  isSpeaking(): boolean;
}

export const kioskEnvironment: KioskEnvironment = {
  ...browserEnvironment,
  wakeLock: async () => {
    const lock = navigator.wakeLock as WakeLock | undefined;
    return (await lock?.request('screen').catch(() => null)) ?? null;
  },
  isSpeaking: () => 'speechSynthesis' in globalThis && speechSynthesis.speaking,
};
