export type * from './api.ts';
export { createClient } from './client.ts';
export type { Environment, WakeReason } from './environment.ts';
export { errorDocs } from './errors.ts';
export * from './events.ts';
export type { QuarantineReason } from './outbox/record.ts';
