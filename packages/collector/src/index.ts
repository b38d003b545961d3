export type { AccessRules, UnitAccess } from './access/access.ts';
export type { Connection, Rates } from './access/limits.ts';
export type { Rate } from './access/rate.ts';
export { createApp, type AppOptions } from './app.ts';
export { Catalogue } from './catalogue.ts';
export type { Contribution, Measure } from './contributions.ts';
export type { Acceptor } from './accept.ts';
export { targetOf } from './digest.ts';
export { systemEnvironment, type Environment } from './environment.ts';
export { HeldAnswers, type Watch } from './held.ts';
export { importOutbox, type Import, type ImportCounts, type ImportProblem } from './import.ts';
export { makeKey, type KeyUse, type PrivateKey } from './keys/private-key.ts';
export { KeyRing, type KeySource } from './keys/ring.ts';
export { signerOf, type LoggedReceipt, type ReceiptSigner } from './receipts/signer.ts';
export { releaseSealed, type Released, type Releaser } from './release.ts';
export { register, type Registration } from './register.ts';
export type * from './store/port.ts';
export { migrate, MigrationError, type Spelling } from './store/sql/migrations.ts';
export { readKeySet, type ReadKeySet } from './tickets/key-set.ts';
export {
  TicketKeys,
  type Ticketed,
  type TicketKeySource,
  type TicketVerdict,
} from './tickets/ticket-keys.ts';
export { defaultVariants, type VariantOptions } from './variants.ts';
export { SqlAnswerStore, type Engine } from './store/sql/store.ts';
export type { Database, Tables } from './store/sql/tables.ts';
