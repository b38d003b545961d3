import type { CSSResultGroup } from 'lit';
import { buttons } from './buttons.ts';
import { frame } from './frame.ts';
import { intro } from './intro.ts';
import { questions } from './questions.ts';
import { tokens } from './tokens.ts';

/** What the first screens need; the rest comes with its part. All static: a strict Content-Security-Policy finds nothing to block. */
export const styles: CSSResultGroup = [tokens, frame, buttons, questions, intro];
