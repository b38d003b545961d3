/** What the page is asked; each function is sent to it as it stands, so that it can lean on nothing of this file. */

/**
 * What a person cannot read as it is shown: words that stand beyond the frame, the card or the box they belong to, words that
 * are broken without a hyphen, and anything that has to be scrolled to sideways.
 */
export function whatIsCut(): string[] {
  const survey = document.querySelector('skm-survey');
  const root = survey?.shadowRoot;
  if (!survey || !root) return ['there is no survey'];
  const found = new Set<string>();
  for (const one of [document.documentElement, survey, ...root.querySelectorAll('dialog')]) {
    if (one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
      found.add(`${one.localName} scrolls to ${String(one.scrollWidth)} px`);
  }
  const boxes = 'button, label, fieldset, .survey, .notice, .open, .sheet, .scene, dd, dt';
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    const words = text.textContent ?? '';
    if (!parent?.checkVisibility() || parent.closest('style, textarea, svg')) continue;
    const box = (parent.closest(boxes) ?? survey).getBoundingClientRect();
    const range = document.createRange();
    for (const { 0: word, index } of words.matchAll(/\S+/g)) {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const all = range.getBoundingClientRect();
      const isOut = all.left < 0 || all.right > document.documentElement.clientWidth + 0.5;
      if (isOut) found.add(`“${word}” is beyond the frame`);
      if (box.width > 0 && (all.left < box.left - 0.5 || all.right > box.right + 0.5))
        found.add(`“${word}” is beyond its box`);
      let before = NaN;
      for (let at = index; at < index + word.length; at += 1) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const { top } = range.getBoundingClientRect();
        if (top > before + 2 && !/[-–/\u00AD]/.test(words[at - 1] ?? ''))
          found.add(`“${word}” is broken`);
        before = top;
      }
    }
  }
  return [...found];
}

/** Controls that a finger may miss: lower or narrower than so many pixels. A radio is as large as its label. */
export function whatIsSmall(least: number): string[] {
  const root = document.querySelector('skm-survey')?.shadowRoot;
  const controls = root?.querySelectorAll<HTMLElement>('a, button, input, select, textarea') ?? [];
  return [...controls].flatMap((control) => {
    if (!control.checkVisibility()) return [];
    const target = control.closest('label') ?? control;
    const { width, height } = target.getBoundingClientRect();
    const isLarge = Math.min(width, height) >= least;
    const words = target.textContent.replace(/\s+/g, ' ').trim();
    return isLarge ? [] : [`“${words}” is ${String(width)} × ${String(height)} px`];
  });
}
