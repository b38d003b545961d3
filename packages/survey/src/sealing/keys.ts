import { routes, type KeyList, type PublicKey } from '@skm-survey/protocol';

/** What the collector's keys are had with. */
export interface KeyEnvironment {
  now(): number;
  fetch(url: string): Promise<Response>;
  /** Storage that outlives the page; null where it is blocked. */
  storage(): Pick<Storage, 'getItem' | 'setItem'> | null;
}

/** The public keys of a collector as this device knows them. */
export interface KnownKeys {
  readonly v: 1;
  /** When the collector last told them, Unix ms. */
  readonly at: number;
  readonly keys: readonly PublicKey[];
}

/** ms after which the collector is asked again. */
const day = 86_400_000;

const nameOf = (collector: string): string => `skm-survey/keys/${collector}`;

/** What this device knows of a collector's keys; null before it ever saw them. */
export function knownKeys(collector: string, env: KeyEnvironment): KnownKeys | null {
  try {
    const text = env.storage()?.getItem(nameOf(collector));
    const known = text ? (JSON.parse(text) as Partial<KnownKeys>) : null;
    return known?.v === 1 && Array.isArray(known.keys) ? (known as KnownKeys) : null;
  } catch {
    // Blocked, or not what was written: as if they had never been seen.
    return null;
  }
}

/** Keeps the keys of a collector for the time without a network, and asks for them once a day. */
export class Keys {
  readonly #collector: string;
  readonly #env: KeyEnvironment;
  #known: KnownKeys | null;
  #asking: Promise<void> | null = null;

  constructor(collector: string, env: KeyEnvironment) {
    this.#collector = collector;
    this.#env = env;
    this.#known = knownKeys(collector, env);
  }

  /** Those that are known; waits for the collector only where none is. */
  async list(): Promise<readonly PublicKey[]> {
    const isOld = !this.#known || this.#env.now() - this.#known.at > day;
    const asked = isOld ? (this.#asking ??= this.#ask()) : null;
    if (!this.#known) await asked;
    return this.#known?.keys ?? [];
  }

  /** Never rejects: without a network what is known stays. */
  async #ask(): Promise<void> {
    try {
      const reply = await this.#env.fetch(this.#collector + routes.keys);
      const list = (await reply.json()) as Partial<KeyList>;
      if (!reply.ok || list.v !== 1 || !Array.isArray(list.keys)) return;
      this.#known = { v: 1, at: this.#env.now(), keys: list.keys };
      this.#env.storage()?.setItem(nameOf(this.#collector), JSON.stringify(this.#known));
    } catch {
      // Asked again with the next answer.
    } finally {
      this.#asking = null;
    }
  }
}
