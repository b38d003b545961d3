/** ms for which the corner is held. */
const hold = 3_000;
/** px of the corner. */
const corner = 96;

/** Calls when the operator wants in: the upper left corner held for three seconds, or Ctrl + Alt + O. */
export function watchForOperator(open: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener(
    'pointerdown',
    ({ clientX, clientY }) => {
      if (clientX < corner && clientY < corner) timer = setTimeout(open, hold);
    },
    { capture: true },
  );
  for (const end of ['pointerup', 'pointercancel'] as const) {
    addEventListener(end, () => clearTimeout(timer), { capture: true });
  }
  addEventListener('keydown', ({ ctrlKey, altKey, code }) => {
    if (ctrlKey && altKey && code === 'KeyO') open();
  });
}
