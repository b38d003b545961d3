import { Part } from '../part.ts';

/** The way on from the thanks. */
export const donePart = new Part(() => import('./done.ts'));
