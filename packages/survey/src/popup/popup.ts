import { html, nothing, type TemplateResult } from 'lit';
import type { Interview } from '../interview/state.ts';
import type { Mode, Stage } from '../mode.ts';
import { idPopup } from '../texts/id-popup.ts';
import { icon } from '../views/icons.ts';
import type { View } from '../views/view.ts';
import { invite, placeOf } from './invited.ts';
import { note, onceKey, recall } from './once.ts';
import { popupStyles } from './styles.ts';

const speech = (): TemplateResult =>
  icon('M4 5.5h16v10.5h-8.5L7 19.5V16H4ZM8.5 9v.6M15.5 9v.6M8.5 11.8q3.5 2.6 7 0');
const cross = (): TemplateResult => icon('m6.5 6.5 11 11M17.5 6.5l-11 11');

/**
 * A button that floats in the corner of the page, and the survey in a modal dialog that it opens: never by itself. Escape and
 * "close" put it away with all that was said, and give the focus back to the button.
 */
class Popup implements Mode {
  readonly #stage: Stage;
  /** This page is the one of the visit on which the invitation is shown. */
  #isShownHere = false;
  #isAnswered = false;
  #isPresent = false;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  frame(view: View, screen: TemplateResult): unknown {
    this.#dress();
    const isOffered = this.#isOffered(view);
    invite(this, isOffered && this.#isPresent);
    if (!isOffered) return nothing;
    const words = { ...idPopup, ...view.texts };
    const invitation = view.page.invite || words.invite;
    return html`<div class="room">
      <button
        type="button"
        class="primary invitation place-${placeOf(this)}"
        part="button button-primary"
        aria-haspopup="dialog"
        @click=${() => this.#open()}
      >
        ${speech()} ${invitation}
      </button>
      <dialog aria-label=${invitation} @close=${() => this.#closed()}>
        <div class="bar">
          <button type="button" class="quiet" part="button" @click=${() => this.#close()}>
            ${cross()} ${words.close}
          </button>
        </div>
        <div class="sheet">${screen}</div>
      </dialog>
    </div>`;
  }

  moved(from: Interview, to: Interview): void {
    if (from.phase.kind !== 'sending' || to.phase.kind !== 'thanks') return;
    this.#isAnswered = true;
    note(this.#key, 'answered');
  }

  present(isPresent: boolean): void {
    this.#isPresent = isPresent;
    // A dialog that is taken off the page keeps its place in it, and would come back open and no longer modal.
    if (!isPresent) {
      this.#dialog?.close();
      invite(this, false);
    }
    const call = isPresent ? addEventListener : removeEventListener;
    call('pageshow', this.redraw);
  }

  /** Also where a page comes back as it was left: another page of the visit may have had the answer. */
  readonly redraw = (): void => this.#stage.host.requestUpdate();

  get #root(): ShadowRoot | null {
    return this.#stage.host.shadowRoot;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#root?.querySelector('dialog') ?? null;
  }

  get #key(): string {
    const { unit, service } = this.#stage.host;
    return onceKey(unit, service);
  }

  /** Whether there is an invitation: with `once` on one page of a visit, where it stays until there is an answer. What was half-filled may always be taken up. */
  #isOffered({ page, state: { phase } }: View): boolean {
    if (!page.once || this.#dialog?.open) return true;
    const known = recall(this.#key);
    if (this.#isAnswered || known === 'answered') return false;
    const isLeft = phase.kind !== 'intro' || phase.left !== null;
    if (known === 'shown' && !this.#isShownHere && !isLeft) return false;
    if (this.#isPresent) {
      this.#isShownHere = true;
      note(this.#key, 'shown');
    }
    return true;
  }

  /** The style sheet stays where others came and went; its rules hold in this mode alone. */
  #dress(): void {
    const { styleSheet } = popupStyles;
    const sheets = this.#root?.adoptedStyleSheets;
    if (styleSheet && !sheets?.includes(styleSheet)) sheets?.push(styleSheet);
  }

  #open(): void {
    this.#dialog?.showModal();
    this.#root?.querySelector<HTMLElement>('dialog h2[tabindex]')?.focus();
  }

  #close(): void {
    this.#dialog?.close();
    // A browser tells of it with the next frame, and not twice with harm.
    this.#closed();
  }

  #closed(): void {
    this.#root?.querySelector<HTMLElement>('.invitation')?.focus({ preventScroll: true });
    // The next one who opens it, on a device that others use too, begins at the introduction.
    if (this.#stage.interview().phase.kind === 'thanks') this.#stage.send({ type: 'restart' });
    this.redraw();
  }
}

export { Popup as Mode };
