/** The three engines the kit is tested in. */
export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

/** A browser that is there, and all that is needed to start it. Paths are absolute. */
export type Browser =
  /** Chromium, Chrome or Edge, driven over the DevTools protocol. */
  | { readonly kind: 'chromium'; readonly executable: string }
  /** Stock Firefox, driven over WebDriver BiDi. */
  | { readonly kind: 'firefox'; readonly executable: string }
  /** WebKitGTK's MiniBrowser behind its WebDriver. `xvfb` is the display server where there is no display. */
  | {
      readonly kind: 'webkitgtk';
      readonly driver: string;
      readonly miniBrowser: string;
      readonly xvfb: string | null;
    }
  /** A build of Playwright's own. */
  | {
      readonly kind: 'playwright';
      readonly engine: 'firefox' | 'webkit';
      readonly executable: string;
    };

export function isEngine(name: string): name is Engine {
  return (engines as readonly string[]).includes(name);
}
