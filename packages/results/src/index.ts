export { SkmResults } from './skm-results.ts';
export { SkmResultsFailedEvent, SkmResultsLoadedEvent } from './events.ts';
export { browserEnvironment, type ResultsEnvironment } from './environment.ts';
export type { Failure, FailureCode, ResultsCode } from './problems.ts';
