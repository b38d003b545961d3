import type { PageSettings } from '../attributes.ts';

/** Where digits are written. */
const written = 'textarea, [type=text], [type=date]';

/** Lets the keys 1 to 9 choose an option, of several questions on a page in the one that has the focus. */
export function attach(root: ShadowRoot, page: PageSettings): void {
  root.addEventListener('keydown', (event) => {
    const { key, ctrlKey, altKey, metaKey, target } = event as KeyboardEvent;
    const isCommand = ctrlKey || altKey || metaKey;
    if (!page.numberKeys || isCommand || !/^[1-9]$/.test(key)) return;
    if ((target as Element).matches(written)) return;
    const asked = root.activeElement?.closest('fieldset') ?? root;
    const option = asked.querySelectorAll<HTMLInputElement>('.option input')[Number(key) - 1];
    if (option && isWithinReach(option)) choose(option);
  });
}

/** Whether a touch could choose it: not in a closed popup, nor beneath the question whether anybody is there. */
const isWithinReach = (option: Element): boolean =>
  option.getClientRects().length > 0 && !option.closest('[inert]');

/** As a touch does: it is meant, also where it was chosen before. */
function choose(option: HTMLInputElement): void {
  option.focus();
  option.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  if (option.checked) option.dispatchEvent(new Event('change', { bubbles: true }));
  else option.click();
}
