export type * from './api.ts';
export { createClient } from './client.ts';
export type {
  KeptReceipt,
  ReceiptCheck,
  ReceiptFinding,
  ReceiptState,
} from './delivery/receipts.ts';
export type { DeliveryState } from './status.ts';
export type { Environment, PageEvent, WakeReason } from './environment.ts';
export { errorDocs } from './errors.ts';
export type { ErrorCode } from './errors.ts';
export * from './events.ts';
export type { StoreHealth } from './outbox/condition.ts';
export type { Holding, Inventory } from './outbox/inventory.ts';
export type { QuarantineReason } from './outbox/record.ts';
export type { Status } from './status.ts';
