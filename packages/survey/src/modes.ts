import type { Mode, ModeModule, Stage } from './mode.ts';
import { Part } from './part.ts';

/** The screen of a device that many people use. */
export const kioskPart: Part<ModeModule> = new Part(() => import('./kiosk/kiosk.ts'));

/** A button in the corner of the page, and a dialog. */
const popupPart: Part<ModeModule> = new Part(() => import('./popup/popup.ts'));

/** The modes, each in a file of its own; any other word is the usual way. */
const parts: Readonly<Record<string, Part<ModeModule>>> = { kiosk: kioskPart, popup: popupPart };

/** Keeps the mode of an element in step with its property. */
export class ModeControl {
  readonly #stage: Stage;
  #name = '';
  #mode: Mode | null = null;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The mode that is on; null for the usual way. */
  get mode(): Mode | null {
    return this.#mode;
  }

  /** True while a mode is on its way. */
  get isLoading(): boolean {
    const part = parts[this.#name];
    return !this.#mode && !!part?.isComing;
  }

  /** Where a mode cannot be had, the survey is shown in the usual way until it can. */
  choose(name: string): void {
    if (name !== this.#name) {
      this.#name = name;
      this.#mode?.present(false);
      this.#mode = null;
    }
    const part = parts[name]?.want(() => this.#stage.host.requestUpdate());
    if (!part || this.#mode) return;
    this.#mode = new part.Mode(this.#stage);
    this.#mode.present(true);
  }
}
