import type { ServerResponse } from 'node:http';
import type { Command, PageOptions, Report, ResultOf, Told } from '../page/channel.ts';
import type { Cleanup } from './cleanup.ts';
import { bodyOf, listen } from './loopback.ts';
import type { Listening } from './loopback.ts';
import { until, within } from './wait.ts';

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

const cors = { 'access-control-allow-origin': '*' } as const;

/**
 * One tab, seen from the suite. It has a control channel of its own, past the fault proxy: the page asks for commands and
 * reports what it showed. The same in all engines, since no driver is in between.
 */
export class Tab {
  readonly name: string;
  readonly reports: Report[] = [];
  readonly #onReport: (report: Report, tab: string) => void;
  readonly #answers = new Map<number, Waiting>();
  readonly #commands: string[] = [];
  #channel: Listening | null = null;
  #poll: ServerResponse | null = null;
  #number = 0;
  #isGone = false;

  constructor(name: string, onReport: (report: Report, tab: string) => void) {
    this.name = name;
    this.#onReport = onReport;
  }

  async listen(cleanup: Cleanup): Promise<void> {
    this.#channel = await listen(cleanup, (request, response) => {
      if (request.url === '/next') {
        this.#poll = response;
        response.once('close', () => {
          if (this.#poll === response) this.#poll = null;
        });
        this.#hand();
        return;
      }
      void bodyOf(request).then(
        (body) => {
          this.#take(JSON.parse(body.toString()) as Told);
          response.writeHead(204, cors).end();
        },
        () => response.destroy(),
      );
    });
  }

  address(site: string, options: Omit<PageOptions, 'tab' | 'control'>): string {
    return `${site}/index.html?${this.query(options)}`;
  }

  query(options: Omit<PageOptions, 'tab' | 'control'>): string {
    return new URLSearchParams({
      tab: this.name,
      control: this.#channel?.url ?? '',
      collector: options.collector,
      unit: options.unit,
      device: options.device,
      seal: JSON.stringify(options.seal),
      sabotage: options.sabotage.join(','),
    }).toString();
  }

  /** Resolves when the page has loaded the SDK and started a client (once more, after a reload). */
  ready(times = 1): Promise<true> {
    return until(`the page of tab ${this.name}`, () => this.#hasBeenReady(times), 30_000);
  }

  #hasBeenReady(times: number): boolean {
    if (this.#isGone) throw new Error(`tab ${this.name} is gone`);
    return this.reports.filter(({ kind }) => kind === 'ready').length >= times;
  }

  /** Has the page do something. Rejects when the page threw, or did not answer in time, or is gone. */
  ask<C extends Command>(command: C, timeoutMs = 30_000): Promise<ResultOf<C>> {
    this.#number += 1;
    const number = this.#number;
    const answer = new Promise<ResultOf<C>>((resolve, reject) => {
      this.#answers.set(number, { resolve, reject });
    });
    // A command nobody waits for any more must not end the suite when its tab goes.
    answer.catch(() => undefined);
    this.#commands.push(JSON.stringify({ number, command }));
    this.#hand();
    return within(`"${command.do}" in tab ${this.name}`, timeoutMs, answer);
  }

  /** The tab is gone: nothing will be answered any more. */
  gone(): void {
    this.#isGone = true;
    for (const { reject } of this.#answers.values()) reject(new Error(`tab ${this.name} is gone`));
    this.#answers.clear();
    this.#commands.length = 0;
    this.#poll?.destroy();
    this.#channel?.close();
  }

  #hand(): void {
    if (this.#poll === null) return;
    const command = this.#commands.shift();
    if (command === undefined) return;
    this.#poll.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(command);
    this.#poll = null;
  }

  #take(told: Told): void {
    if (told.kind === 'reports') {
      for (const report of told.reports) {
        this.reports.push(report);
        this.#onReport(report, this.name);
      }
      return;
    }
    const waiting = this.#answers.get(told.number);
    this.#answers.delete(told.number);
    if (told.kind === 'done') waiting?.resolve(told.value as never);
    else waiting?.reject(new Error(told.message));
  }
}
