import type { PageSettings } from '../attributes.ts';
import type { Interview } from '../interview/state.ts';
import type { Step } from '../interview/steps.ts';

type Page = Pick<PageSettings, 'layout' | 'mode'>;

/**
 * The first question, while it stands beneath the introduction: one screen less before it. Null where the introduction has a
 * screen of its own: in a kiosk, which greets; before a page with all questions; where something was left to be taken up.
 */
export function opening(
  { phase, steps }: Interview,
  { layout, mode }: Page,
): (Step & { kind: 'item' }) | null {
  const [first] = steps;
  const isHere =
    phase.kind === 'intro'
      ? !phase.left
      : phase.kind === 'asking' && phase.at === 0 && !phase.editing;
  return isHere && first?.kind === 'item' && layout !== 'page' && mode !== 'kiosk' ? first : null;
}

/** A name of the screen that is shown: when it changes, another screen is there. */
export function screenName(state: Interview, page: Page): string {
  const { phase, respondent } = state;
  if (phase.kind === 'asking') return `${respondent} asks ${phase.at}`;
  return opening(state, page) ? `${respondent} asks 0` : phase.kind;
}
