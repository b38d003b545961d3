/** What is needed of a service worker's registration. */
export type Registration = Pick<
  ServiceWorkerRegistration,
  'active' | 'waiting' | 'installing' | 'addEventListener' | 'update'
>;

export interface UpdateOptions {
  /** Whether nobody is being asked now. */
  readonly isFree: () => boolean;
  readonly reload: () => void;
}

/**
 * Brings a new version of the page between two respondents, never during one: what was found waits, and so does the reload
 * where somebody has begun meanwhile.
 */
export class Updates {
  readonly #options: UpdateOptions;
  #registration: Registration | null = null;
  #isTaken = false;
  #isReady = false;

  constructor(options: UpdateOptions) {
    this.#options = options;
  }

  /** From now on new versions are known. */
  watch(registration: Registration): void {
    this.#registration = registration;
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', () => this.look());
    });
    this.look();
  }

  /** Nobody is asked any more, or something new has come. */
  look(): void {
    if (!this.#options.isFree()) return;
    if (this.#isReady) {
      this.#options.reload();
      return;
    }
    const { active = null, waiting = null } = this.#registration ?? {};
    // The first version of all takes over by itself, and the page is as new.
    if (!active || !waiting) return;
    this.#isTaken = true;
    waiting.postMessage({ type: 'SKIP_WAITING' });
  }

  /** A worker has taken over. */
  takenOver(): void {
    if (!this.#isTaken) return;
    this.#isReady = true;
    this.look();
  }

  /** Asks the server; without a network there is nothing to find. */
  async ask(): Promise<void> {
    await this.#registration?.update().catch(() => undefined);
    this.look();
  }
}
