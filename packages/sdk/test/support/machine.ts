import type { Environment, PageEvent } from '@skm-survey/sdk';

/** Lets everything run that waits for nothing but promises. */
export async function settle(hops = 200): Promise<void> {
  for (let i = 0; i < hops; i++) await Promise.resolve();
}

/** A localStorage that a test can look into and empty. */
class FakeMirror {
  readonly entries = new Map<string, string>();
  getItem = (key: string): string | null => this.entries.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.entries.set(key, value);
  removeItem = (key: string): void => void this.entries.delete(key);
}

/** A machine whose clocks, dice, network and wake-ups are turned by hand. */
export class FakeMachine {
  wall = Date.UTC(2026, 10, 1);
  mono = 0;
  /** What `random` gives. */
  dice = (): number => 0.5;
  readonly mirror = new FakeMirror();
  #timers: { due: number; run: () => void }[] = [];
  #pages = new Set<(event: PageEvent) => void>();
  #uuids = 0;

  /** Monotonic ms of each timer that is set. */
  get alarms(): number[] {
    return this.#timers.map(({ due }) => due).sort((a, b) => a - b);
  }

  environment(parts: Partial<Environment> = {}): Environment {
    return {
      now: () => this.wall,
      uptime: () => this.mono,
      timezone: () => 420,
      random: () => this.dice(),
      uuid: () => `00000000-0000-4000-8000-${(++this.#uuids).toString(16).padStart(12, '0')}`,
      // Of a page over plain HTTP: as many turns as promises take.
      digest: null,
      noise: (length) => new Uint8Array(length),
      logStructured: false,
      hasRoom: () => Promise.resolve(true),
      fetch: () => Promise.reject(new TypeError('no network')),
      timer: (ms, run) => {
        const timer = { due: this.mono + ms, run };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((other) => other !== timer);
        };
      },
      page: (tell) => {
        this.#pages.add(tell);
        return () => this.#pages.delete(tell);
      },
      tryLock: async (_name, run) => {
        await run();
        return true;
      },
      mirror: this.mirror,
      indexedDB: null,
      persisted: () => Promise.resolve(null),
      base: 'http://page.test/',
      ...parts,
    };
  }

  /** Lets both clocks run, timers in their order. */
  async advance(ms: number): Promise<void> {
    const end = this.mono + ms;
    for (;;) {
      await settle();
      const next = this.#timers.sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > end) break;
      this.#timers.shift();
      this.#pass(Math.max(0, next.due - this.mono));
      next.run();
    }
    this.#pass(end - this.mono);
    await settle();
  }

  /** What happens to the page. */
  async tell(event: PageEvent): Promise<void> {
    for (const tell of this.#pages) tell(event);
    await settle();
  }

  #pass(ms: number): void {
    this.mono += ms;
    this.wall += ms;
  }
}
