import type { ResultsEnvironment } from '../../src/environment.ts';

/** An answer of the collector, in order; the last one goes on for ever. */
export type Reply = () => Promise<Response>;

export const json =
  (body: unknown): Reply =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body)));

export const html: Reply = () => Promise.resolve(new Response('<!doctype html><h1>Login</h1>'));

export const down: Reply = () => Promise.reject(new TypeError('Failed to fetch'));

export const status =
  (code: number): Reply =>
  () =>
    Promise.resolve(new Response('{}', { status: code }));

/** Never answers, but gives up when asked to, as `fetch` does. */
export const silence = (_url: string, init: RequestInit): Promise<Response> =>
  new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
  });

/** An environment of ours: replies in order, a clock that only moves when told, a console that remembers. */
export class FakeEnvironment implements ResultsEnvironment {
  readonly urls: string[] = [];
  readonly warnings: string[] = [];
  readonly #timers = new Map<() => void, number>();
  readonly #replies: ((url: string, init: RequestInit) => Promise<Response>)[];
  #now = 0;

  constructor(...replies: ((url: string, init: RequestInit) => Promise<Response>)[]) {
    this.#replies = replies;
  }

  fetch(url: string, init: RequestInit): Promise<Response> {
    const reply = this.#replies[Math.min(this.urls.length, this.#replies.length - 1)]!;
    this.urls.push(url);
    return reply(url, init);
  }

  after(ms: number, act: () => void): () => void {
    const timer = (): void => act();
    this.#timers.set(timer, this.#now + ms);
    return () => this.#timers.delete(timer);
  }

  minutesEast(): number {
    return 7 * 60;
  }

  warn(message: string): void {
    this.warnings.push(message);
  }

  /** Lets so much time pass, and runs what falls due. */
  pass(ms: number): void {
    this.#now += ms;
    for (const [timer, due] of [...this.#timers]) {
      if (due > this.#now) continue;
      this.#timers.delete(timer);
      timer();
    }
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }
}
