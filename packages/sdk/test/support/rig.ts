import type { Client, ClientEventMap, ClientOptions, Environment } from '@skm-survey/sdk';
import { clientOver } from '../../src/client.ts';
import { memoryStore } from './memory-store.ts';
import type { Parts } from '../../src/parts.ts';
import type { Store } from '../../src/outbox/store.ts';
import { FakeCollector } from './collector.ts';
import { FakeMachine } from './machine.ts';
import { loaded } from './parts.ts';

/** A client on a fake machine, over a disk that outlives it, before a fake collector. */
export class Rig {
  readonly machine = new FakeMachine();
  readonly collector = new FakeCollector();
  readonly disk = new Map<string, unknown>();
  /** Replaces the store of the next client. */
  store: Store = memoryStore({ entries: this.disk, durable: true });

  /** How the next client loads what it rarely needs. */
  load: Parts = loaded;

  client(options: Partial<ClientOptions> = {}, environment: Partial<Environment> = {}): Client {
    const env = this.machine.environment({ fetch: this.collector.fetch, ...environment });
    const machine = { ...env, load: this.load };
    return clientOver(
      this.store,
      { collector: 'http://collector.test', unit: 'unit', ...options },
      machine,
    );
  }

  /** The keys on the disk that begin with `prefix`. */
  keys(prefix: string): string[] {
    return [...this.disk.keys()].filter((key) => key.startsWith(prefix));
  }
}

/** Collects the events of one type. */
export function heard(client: Client, type: keyof ClientEventMap): Event[] {
  const events: Event[] = [];
  client.addEventListener(type, (event) => events.push(event));
  return events;
}
