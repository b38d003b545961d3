const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** What can be broken in a browser before the SDK loads. Each is named in the page's address. */
const sabotages: Readonly<Record<string, () => void>> = {
  /** Transactions are flushed when the operating system feels like it: what idb-keyval ships with. */
  'relaxed-durability': () => {
    wrapMethod(IDBDatabase.prototype, 'transaction', (call, [stores, mode]) =>
      call(stores, mode, { durability: 'relaxed' }),
    );
  },
  'no-locks': () => {
    Object.defineProperty(navigator, 'locks', { value: undefined });
  },
  'no-indexeddb': () => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  },
  /** Policy or private mode of some browsers. */
  'indexeddb-throws': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied by the suite', 'SecurityError');
    };
  },
  /** Safari 14: the first open never settles (webkit#226547). */
  'indexeddb-hangs': () => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  },
  /** The open fails after a while, as when another version blocks it. */
  'indexeddb-blocked': () => {
    IDBFactory.prototype.open = () => {
      const request = new EventTarget() as IDBOpenDBRequest & { onblocked: unknown };
      setTimeout(() => {
        const event = new Event('blocked');
        if (typeof request.onblocked === 'function') request.onblocked(event as never);
        request.dispatchEvent(event);
      }, 10);
      return request;
    };
  },
  /** As before `crypto.randomUUID` and `tx.commit` came: old phones. */
  'no-explicit-commit': () => {
    Object.defineProperty(IDBTransaction.prototype, 'commit', { value: undefined });
  },
  /** The device's clock stands three years in the past. */
  'clock-3-years-back': () => shiftClock(-3 * 365 * day),
  'clock-400-days-ahead': () => shiftClock(400 * day),
  /** The clock jumps to and fro by hours, every half second. */
  'clock-jumps': () => {
    const offsets: readonly number[] = [0, 7 * hour, -13 * hour];
    let step = 0;
    shiftClock(() => offsets[step % offsets.length] ?? 0);
    setInterval(() => (step += 1), 500);
  },
  /** The browser says it is offline all the time, wrongly. */
  'says-offline': () => {
    Object.defineProperty(navigator, 'onLine', { get: () => false });
  },
};

/** Puts `around` in the place of a method; `call` is the original on the same object. */
function wrapMethod<T extends object>(
  prototype: T,
  name: keyof T,
  around: (call: (...values: unknown[]) => unknown, values: unknown[]) => unknown,
): void {
  const original = prototype[name] as (...values: unknown[]) => unknown;
  Object.defineProperty(prototype, name, {
    configurable: true,
    value(this: T, ...values: unknown[]) {
      return around((...given) => original.apply(this, given), values);
    },
  });
}

function shiftClock(offset: number | (() => number)): void {
  const RealDate = Date;
  const realNow = RealDate.now.bind(RealDate);
  const shifted = (): number => realNow() + (typeof offset === 'number' ? offset : offset());
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: unknown[]) =>
      args.length === 0 ? new target(shifted()) : (Reflect.construct(target, args) as Date),
    apply: () => new RealDate(shifted()).toString(),
    get: (target, key) => (key === 'now' ? shifted : (Reflect.get(target, key) as unknown)),
  });
}

export function applySabotage(names: readonly string[]): void {
  for (const name of names) {
    const sabotage = sabotages[name];
    if (!sabotage) throw new Error(`no sabotage is named ${name}`);
    sabotage();
  }
}
