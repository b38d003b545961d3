import type { Page } from 'playwright-core';

/** What a page was asked for, and what it saw that a guest does not do. */
export interface Watch {
  /** Addresses that were asked for, with their method. */
  readonly requests: string[];
  /** Reports of the policy, errors of scripts, words on the console but for those of ours. */
  readonly complaints: string[];
  /** What was read of the machine, as fingerprints are made of it. */
  machine(): Promise<string[]>;
  /** Everything that is kept in the browser for this origin, by kind and name. */
  kept(): Promise<string[]>;
}

/** Patches what fingerprints are made of: each use is written down. */
function watchTheMachine(): void {
  const used = new Set<string>();
  Object.assign(globalThis, { machineUsed: used });
  const methods: readonly (readonly [string, readonly string[]])[] = [
    ['HTMLCanvasElement', ['getContext', 'toDataURL', 'toBlob', 'transferControlToOffscreen']],
    ['OffscreenCanvas', ['getContext']],
    ['Navigator', ['getBattery', 'getGamepads', 'requestMediaKeySystemAccess', 'sendBeacon']],
    ['MediaDevices', ['enumerateDevices', 'getUserMedia']],
    ['RTCPeerConnection', ['createOffer']],
    ['FontFaceSet', ['check']],
    ['Document', ['requestStorageAccess']],
    ['Geolocation', ['getCurrentPosition', 'watchPosition']],
  ];
  const scope = globalThis as unknown as Record<string, { prototype: Record<string, unknown> }>;
  for (const [name, list] of methods) {
    const prototype = scope[name]?.prototype;
    for (const method of list) {
      const real = prototype?.[method];
      if (!prototype || typeof real !== 'function') continue;
      prototype[method] = function (this: unknown, ...given: unknown[]) {
        used.add(`${name}.${method}`);
        return Reflect.apply(real, this, given) as unknown;
      };
    }
  }
  for (const name of ['AudioContext', 'OfflineAudioContext', 'RTCPeerConnection']) {
    const real = scope[name] as unknown as (new (...given: never[]) => object) | undefined;
    if (!real) continue;
    Object.assign(globalThis, {
      [name]: new Proxy(real, {
        construct(target, given: never[]) {
          used.add(name);
          return new target(...given);
        },
      }),
    });
  }
  const traits: readonly (readonly [object, readonly string[]])[] = [
    [
      Navigator.prototype,
      [
        'plugins',
        'mimeTypes',
        'hardwareConcurrency',
        'deviceMemory',
        'platform',
        'vendor',
        'userAgent',
        'userAgentData',
        'appVersion',
        'connection',
        'maxTouchPoints',
        'languages',
        'webdriver',
      ],
    ],
    [
      Screen.prototype,
      ['width', 'height', 'availWidth', 'availHeight', 'colorDepth', 'pixelDepth'],
    ],
    [Document.prototype, ['cookie', 'referrer']],
  ];
  for (const [prototype, names] of traits) {
    for (const name of names) {
      const real = Object.getOwnPropertyDescriptor(prototype, name);
      if (!real?.get) continue;
      Object.defineProperty(prototype, name, {
        ...real,
        get(this: unknown) {
          used.add(name);
          return real.get?.call(this) as unknown;
        },
      });
    }
  }
}

/** Looks at what a survey does on a page, from before its first line on. */
export async function watch(page: Page): Promise<Watch> {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`));
  page.on('websocket', (socket) => requests.push(`WS ${socket.url()}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(watchTheMachine);
  await page.addInitScript(() => {
    const reports: string[] = [];
    Object.assign(globalThis, { reports });
    addEventListener('securitypolicyviolation', (event) => {
      reports.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return {
    requests,
    complaints,
    machine: () =>
      page.evaluate(() => [...(globalThis as unknown as { machineUsed: Set<string> }).machineUsed]),
    kept: () =>
      page.evaluate(async () => {
        const databases = (await indexedDB.databases()).map(
          ({ name }) => `IndexedDB ${name ?? ''}`,
        );
        const files: string[] = [];
        // Chromium has it in secure contexts alone, of which the loopback is one.
        const folder = (await navigator.storage.getDirectory()) as unknown as {
          keys(): AsyncIterable<string>;
        };
        for await (const name of folder.keys()) files.push(`OPFS ${name}`);
        const workers = await navigator.serviceWorker.getRegistrations();
        return [
          ...databases,
          ...files,
          ...(await caches.keys()).map((name) => `cache ${name}`),
          ...workers.map(({ scope }) => `worker ${scope}`),
          ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
          ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
        ];
      }),
  };
}

/** What the policy of a page has blocked so far. */
export const reportsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { reports: string[] }).reports);
