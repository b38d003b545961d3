/** Paths of the collector, as both sides spell them; relative to its base address. */
export const routes = {
  /** `POST` a `Batch`, get a `BatchReply`. */
  answers: '/v1/answers',
  /** `GET` the `Results` of a unit; parameters of `ResultsQuery`. */
  results: (unit: string): string => `/v1/units/${encodeURIComponent(unit)}/results`,
  /** `GET` the `Completeness` of a unit; parameters of `CompletenessQuery`. */
  completeness: (unit: string): string => `/v1/units/${encodeURIComponent(unit)}/completeness`,
  /** `GET` a questionnaire; parameters of `QuestionnaireQuery`. */
  questionnaire: (id: string): string => `/v1/questionnaires/${encodeURIComponent(id)}`,
  /** `GET` the public keys of the collector, a `KeyList`. */
  keys: '/v1/keys',
  /** `GET` a page about a problem type. */
  problem: (code: string): string => `/problems/${encodeURIComponent(code)}`,
  /** `GET` `Health`. */
  health: '/healthz',
  /** `GET` the OpenAPI 3.1 document. */
  openapi: '/openapi.json',
} as const;
