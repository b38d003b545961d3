import type { Engine } from './browser.ts';
import type { Machine } from './machine.ts';

const aptGet = '/usr/bin/apt-get';

/** The packages of Debian 12 and later that an engine needs. */
export const debianPackages: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

export function isDebian(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.exists('/etc/debian_version');
}

/** Installs from Debian's archive, where that needs no password. Each package on its own: one may fail alone. */
export function bringFromDebian(missing: readonly Engine[], machine: Machine): void {
  if (!machine.isRoot || !isDebian(machine) || !machine.exists(aptGet)) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  machine.run(aptGet, ['update', '-q'], { timeoutMs: 120_000, env });
  for (const engine of missing) {
    const install = ['install', '-q', '-y', '--no-install-recommends', ...debianPackages[engine]];
    machine.run(aptGet, install, { timeoutMs: 600_000, env });
  }
}
