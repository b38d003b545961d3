import type { CSSResultGroup } from 'lit';
import { buttons } from './buttons.ts';
import { fields } from './fields.ts';
import { frame } from './frame.ts';
import { questions } from './questions.ts';
import { screens } from './screens.ts';
import { tokens } from './tokens.ts';

/** All static: a strict Content-Security-Policy finds nothing to block. */
export const styles: CSSResultGroup = [tokens, frame, buttons, questions, fields, screens];
