import { Part } from './part.ts';

/** What takes up a half-filled interview, where there is one. */
export const leftPart = new Part(() => import('./left.ts'));
