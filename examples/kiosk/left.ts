import { make } from './element.ts';
import { words } from './words.ts';

/** Seconds without a touch before a dialog is closed, and how many of them are counted aloud. */
const patience = { all: 180, counted: 30 };

const signs = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/** Closes a dialog that somebody walked away from: what stands open is anybody's. Returns what ends it. */
export function closeWhenLeft(dialog: HTMLDialogElement): () => void {
  const told = make('p', { className: 'told closes', role: 'status' });
  let left = patience.all;
  const tick = (): void => {
    left -= 1;
    if (left <= 0) dialog.close();
    else if (left <= patience.counted) {
      told.textContent = words.closes.replace('{seconds}', String(left));
      dialog.append(told);
    }
  };
  const stay = (): void => {
    left = patience.all;
    told.remove();
  };
  for (const sign of signs) dialog.addEventListener(sign, stay);
  const timer = setInterval(tick, 1_000);
  return () => clearInterval(timer);
}
