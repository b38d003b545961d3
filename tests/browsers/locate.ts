import { posix, win32 } from 'node:path';
import type { Browser, Engine } from './browser.ts';
import type { Machine } from './machine.ts';

/** The variable that names an engine's executable, before any other place is looked at. */
export const overrideVariable: Readonly<Record<Engine, string>> = {
  chromium: 'SKM_CHROMIUM',
  firefox: 'SKM_FIREFOX',
  webkit: 'SKM_WEBKIT_DRIVER',
};

/** Finds an installed browser: the override first, then the usual places, then Playwright's cache. */
export function locate(engine: Engine, machine: Machine): Browser | null {
  const override = overrideOf(engine, machine);
  if (override !== null) return installed(engine, [override], machine);
  return installed(engine, usualPlaces(engine, machine), machine) ?? ofPlaywright(engine, machine);
}

/** The executable that a variable names, or null. An empty variable names none. */
export function overrideOf(engine: Engine, { env }: Machine): string | null {
  const path = env[overrideVariable[engine]] ?? '';
  return path === '' ? null : path;
}

function installed(engine: Engine, places: readonly string[], machine: Machine): Browser | null {
  const executable = places.find((place) => machine.exists(place));
  if (executable === undefined) return null;
  return engine === 'webkit' ? webkitGtk(executable, machine) : { kind: engine, executable };
}

function ofPlaywright(engine: Engine, machine: Machine): Browser | null {
  const executable = machine.playwrightPath(engine);
  if (!machine.exists(executable)) return null;
  return engine === 'chromium'
    ? { kind: 'chromium', executable }
    : { kind: 'playwright', engine, executable };
}

/** The driver is of no use without the browser it drives and a display to show it on. */
function webkitGtk(driver: string, machine: Machine): Browser | null {
  const miniBrowser = miniBrowsers(machine).find((path) => machine.exists(path));
  if (miniBrowser === undefined) return null;
  const xvfb = onPath(['Xvfb'], machine).find((path) => machine.exists(path)) ?? null;
  const hasDisplay = (machine.env['DISPLAY'] ?? '') !== '';
  if (xvfb === null && !hasDisplay) return null;
  return { kind: 'webkitgtk', driver, miniBrowser, xvfb };
}

function miniBrowsers(machine: Machine): string[] {
  const override = machine.env['SKM_MINIBROWSER'];
  if (override !== undefined && override !== '') return [override];
  const versions = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'];
  // Debian puts it below the architecture's own folder, Fedora below libexec.
  const parents = [...machine.list('/usr/lib').map((name) => `/usr/lib/${name}`), '/usr/libexec'];
  return versions.flatMap((version) => parents.map((parent) => `${parent}/${version}/MiniBrowser`));
}

function usualPlaces(engine: Engine, machine: Machine): string[] {
  switch (machine.platform) {
    case 'darwin':
      return macApplications[engine].map((path) => `/Applications/${path}`);
    case 'win32':
      return programFolders(machine).flatMap((folder) =>
        windowsPrograms[engine].map((path) => win32.join(folder, path)),
      );
    default:
      return onPath(linuxCommands[engine], machine);
  }
}

const linuxCommands: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  firefox: ['firefox-esr', 'firefox'],
  webkit: ['WebKitWebDriver'],
};

const macApplications: Readonly<Record<Engine, readonly string[]>> = {
  chromium: [
    'Google Chrome.app/Contents/MacOS/Google Chrome',
    'Chromium.app/Contents/MacOS/Chromium',
    'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  firefox: ['Firefox.app/Contents/MacOS/firefox'],
  webkit: [],
};

const windowsPrograms: Readonly<Record<Engine, readonly string[]>> = {
  chromium: [
    'Google\\Chrome\\Application\\chrome.exe',
    'Chromium\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe'],
  webkit: [],
};

function programFolders({ env }: Machine): string[] {
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
    .map((name) => env[name])
    .filter((folder) => folder !== undefined);
}

function onPath(commands: readonly string[], { env }: Machine): string[] {
  const folders = new Set([...(env['PATH'] ?? '').split(':').filter(Boolean), '/usr/bin']);
  return commands.flatMap((command) => [...folders].map((folder) => posix.join(folder, command)));
}
