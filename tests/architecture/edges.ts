/**
 * The drawing of docs/architecture.md as data: what each package may import, of ours and of others.
 * Nothing imports upward or sideways; a new edge is a decision, recorded in docs/decisions/.
 */
export const edges: Readonly<
  Record<string, { readonly ours: readonly string[]; readonly others: readonly string[] }>
> = {
  '@skm-survey/questionnaire': { ours: [], others: ['zod'] },
  '@skm-survey/scoring': { ours: [], others: [] },
  '@skm-survey/protocol': { ours: ['@skm-survey/questionnaire'], others: ['zod'] },
  '@skm-survey/sdk': { ours: ['@skm-survey/protocol'], others: ['@hpke/core', 'idb-keyval'] },
  'skm-survey': {
    ours: ['@skm-survey/questionnaire', '@skm-survey/protocol', '@skm-survey/sdk'],
    others: ['@lit/react', 'lit', 'react', 'svelte', 'vue'],
  },
  '@skm-survey/results': {
    ours: ['@skm-survey/questionnaire', '@skm-survey/protocol', '@skm-survey/scoring'],
    others: ['lit', 'react', 'svelte', 'vue'],
  },
  '@skm-survey/report': {
    ours: ['@skm-survey/questionnaire', '@skm-survey/protocol', '@skm-survey/scoring'],
    others: ['qr'],
  },
  '@skm-survey/collector': {
    ours: ['@skm-survey/questionnaire', '@skm-survey/protocol', '@skm-survey/scoring'],
    others: ['@hpke/core', 'hono', '@hono/node-server', 'jose', 'kysely', 'pg'],
  },
  '@skm-survey/cli': {
    ours: [
      '@skm-survey/questionnaire',
      '@skm-survey/protocol',
      '@skm-survey/scoring',
      '@skm-survey/report',
      '@skm-survey/collector',
    ],
    others: ['csv-parse', 'jose'],
  },
};
