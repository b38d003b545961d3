import type { PageSettings } from './attributes.ts';

/** Whether a choice brings the next screen. */
export const goesOn = ({ noAdvance, layout }: PageSettings): boolean =>
  !noAdvance && layout !== 'page';
