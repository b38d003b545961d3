/** What may wake a sleeping delivery. */
export type WakeReason = 'online' | 'visible' | 'pageshow';

/** What happens to the page: `leaving` when it goes away, and may never get another turn. */
export type PageEvent = WakeReason | 'leaving';

/**
 * All that the SDK takes from the machine around it. Nothing else in this package reads a clock, dice, the network
 * or a global of the browser, so a test can turn each of them.
 */
export interface Environment {
  /** Wall clock, Unix ms. May jump; never used to time a retry. */
  now(): number;
  /** Monotonic clock, ms since the page started. */
  uptime(): number;
  /** Minutes east of UTC. */
  timezone(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** RFC 9562 UUID version 4, lower case: tells nothing about the device or the time. */
  uuid(): string;
  /** SHA-256 of the UTF-8 bytes of a text, lower-case hexadecimal; null where pages have no WebCrypto (plain HTTP). */
  readonly digest: ((text: string) => Promise<string>) | null;
  /** `length` bytes that do not compress. */
  noise(length: number): Uint8Array<ArrayBuffer>;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Calls `run` once after `ms`; returns what cancels it. */
  timer(ms: number, run: () => void): () => void;
  /** Tells when the network or the page comes back, and when the page goes; returns what stops it. */
  page(tell: (event: PageEvent) => void): () => void;
  /**
   * Runs `run` if no other page of this origin holds `name`, and says whether it did. Where locks always fail it is run without.
   * Null where Web Locks are missing (pages over plain HTTP among them).
   */
  readonly tryLock: ((name: string, run: () => Promise<void>) => Promise<boolean>) | null;
  /** A second, separate storage for the high-water mark; null where there is none. */
  readonly mirror: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly indexedDB: IDBFactory | null;
  /** Whether IndexedDB may lie on a log that can be torn (LevelDB, in Chromium). */
  readonly logStructured: boolean;
  /** Whether the disk takes `content`, which is not kept; true where a page cannot find out (plain HTTP, Safari before 26). */
  hasRoom(content: Blob): Promise<boolean>;
  /** `navigator.storage.persisted()`, null where the browser cannot say. */
  persisted(): Promise<boolean | null>;
  /** What a relative collector address is resolved against. */
  readonly base: string;
}

/** Reads a global that may be missing, or may throw when storage is blocked. */
function attempt<T>(read: () => T | undefined): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}

/** The page that we are in; null on a server and in a worker. */
const pageWindow = (): Window | null => attempt(() => globalThis.window);

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

function uuid(): string {
  // randomUUID exists in secure contexts only; an intranet kiosk over HTTP has getRandomValues alone.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hexOf(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function page(tell: (event: PageEvent) => void): () => void {
  const window = pageWindow();
  if (!window) return () => undefined;
  const stop = new AbortController();
  // Captured, to know of it before the host's own listeners, which may hand over an answer.
  const options = { capture: true, signal: stop.signal };
  const { document } = window;
  window.addEventListener('online', () => tell('online'), options);
  window.addEventListener('pageshow', () => tell('pageshow'), options);
  window.addEventListener('pagehide', () => tell('leaving'), options);
  window.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') tell('visible');
    },
    options,
  );
  return () => stop.abort();
}

function lockManager(): Environment['tryLock'] {
  const locks = attempt(() => navigator.locks as LockManager | undefined);
  if (!locks) return null;
  return async (name, run) => {
    const asked = { yes: false };
    try {
      return await locks.request(name, { ifAvailable: true }, async (lock) => {
        asked.yes = true;
        if (lock) await run();
        return lock !== null;
      });
    } catch (error) {
      if (asked.yes) throw error;
      // A page without an origin of its own.
      await run();
      return true;
    }
  };
}

/** Tries it with a file of the origin's own: `estimate()` tells of a quota, not of the disk. */
async function hasRoom(content: Blob): Promise<boolean> {
  const folder = await attempt(() => navigator.storage.getDirectory())?.catch(() => null);
  if (!folder || !('createWritable' in FileSystemFileHandle.prototype)) return true;
  const name = 'skm-survey-room';
  try {
    const file = await folder.getFileHandle(name, { create: true });
    const sink = await file.createWritable();
    await sink.write(content);
    await sink.abort();
    return true;
  } catch (error) {
    // Another page was at it at the same time, and has had room.
    return /^(NotFound|NoModificationAllowed)Error$/.test((error as Error).name);
  } finally {
    await folder.removeEntry(name).catch(() => undefined);
  }
}

/** The real machine: a browser page, or a server, where storage and wake-ups are simply missing. */
export function realEnvironment(): Environment {
  const subtle = attempt(() => crypto.subtle as SubtleCrypto | undefined);
  return {
    now: () => Date.now(),
    uptime: () => performance.now(),
    // Not by a minus sign: of UTC it would make -0, which JSON does not keep.
    timezone: () => 0 - new Date().getTimezoneOffset(),
    random: () => Math.random(),
    uuid,
    digest:
      subtle &&
      (async (text) =>
        hexOf(new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text))))),
    noise: (length) => crypto.getRandomValues(new Uint8Array(length)),
    fetch: (url, init) => fetch(url, init),
    timer: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    page,
    tryLock: lockManager(),
    // Node has one too, but no page to outlive, and warns when it is touched.
    mirror: pageWindow() && attempt(() => globalThis.localStorage),
    indexedDB: attempt(() => globalThis.indexedDB),
    logStructured: /Chrom(e|ium)\//.test(attempt(() => navigator.userAgent) ?? ''),
    hasRoom,
    persisted: async () => {
      const storage = attempt(() => navigator.storage as StorageManager | undefined);
      return (await storage?.persisted().catch(() => null)) ?? null;
    },
    base: attempt(() => document.baseURI) ?? attempt(() => location.href) ?? 'http://localhost/',
  };
}
