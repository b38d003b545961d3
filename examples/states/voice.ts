/** Gives this page a voice of each language that says nothing: a browser without a screen has none. */
export function giveVoices(): void {
  const voices = ['id-ID', 'en-US'].map((lang) => ({ lang, localService: true }));
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (utterance: { onstart?: () => void }) => utterance.onstart?.(),
    cancel: () => undefined,
  });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
  // A real one takes the voices of the device alone.
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', {
    value: class {
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    },
  });
}
