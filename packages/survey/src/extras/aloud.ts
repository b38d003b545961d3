import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { idAloud } from '../texts/id-aloud.ts';
import { primary } from '../texts/texts.ts';
import type { View } from '../views/view.ts';

/** What is read of a screen, in the order in which it stands there. */
const readable =
  'h2, .screen p:not(:empty), .facts li, .words, legend:not(:has(h2)), .page > h3, .about h3, .chip span, dt, dd:not(:has(button))';

/** The class of what is being read. */
const mark = 'reading';

/** A frame, since colour alone would be lost in forced colours. */
const { styleSheet } = css`
  .reading {
    outline: 0.2em solid var(--_accent-ink);
    outline-offset: 0.2em;
    border-radius: 0.1em;
    background: var(--_tint);
  }
`;

/** The device's voice. */
export interface Speech {
  getVoices(): readonly SpeechSynthesisVoice[];
  speak(utterance: SpeechSynthesisUtterance): void;
  cancel(): void;
  addEventListener(type: 'voiceschanged', listener: () => void): void;
}

/**
 * Reads a screen aloud when a button is pressed, one sentence after the other, each highlighted while it is heard. Offers
 * nothing where the device has no voice in the language; stops when another screen comes or the element goes.
 */
export class Aloud implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #speech: Speech | null;
  /** The screen that is being read; null while nothing is. */
  #screen: unknown = null;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    speech: Speech | null = 'speechSynthesis' in globalThis ? speechSynthesis : null,
  ) {
    this.#host = host;
    this.#speech = speech;
    // Chrome knows its voices only after a while.
    speech?.addEventListener('voiceschanged', () => host.requestUpdate());
    host.addController(this);
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** The button, or nothing. */
  bar({ texts, state, lang }: View): TemplateResult | typeof nothing {
    const voice = this.#voiceFor(lang);
    const { phase } = state;
    if (this.#screen !== null && this.#screen !== phase) this.#stop();
    if (!voice || phase.kind === 'sending') return nothing;
    const isReading = this.#screen !== null;
    const words = { ...idAloud, ...texts };
    const press = (): void => (isReading ? this.#stop() : this.#read(phase, voice));
    return html`<div class="aloud">
      <button
        type="button"
        class="link"
        part="button"
        aria-pressed=${isReading ? 'true' : 'false'}
        @click=${press}
      >
        ${isReading ? words.stopReading : words.readAloud}
      </button>
    </div>`;
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** A voice of the language, one that needs no network first. */
  #voiceFor(lang: string): SpeechSynthesisVoice | undefined {
    // Android still calls Indonesian by the code that it had until 1989.
    const codes = primary(lang) === 'id' ? ['id', 'in'] : [primary(lang)];
    const voices = this.#speech?.getVoices() ?? [];
    const ours = voices.filter((voice) => codes.includes(primary(voice.lang)));
    return ours.find(({ localService }) => localService) ?? ours[0];
  }

  #read(screen: unknown, voice: SpeechSynthesisVoice): void {
    this.#stop();
    this.#screen = screen;
    const pieces = [...(this.#host.shadowRoot?.querySelectorAll(readable) ?? [])];
    pieces.forEach((piece, index) => {
      const words = piece.textContent.replace(/\s+/g, ' ').trim();
      if (!words) return;
      const utterance = new SpeechSynthesisUtterance(words);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onstart = () => this.#mark(piece);
      const isLast = index === pieces.length - 1;
      utterance.onend = () => (isLast ? this.#stop() : this.#mark(null));
      this.#speech?.speak(utterance);
    });
    this.#host.requestUpdate();
  }

  #mark(piece: Element | null): void {
    for (const old of this.#host.shadowRoot?.querySelectorAll(`.${mark}`) ?? []) {
      old.classList.remove(mark);
    }
    piece?.classList.add(mark);
  }

  /** Silence, and nothing left to be said: a queue would go on speaking to the next person. */
  #stop(): void {
    if (this.#screen === null) return;
    this.#screen = null;
    this.#speech?.cancel();
    this.#mark(null);
    this.#host.requestUpdate();
  }
}
