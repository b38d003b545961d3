/** Paths of the collector, as both sides spell them. */
export const routes = {
  answers: '/v1/answers',
  results: (unit: string): string => `/v1/units/${encodeURIComponent(unit)}/results`,
  completeness: (unit: string): string => `/v1/units/${encodeURIComponent(unit)}/completeness`,
  questionnaire: (id: string): string => `/v1/questionnaires/${encodeURIComponent(id)}`,
  health: '/healthz',
  openapi: '/openapi.json',
} as const;
