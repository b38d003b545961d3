import type { Browser, Engine } from './browser.ts';
import { bringFromDebian, debianPackages, isDebian } from './debian.ts';
import { locate, overrideOf, overrideVariable } from './locate.ts';
import type { Machine } from './machine.ts';
import { bringFromPlaywright, playwrightStarts } from './playwright.ts';

/** Each wanted engine as a browser that can be started, or one sentence that says what to install. */
export type Brought = ReadonlyMap<Engine, Browser | { readonly missing: string }>;

/**
 * Brings browsers, engine by engine: what is installed, else Playwright's download, else Debian's packages
 * where apt-get may be used. Never asks, never throws; each way is tried once and within a time limit.
 */
export function bringBrowsers(wanted: readonly Engine[], machine: Machine): Brought {
  const found = new Map<Engine, Browser>();
  const stillMissing = (): Engine[] => wanted.filter((engine) => !found.has(engine));
  for (const bring of [nothing, bringFromPlaywright, bringFromDebian]) {
    const missing = stillMissing();
    // Whoever names an executable wants that one or none.
    const free = missing.filter((engine) => overrideOf(engine, machine) === null);
    if (free.length > 0) bring(free, machine);
    for (const engine of missing) {
      const browser = usable(engine, machine);
      if (browser !== null) found.set(engine, browser);
    }
  }
  return new Map(
    wanted.map((engine) => [
      engine,
      found.get(engine) ?? { missing: whatToInstall(engine, machine) },
    ]),
  );
}

/** The first way: what is installed already. */
function nothing(): void {}

function usable(engine: Engine, machine: Machine): Browser | null {
  const browser = locate(engine, machine);
  if (browser === null || browser.kind === 'webkitgtk') return browser;
  const isPlaywrights = browser.executable === machine.playwrightPath(engine);
  return !isPlaywrights || playwrightStarts(engine, machine) ? browser : null;
}

/** One sentence that names the missing engine and how to get it here. */
export function whatToInstall(engine: Engine, machine: Machine): string {
  const override = overrideOf(engine, machine);
  if (override !== null) {
    return `${overrideVariable[engine]} names ${override}, which is not a usable ${names[engine]}: correct or unset it.`;
  }
  return `${names[engine]} is missing: ${howToGet(engine, machine)}.`;
}

const names: Readonly<Record<Engine, string>> = {
  chromium: 'Chromium',
  firefox: 'Firefox',
  webkit: 'WebKit',
};

function howToGet(engine: Engine, machine: Machine): string {
  const download = `run \`pnpm --dir tests exec playwright-core install ${engine}\``;
  if (isDebian(machine)) {
    return `run \`sudo apt-get install ${debianPackages[engine].join(' ')}\`, or ${download}`;
  }
  const set = `set ${overrideVariable[engine]} to where it is`;
  return engine === 'webkit' ? download : `${download}, or install it and ${set}`;
}
