import type { Item } from '@skm-survey/questionnaire';
import { extraParts } from '../extras/extras.ts';
import { maskIdentity } from '../privacy/mask.ts';
import type { View } from './view.ts';

/** What stands beneath the options of a question. */
export const beneath = (view: View, item: Item): unknown =>
  extraParts.here?.beneath(view, item, maskIdentity);
