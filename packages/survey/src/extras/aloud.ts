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
  'h2, .screen p:not(:empty), .facts li, .words, legend:not(:has(h2)), .page > h3, .about h3, .field > label, .why label, .chip span, .check span, dt, dd:not(:has(button))';

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
export type Speech = Pick<
  SpeechSynthesis,
  'getVoices' | 'speak' | 'cancel' | 'addEventListener' | 'removeEventListener'
>;

/** What is being read. */
interface Reading {
  readonly screen: Element | null;
  readonly lang: string;
}

/**
 * Reads a screen aloud when a button is pressed, one sentence after the other, each highlighted while it is heard. Offers
 * nothing where the device has no voice in the language; stops when the screen is another one, in another language or no
 * longer there to be seen, when the voice fails, and when the element goes.
 */
export class Aloud implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #speech: Speech | null;
  readonly #changed = (): void => this.#host.requestUpdate();
  /** The language of what is shown. */
  #lang = '';
  /** Null while nothing is read. */
  #reading: Reading | null = null;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    speech: Speech | null = 'speechSynthesis' in globalThis ? speechSynthesis : null,
  ) {
    this.#host = host;
    this.#speech = speech;
    host.addController(this);
    if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** Chrome knows its voices only after a while. The device's voice outlives every element, and must not hold on to one. */
  hostConnected(): void {
    this.#speech?.addEventListener('voiceschanged', this.#changed);
  }

  hostDisconnected(): void {
    this.#speech?.removeEventListener('voiceschanged', this.#changed);
    this.#stop();
  }

  hostUpdated(): void {
    const reading = this.#reading;
    if (!reading) return;
    if (reading.screen !== this.#screen || reading.lang !== this.#lang) this.#stop();
  }

  /** The button, or nothing. */
  bar({ texts, state: { phase }, lang }: View): TemplateResult | typeof nothing {
    this.#lang = lang;
    const voice = this.#voiceFor(lang);
    if (!voice || phase.kind === 'sending') return nothing;
    const isReading = this.#reading !== null;
    const words = { ...idAloud, ...texts };
    const press = (): void => (isReading ? this.#stop() : this.#read(voice));
    return html`<div class="aloud">
      <button type="button" class="link" part="button" @click=${press}>
        ${isReading ? words.stopReading : words.readAloud}
      </button>
    </div>`;
  }

  /** The screen, where the button to stop with is in sight: it is not in a closed dialog, nor where the survey cannot be shown. */
  get #screen(): Element | null {
    const bar = this.#find('.aloud')[0];
    return (bar?.getClientRects().length && this.#find('.screen')[0]) || null;
  }

  #find(selector: string): Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll(selector) ?? [])];
  }

  /** A voice of the language, one that needs no network first. */
  #voiceFor(lang: string): SpeechSynthesisVoice | undefined {
    // Android still calls Indonesian by the code that it had until 1989.
    const codes = primary(lang) === 'id' ? ['id', 'in'] : [primary(lang)];
    const voices = this.#speech?.getVoices() ?? [];
    const ours = voices.filter((voice) => codes.includes(primary(voice.lang)));
    return ours.find(({ localService }) => localService) ?? ours[0];
  }

  #read(voice: SpeechSynthesisVoice): void {
    const reading = { screen: this.#screen, lang: this.#lang };
    this.#reading = reading;
    // What was stopped still tells of its end, in some browsers as a failure.
    const whileRead = (act: () => void) => (): void => {
      if (this.#reading === reading) act();
    };
    const stop = whileRead(() => this.#stop());
    const spoken = this.#find(readable).filter(({ textContent }) => textContent.trim());
    spoken.forEach((piece, index) => {
      const utterance = new SpeechSynthesisUtterance(piece.textContent.replace(/\s+/g, ' ').trim());
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onstart = whileRead(() => this.#mark(piece));
      utterance.onend = index < spoken.length - 1 ? whileRead(() => this.#mark(null)) : stop;
      utterance.onerror = stop;
      this.#speech?.speak(utterance);
    });
    this.#changed();
  }

  #mark(piece: Element | null): void {
    for (const old of this.#find(`.${mark}`)) old.classList.remove(mark);
    piece?.classList.add(mark);
  }

  /** Silence, and nothing left to be said: a queue would go on speaking to the next person. */
  #stop(): void {
    if (!this.#reading) return;
    this.#reading = null;
    this.#speech?.cancel();
    this.#mark(null);
    this.#changed();
  }
}
