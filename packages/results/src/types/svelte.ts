// Written by `pnpm generate` from the doc comments of the elements; a test holds it against them.
import type {} from 'svelte/elements';
import type { SkmResults } from '../skm-results.ts';
import type { SkmResultsAttributes, SkmResultsEvents, SkmResultsProperties } from './elements.ts';

type Handlers<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: ((event: Events[Name]) => void) | undefined;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'skm-results': HTMLAttributes<SkmResults> &
      SkmResultsAttributes &
      SkmResultsProperties &
      Handlers<SkmResultsEvents>;
  }
}
