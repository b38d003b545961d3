/** What an interview needs after its first questions: a part of its own, fetched as soon as the first screen is painted. */
import type { CSSResult } from 'lit';
import { feedback } from './styles/feedback.ts';
import { fields } from './styles/fields.ts';
import { screens } from './styles/screens.ts';

export { Advance } from './extras/advance.ts';
export { breakable, Extras } from './extras/extras.ts';
export { Handover } from './handover.ts';
export { watch } from './questions/watch.ts';
export { leftPart } from './left-part.ts';
export { idRest } from './texts/id-rest.ts';
export { comment, commentField } from './views/comment.ts';
export { greeting } from './views/greeting.ts';
export { outcome } from './views/outcome.ts';
export { profile, profileField } from './views/profile.ts';
export { review } from './views/review.ts';
export { beneath } from './views/beneath.ts';
export { choice } from './views/question.ts';
export { statusLine } from './views/status-line.ts';

export const restStyles: readonly CSSResult[] = [feedback, fields, screens];
