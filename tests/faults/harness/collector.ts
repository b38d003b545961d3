import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Rates } from '@skm-survey/collector';
import { freePort } from '../../browsers/port.ts';
import type { Order } from '../collector/orders.ts';
import type { Cleanup } from './cleanup.ts';
import { killFamily } from './processes.ts';
import { pause, until, within } from './wait.ts';

const main = fileURLToPath(new URL('../collector/main.ts', import.meta.url));

export const unit = 'unit-of-faults';

/** The real collector as a process, from its sources, with the suite's hooks before it: collector/main.ts. */
export class Collector {
  /** Its data folder; a case may move it while it does not run. */
  data: string;
  /** How fast answers may be sent; default the collector's own limits. From the next start on. */
  rates: Rates = {};
  readonly #cleanup: Cleanup;
  #port = 0;
  #child: ChildProcess | null = null;
  #output = '';

  constructor(cleanup: Cleanup, data: string) {
    this.#cleanup = cleanup;
    this.data = data;
    cleanup.defer(() => this.killNow());
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** 0 before the first start. */
  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  get running(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Starts it and waits until it answers; on the same port as before. */
  async start(): Promise<void> {
    if (this.running) return;
    if (this.#port === 0) this.#port = await freePort();
    const child = spawn(
      process.execPath,
      [
        '--conditions=skm-source',
        main,
        ...['--data', this.data, '--port', String(this.#port), '--unit', unit],
        ...['--rates', JSON.stringify(this.rates)],
      ],
      { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
    );
    this.#child = child;
    this.#output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on(
        'data',
        (chunk: Buffer) => (this.#output = (this.#output + chunk.toString()).slice(-4000)),
      );
    }
    await until('the collector to answer', async () => {
      if (!this.running) throw new Error(`the collector ended at its start:\n${this.#output}`);
      return (await fetch(`${this.url}/healthz`).catch(() => null))?.ok;
    });
  }

  /** Arms a hook. */
  async order(order: Order): Promise<void> {
    const child = this.#child;
    if (!child) throw new Error('the collector does not run');
    const armed = once(child, 'message');
    child.send(order);
    await within('the collector to take an order', 5000, armed);
  }

  /** Waits until it has died by its own hand; false when it did not in time. */
  async died(timeoutMs: number): Promise<boolean> {
    for (let waited = 0; waited < timeoutMs && this.running; waited += 20) await pause(20);
    return !this.running;
  }

  /** For clean-up, which may not await. */
  killNow(): void {
    const pid = this.#child?.pid;
    if (this.running && pid !== undefined) killFamily({ pid });
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.running) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await within('the collector to end', 15_000, ended);
  }

  /** A second process on the same data, on a port of its own. */
  twin(): Collector {
    return new Collector(this.#cleanup, this.data);
  }

  get output(): string {
    return this.#output;
  }
}
