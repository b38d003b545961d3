import type { ClientOptions, ReceiptCheck, Seal } from '@skm-survey/sdk';
import { createReceiptCheck } from '@skm-survey/sdk/receipts';
import { createSeal } from '@skm-survey/sdk/seal';
import { report } from '../report.ts';
import { keyEnvironment } from './environment.ts';
import { Keys, type KeyEnvironment } from './keys.ts';

/** What a client needs to keep answers encrypted, and to check what the collector signs. */
export interface Sealing {
  readonly seal: NonNullable<ClientOptions['seal']>;
  readonly check: ReceiptCheck;
}

const unsealed = 'an answer is kept without encryption on this device';

/**
 * Seals to the newest key that the collector has told. Where none has ever been seen, or this page cannot encrypt: whoever
 * demanded a seal has nothing stored instead (`seal-failed`); else the answer is kept as it is, for a lost answer is worse,
 * and the console and the operator's view say so.
 */
export function sealingFor(
  collector: string,
  isDemanded: boolean,
  env: KeyEnvironment = keyEnvironment,
): Sealing {
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
  return {
    seal: async (text, answer) => {
      try {
        return await sealed(text, answer);
      } catch (cause) {
        if (isDemanded) throw cause;
        report('skm-unsealed', `${unsealed} (${String(cause)})`);
        return null;
      }
    },
    check: async (receipt, about) => {
      const list = (await keys.list()).filter(({ use }) => use === 'sig');
      return createReceiptCheck(list)(receipt, about);
    },
  };
}
