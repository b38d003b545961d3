import type { Speech } from '../../src/extras/aloud.ts';

const speeches = ['speechSynthesis', 'SpeechSynthesisUtterance'] as const;
const real = speeches.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));

/** A voice of a language, of the device itself unless told otherwise. */
export const voice = (lang: string, localService = true): SpeechSynthesisVoice =>
  ({ lang, localService }) as SpeechSynthesisVoice;

/** A real utterance takes the device's own voices only, and a device of a test has none. */
class Utterance {
  readonly text: string;
  voice: SpeechSynthesisVoice | null = null;
  lang = '';
  onstart = (): void => {};
  onend = (): void => {};
  onerror = (): void => {};

  constructor(text: string) {
    this.text = text;
  }
}

/** A device's voice that says nothing: it keeps what it was given until a test has it said, and counts who listens. */
export class FakeSpeech extends EventTarget implements Speech {
  voices: SpeechSynthesisVoice[];
  queue: Utterance[] = [];
  listeners = 0;

  constructor(...voices: SpeechSynthesisVoice[]) {
    super();
    this.voices = voices;
    this.#put(this, Utterance);
  }

  getVoices(): SpeechSynthesisVoice[] {
    return this.voices;
  }

  speak(utterance: SpeechSynthesisUtterance): void {
    this.queue.push(utterance as unknown as Utterance);
  }

  /** As in Chrome, what is cut off tells of it as of a failure. */
  cancel(): void {
    for (const { onerror } of this.queue.splice(0)) onerror();
  }

  override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...given);
  }

  override removeEventListener(...given: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...given);
  }

  /** Says what is left, piece after piece. */
  sayAll(): void {
    for (let next = this.queue.shift(); next; next = this.queue.shift()) {
      next.onstart();
      next.onend();
    }
  }

  /** Gives the real voice back. */
  restore(): void {
    speeches.forEach((name, index) => {
      const before = real[index];
      if (before) Object.defineProperty(globalThis, name, before);
      else Reflect.deleteProperty(globalThis, name);
    });
  }

  #put(...values: unknown[]): void {
    speeches.forEach((name, index) =>
      Object.defineProperty(globalThis, name, { value: values[index], configurable: true }),
    );
  }
}
