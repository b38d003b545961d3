import type { Seal, SealedBody } from '@skm-survey/sdk';
import { createSeal } from '@skm-survey/sdk/seal';
import { report } from '../report.ts';
import { keyEnvironment } from './environment.ts';
import { Keys, type KeyEnvironment } from './keys.ts';

/** Null where the answer is kept as it is. */
export type MaybeSeal = (...of: Parameters<Seal>) => Promise<SealedBody | null>;

const made = new Map<string, MaybeSeal>();

/** The seal for a collector, made once: it remembers what it sealed for a try that failed. */
export function sealFor(collector: string, isDemanded: boolean): MaybeSeal {
  const name = `${String(isDemanded)} ${collector}`;
  const seal = made.get(name) ?? makeSeal(collector, isDemanded);
  made.set(name, seal);
  return seal;
}

const unsealed = 'an answer is kept without encryption on this device';

/**
 * Seals to the newest key that the collector has told. Where none has ever been seen, or this page cannot encrypt: whoever
 * demanded a seal has nothing stored instead (`seal-failed`); else the answer is kept as it is, for a lost answer is worse,
 * and the console and the operator's view say so.
 */
export function makeSeal(
  collector: string,
  isDemanded: boolean,
  env: KeyEnvironment = keyEnvironment,
): MaybeSeal {
  const keys = new Keys(collector, env);
  const seals = new Map<string, Seal>();
  // Asked for now: when the first answer comes there may be no network.
  void keys.list();

  const sealed: Seal = async (text, answer) => {
    const key = (await keys.list()).find(({ use }) => use === 'seal');
    if (!key) throw new Error('this device has never seen a key of the collector');
    const { kid } = key;
    const seal = seals.get(kid) ?? createSeal({ kid, publicKey: key });
    seals.set(kid, seal);
    return seal(text, answer);
  };
  return async (text, answer) => {
    try {
      return await sealed(text, answer);
    } catch (cause) {
      if (isDemanded) throw cause;
      report('skm-unsealed', `${unsealed} (${String(cause)})`);
      return null;
    }
  };
}
