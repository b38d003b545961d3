import { Part } from '../part.ts';

/** What looks at the settings of a page that has any. */
export const checksPart = new Part(() => import('../settings.ts'));
