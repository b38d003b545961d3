import type { Step } from '../interview/steps.ts';
import type { View } from '../views/view.ts';

/** "3. Bagaimana pendapat Saudara …?" */
export function numbered({ state, say }: View, step: Step & { kind: 'item' }): string {
  const items = state.steps.filter(({ kind }) => kind === 'item');
  return `${String(items.indexOf(step) + 1)}. ${say(step.item.text)}`;
}
