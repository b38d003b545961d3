import { figures } from './figures.ts';
import { layout } from './layout.ts';
import { media } from './media.ts';
import { tokens } from './tokens.ts';

/** All static: a strict CSP lets constructed sheets through and blocks style attributes. */
export const styles = [tokens, layout, figures, media];
