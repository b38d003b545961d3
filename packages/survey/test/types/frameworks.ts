/** Compiles, or the types of the elements are wrong. Nothing here runs. */
import type { SkmSurvey } from 'skm-survey';
import type { SkmOutbox } from 'skm-survey/outbox';
import type {} from 'skm-survey/types/svelte';
import type {} from 'skm-survey/types/vue';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

type InVue = InstanceType<GlobalComponents['skm-survey']>['$props'];
type InSvelte = SvelteHTMLElements['skm-survey'];

export const vue: InVue = {
  unit: 'disdukcapil-contoh',
  'unit-name': 'Disdukcapil',
  readAloud: true,
  onSkmSaved: ({ id }) => id,
};

export const svelte: InSvelte = {
  unit: 'disdukcapil-contoh',
  key: 'kunci',
  'read-aloud': true,
  'onskm-saved': ({ id }) => id,
};

export const wrong: (InVue | InSvelte)[] = [
  // @ts-expect-error there is no such theme
  { unit: 'a', theme: 'biru', onSkmSaved: () => null },
  // @ts-expect-error there is no such attribute
  { units: 'a' },
  // @ts-expect-error it gives an event, not its detail
  { 'onskm-saved': ({ detail }) => detail as unknown },
];

/** What the platform gives is typed by the tag. */
export const found: SkmSurvey | null = document.querySelector('skm-survey');
export const made: SkmSurvey = document.createElement('skm-survey');
export const all: NodeListOf<SkmOutbox> = document.querySelectorAll('skm-outbox');
document.querySelector('skm-survey')?.addEventListener('skm-saved', (event) => {
  const saved: { readonly id: string; readonly seq: number | null } = event;
  // @ts-expect-error no event carries an answer
  event.answers;
  return saved;
});
// @ts-expect-error there is no such property
document.querySelector('skm-survey')?.units;
// @ts-expect-error a flag is no text
made.readAloud = 'ya';
