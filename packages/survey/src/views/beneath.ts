import type { Item } from '@skm-survey/questionnaire';
import { extraParts } from '../extras/extras.ts';
import { maskIdentity } from '../privacy/mask.ts';
import { clearButton } from './clear-button.ts';
import type { View } from './view.ts';

/** What stands beneath the options of a question. */
export function beneath(view: View, item: Item): unknown {
  const { key, required } = item;
  const { state, send } = view;
  return [
    extraParts.here?.beneath(view, item, maskIdentity),
    !required && state.answers[key] !== undefined
      ? clearButton(view, () => send({ type: 'answer', key, value: null }))
      : null,
  ];
}
