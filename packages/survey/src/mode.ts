import type { TemplateResult } from 'lit';
import type { InterviewEvent } from './interview/first.ts';
import type { Interview } from './interview/state.ts';
import { Part } from './part.ts';
import type { SurveySettings } from './survey-settings.ts';
import type { View } from './views/view.ts';
import type { Visit } from './visit.ts';

/** What a mode may do with the element. */
export interface Stage {
  readonly host: SurveySettings;
  readonly interview: () => Interview;
  readonly send: (event: InterviewEvent) => void;
  /** Waits at the introduction for this visit; false, and nothing changes, while an answer is being kept. */
  readonly receive: (visit: Visit) => boolean;
  /** What is known of the visit that goes on, and from now on this, too. Shown with the next update. */
  readonly visit: (more?: Visit) => Visit;
}

/** How the survey is shown other than in its place on the page. Made when it is chosen, let go of when another one is. */
export interface Mode {
  /** What is shown: the screen of the interview with something around it, or something in its place. */
  frame(view: View, screen: TemplateResult): unknown;
  /** The interview went from one state to another. */
  moved(from: Interview, to: Interview): void;
  /** Somebody else comes: a mode that hands in what is half-filled does it now. */
  leave?(): void;
  /** Whether it is on the page now: timers, locks and listeners begin and end here. */
  present(isPresent: boolean): void;
}

interface ModeModule {
  readonly Mode: new (stage: Stage) => Mode;
}

/** The screen of a device that many people use. */
export const kioskPart: Part<ModeModule> = new Part(() => import('./kiosk/kiosk.ts'));

/** A button in the corner of the page, and a dialog. */
export const popupPart: Part<ModeModule> = new Part(() => import('./popup/popup.ts'));

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
