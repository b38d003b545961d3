import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { StateName } from '@skm-survey/examples/states';
import { openBrowser } from '../../e2e/support/browser.ts';
import { folder, servePages } from '../../e2e/support/pages.ts';

/** Parameters of the page of all states: `lang`, `theme`, `text`, and any attribute of the element. */
export type Look = Readonly<Record<string, string>>;

/** One page of one browser on which every state is shown, one after the other. */
export class Stage {
  readonly page: Page;
  readonly #origin: string;
  readonly #end: () => Promise<void>;

  /** Of `Stage.open`. */
  constructor(page: Page, origin: string, end: () => Promise<void>) {
    this.page = page;
    this.#origin = origin;
    this.#end = end;
  }

  /** `script` runs on every page before its own. */
  static async open(script?: string): Promise<Stage> {
    const pages = await servePages(folder('examples/states/dist'), "'self'");
    const profile = await mkdtemp(join(tmpdir(), 'skm-stage-'));
    const context = await openBrowser(profile);
    if (script !== undefined) await context.addInitScript(script);
    const page = context.pages()[0] ?? (await context.newPage());
    // A colour that is still fading in is not the colour that is read.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    return new Stage(page, pages.origin, async () => {
      await context.close();
      await pages.close();
      await rm(profile, { recursive: true, force: true });
    });
  }

  close(): Promise<void> {
    return this.#end();
  }

  /** Brings the survey into a state; nothing moves any more then. */
  async show(state: StateName, look: Look = {}): Promise<void> {
    const query = new URLSearchParams({ state, ...look });
    await this.page.goto(`${this.#origin}/?${query.toString()}`);
    const page = this.page.locator('html[data-ready], html[data-failed]');
    await page.waitFor({ state: 'attached' });
    const failed = await page.getAttribute('data-failed');
    if (failed !== null) throw new Error(`${state} cannot be shown: ${failed}`);
    // What is fetched ahead comes a moment after the screen, and may bring more: what breaks long words where there is little room.
    await this.page.waitForLoadState('networkidle');
  }

  /** Another language and theme for what is shown, which stays where it is. */
  async dress(lang: string, theme: string): Promise<void> {
    await this.page.evaluate(
      async ([tag, scheme]) => {
        const survey = document.querySelector('skm-survey');
        if (!survey) throw new Error('no survey');
        Object.assign(document.documentElement, { lang: tag });
        document.documentElement.dataset['theme'] = scheme;
        Object.assign(survey, { lang: tag, theme: scheme });
        survey.shadowRoot?.querySelector<HTMLElement>(`.languages [lang=${tag}]`)?.click();
        const shown = (): string => survey.shadowRoot?.querySelector('.survey')?.textContent ?? '';
        for (let before = ''; before !== shown();) {
          before = shown();
          await survey.updateComplete;
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      },
      [lang, theme] as const,
    );
  }

  /** The size of the window, and of the letters in percent. */
  async fit(width: number, height: number, text = 100): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.page.evaluate(async (percent) => {
      document.documentElement.dataset['text'] = String(percent);
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, text);
  }
}
