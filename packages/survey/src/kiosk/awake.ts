import type { KioskEnvironment } from './environment.ts';

/** Keeps the screen on while it is wanted. The browser takes the lock back when the page is hidden; it is asked again then. */
export class Awake {
  readonly #env: KioskEnvironment;
  #isWanted = false;
  #isAsked = false;
  #lock: WakeLockSentinel | null = null;

  constructor(env: KioskEnvironment) {
    this.#env = env;
  }

  /** Whether the screen is kept on. */
  get isHeld(): boolean {
    return this.#lock !== null && !this.#lock.released;
  }

  want(isWanted: boolean): void {
    this.#isWanted = isWanted;
    if (isWanted) void this.#take();
    else this.#drop();
  }

  /** The page is seen again, or somebody touched it: some browsers give the lock only then. */
  again(): void {
    if (this.#isWanted) void this.#take();
  }

  async #take(): Promise<void> {
    if (this.isHeld || this.#isAsked) return;
    this.#isAsked = true;
    this.#lock = await this.#env.wakeLock();
    this.#isAsked = false;
    // It may no longer be wanted by now.
    if (!this.#isWanted) this.#drop();
  }

  #drop(): void {
    void this.#lock?.release().catch(() => undefined);
    this.#lock = null;
  }
}
