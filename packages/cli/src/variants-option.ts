import { defaultVariants } from '@skm-survey/collector';

/** How many variants of questionnaires a unit may bring, as an option of a command. */
export const variantsOption = { variants: { type: 'string' } } as const;

/** A number, or the sentence that says what is wrong; `off` is 0. */
export function variantsOf(text: string | undefined): number | string {
  if (text === undefined) return defaultVariants;
  if (text === 'off') return 0;
  return /^[1-9]\d{0,4}$/.test(text)
    ? Number(text)
    : '--variants ditulis off atau bilangan dari 1 sampai 99999.';
}
