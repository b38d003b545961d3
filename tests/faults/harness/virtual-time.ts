/** When things happen, for clients that are not in a browser. All in ms. */
export interface Clock {
  now(): number;
  /** Calls `run` once after `delay`; returns what cancels it. */
  timer(delay: number, run: () => void): () => void;
  /** Tells the clock of work that it cannot see by itself: a request. */
  during<T>(work: Promise<T>): Promise<T>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  during: (work) => work,
  timer: (delay, run) => {
    const timer = setTimeout(run, delay);
    return () => clearTimeout(timer);
  },
};

interface Alarm {
  readonly due: number;
  readonly number: number;
  readonly run: () => void;
}

const isBefore = (a: Alarm, b: Alarm): boolean =>
  a.due < b.due || (a.due === b.due && a.number < b.number);

/**
 * Time that passes when everything has been done that could be done at its moment: hours in seconds, and the same order
 * of events for the same dice. Requests take no time in it: it stands still while one is under way.
 */
export class VirtualTime implements Clock {
  #now = 0;
  #number = 0;
  #underWay = 0;
  /** A binary heap: the first is the next. */
  readonly #alarms: Alarm[] = [];
  readonly #cancelled = new Set<number>();

  now(): number {
    return this.#now;
  }

  timer(delay: number, run: () => void): () => void {
    this.#number += 1;
    const { length } = this.#alarms;
    const number = this.#number;
    this.#alarms.push({ due: this.#now + Math.max(0, delay), number, run });
    this.#rise(length);
    return () => this.#cancelled.add(number);
  }

  /** Time stands still until `work` is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#underWay += 1;
    try {
      return await work;
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Lets time pass, alarm after alarm, until `end` or until `isOver`. */
  async pass(end: number, isOver: () => boolean = () => false): Promise<void> {
    await this.#quiet();
    while (!isOver()) {
      const next = this.#alarms[0];
      if (!next || next.due > end) {
        this.#now = end;
        return;
      }
      this.#removeFirst();
      if (this.#cancelled.delete(next.number)) continue;
      this.#now = next.due;
      next.run();
      await this.#quiet();
    }
  }

  /** Everything that waits for nothing but promises and requests has run. */
  async #quiet(): Promise<void> {
    do {
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#underWay > 0);
  }

  #rise(from: number): void {
    const alarms = this.#alarms;
    for (let place = from; place > 0;) {
      const parent = (place - 1) >> 1;
      if (!isBefore(alarms[place]!, alarms[parent]!)) return;
      [alarms[place], alarms[parent]] = [alarms[parent]!, alarms[place]!];
      place = parent;
    }
  }

  #removeFirst(): void {
    const alarms = this.#alarms;
    const last = alarms.pop();
    if (last === undefined || alarms.length === 0) return;
    alarms[0] = last;
    for (let place = 0; ;) {
      const children = [2 * place + 1, 2 * place + 2].filter((child) => child < alarms.length);
      const [left, right] = children;
      if (left === undefined) return;
      const least = right !== undefined && isBefore(alarms[right]!, alarms[left]!) ? right : left;
      if (!isBefore(alarms[least]!, alarms[place]!)) return;
      [alarms[place], alarms[least]] = [alarms[least]!, alarms[place]!];
      place = least;
    }
  }
}
