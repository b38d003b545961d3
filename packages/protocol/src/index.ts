export * from './answer.ts';
export * from './batch.ts';
export * from './completeness.ts';
export * from './guards.ts';
export * from './health.ts';
export * from './keys.ts';
export * from './limits.ts';
export * from './outbox-file.ts';
export {
  chainOutboxLine,
  outboxFileType,
  writeOutboxFile,
  type TextDigest,
} from './outbox-file-writer.ts';
export * from './pattern.ts';
export * from './problem.ts';
export * from './query.ts';
export * from './results-guard.ts';
export * from './receipt.ts';
export * from './results.ts';
export * from './routes.ts';
export * from './sealed.ts';
