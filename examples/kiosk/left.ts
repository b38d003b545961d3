import { make } from './element.ts';
import { words } from './words.ts';

/** Seconds without a touch before a dialog is closed, and how many of them are counted aloud. */
interface Patience {
  readonly all: number;
  readonly counted: number;
}

export const patience = {
  /** Anybody may bring the PIN pad up, and as long as it stands there nobody can answer. */
  locked: { all: 30, counted: 20 },
  open: { all: 180, counted: 30 },
} as const satisfies Record<string, Patience>;

const signs = ['pointerdown', 'keydown', 'input', 'wheel'] as const;

/** Closes a dialog that somebody walked away from: what stands open is anybody's. Returns what ends the watch. */
export function closeWhenLeft(dialog: HTMLDialogElement, { all, counted }: Patience): () => void {
  const told = make('p', { className: 'told closes', role: 'status' });
  const watch = new AbortController();
  let left = all;
  const tick = (): void => {
    left -= 1;
    if (left <= 0) dialog.close();
    else if (left <= counted) {
      told.textContent = words.closes.replace('{seconds}', String(left));
      dialog.append(told);
    }
  };
  const stay = (): void => {
    left = all;
    told.remove();
  };
  for (const sign of signs) dialog.addEventListener(sign, stay, { signal: watch.signal });
  const timer = setInterval(tick, 1_000);
  watch.signal.addEventListener('abort', () => clearInterval(timer));
  return () => watch.abort();
}
