import { BatchReply } from '@skm-survey/protocol';
import type { Batch } from '@skm-survey/protocol';
import type { Client, Environment, WakeReason } from '@skm-survey/sdk';
/* eslint-disable no-restricted-imports -- Node has no IndexedDB, and a map that plays a disk is nothing to offer by a name of the package. */
import { clientOver } from '../../../packages/sdk/src/client.ts';
import { memoryStore } from '../../../packages/sdk/test/support/memory-store.ts';
/* eslint-enable no-restricted-imports */
import { submissionOf } from '../page/submission.ts';
import { unit } from './collector.ts';
import type { Random } from './random.ts';
import type { Clock } from './virtual-time.ts';
import type { World } from './world.ts';

/** One request for answers to be accepted, and what came of it. */
export interface Try {
  readonly member: Member;
  /** ms of the herd's clock. */
  readonly at: number;
  /** Null where nobody answered. */
  readonly status: number | null;
  readonly retryAfter: string | null;
  /** ms of the herd's clock until the answer was there. */
  readonly took: number;
}

/** One device of the herd. */
export class Member {
  readonly name: string;
  readonly client: Client;
  readonly wakes = new Set<(reason: WakeReason) => void>();
  saved = 0;
  settled = 0;
  /** When the last of its answers was taken. */
  drainedAt = 0;

  constructor(name: string, make: (member: Member) => Client) {
    this.name = name;
    this.client = make(this);
  }

  get isDrained(): boolean {
    return this.saved === this.settled;
  }
}

/**
 * Many devices with the real SDK in this one process, each with its own dice, storage, locks and timers: the disk is a
 * map, everything else is what runs in a browser. They speak to the real collector over HTTP, past the fault proxy.
 */
export class Herd {
  readonly tries: Try[] = [];
  readonly members: Member[] = [];
  /** False: no request of theirs gets anywhere. */
  isConnected = true;
  /** Is told before each request what time it is for the herd. */
  beforeRequest: (at: number) => Promise<void> = () => Promise.resolve();
  readonly #world: World;
  readonly #clock: Clock;
  readonly #random: Random;
  #uuids = 0;

  constructor(world: World, clock: Clock, random: Random) {
    this.#world = world;
    this.#clock = clock;
    this.#random = random;
  }

  join(name: string): Member {
    const dice = this.#random.fork(name);
    const { url } = this.#world.collector;
    const member = new Member(name, (self) =>
      clientOver(
        memoryStore({ durable: true }),
        { collector: url, unit },
        this.#environment(self, dice),
      ),
    );
    member.client.addEventListener('skm-accepted', () => {
      member.settled += 1;
      if (member.isDrained) member.drainedAt = this.#clock.now();
    });
    this.members.push(member);
    this.#world.cleanup.defer(() => member.client.close());
    return member;
  }

  /** One answer of one device, told to the ledger as a page tells it. */
  async submit(member: Member): Promise<void> {
    member.saved += 1;
    const marker = `${member.name}-${member.saved}`;
    const { ledger } = this.#world;
    ledger.take({ kind: 'attempt', marker });
    const outcome = await member.client.submit(submissionOf(marker));
    ledger.take({ kind: 'outcome', marker, outcome });
  }

  /** The same event for all, at the same moment. */
  wake(reason: WakeReason): void {
    for (const { wakes } of this.members) for (const wake of wakes) wake(reason);
  }

  get isDrained(): boolean {
    return this.members.every((member) => member.isDrained);
  }

  #environment(member: Member, dice: Random): Environment {
    const epoch = Date.UTC(2026, 10, 1);
    const born = this.#clock.now();
    const mirror = new Map<string, string>();
    return {
      now: () => epoch + this.#clock.now(),
      uptime: () => this.#clock.now() - born,
      timezone: () => 420,
      random: () => dice.next(),
      uuid: () => this.#uuid(),
      digest: null,
      noise: (length) => new Uint8Array(length),
      fetch: (url, init) => this.#fetch(member, url, init),
      timer: (delay, run) => this.#clock.timer(delay, run),
      page: (wake) => {
        member.wakes.add(wake);
        return () => member.wakes.delete(wake);
      },
      tryLock: async (_name, run) => {
        await run();
        return true;
      },
      mirror: {
        getItem: (key) => mirror.get(key) ?? null,
        setItem: (key, value) => void mirror.set(key, value),
        removeItem: (key) => void mirror.delete(key),
      },
      indexedDB: null,
      logStructured: false,
      hasRoom: () => Promise.resolve(true),
      persisted: () => Promise.resolve(null),
      base: 'http://page.test/',
    };
  }

  /** Counted rather than drawn: a thousand small generators would now and then draw the same. */
  #uuid(): string {
    this.#uuids += 1;
    return `00000000-0000-4000-8000-${this.#uuids.toString(16).padStart(12, '0')}`;
  }

  async #fetch(member: Member, url: string, init: RequestInit): Promise<Response> {
    const at = this.#clock.now();
    const body = init.method === 'POST' ? (init.body as string) : null;
    if (!this.isConnected) {
      this.#note(body, { member, at, status: null, retryAfter: null, took: 0 }, null);
      throw new TypeError('no network');
    }
    const { status, headers, text } = await this.#clock.during(this.#ask(at, url, init));
    const took = this.#clock.now() - at;
    const retryAfter = headers.get('retry-after');
    this.#note(body, { member, at, status, retryAfter, took }, text);
    const response: Pick<Response, 'status' | 'headers' | 'type' | 'text'> = {
      ...{ status, headers, type: 'cors' },
      text: () => Promise.resolve(text),
    };
    return response as Response;
  }

  async #ask(
    at: number,
    url: string,
    init: RequestInit,
  ): Promise<Pick<Response, 'status' | 'headers'> & { text: string }> {
    await this.beforeRequest(at);
    const response = await fetch(url, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Enters a batch and its answer where the invariants look for them. */
  #note(body: string | null, tried: Try, text: string | null): void {
    if (body === null) return;
    this.tries.push(tried);
    const { at, status } = tried;
    // Our own client's: the collector parses it strictly.
    const batch = JSON.parse(body) as Batch;
    const reply = status === 200 ? BatchReply.parse(JSON.parse(text ?? '')) : null;
    const fault = status === null ? 'no network' : 'pass';
    this.#world.wire.exchanges.push({ at, fault, batch, status, reply });
  }
}
