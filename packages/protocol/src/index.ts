export * from './answer.ts';
export * from './batch.ts';
export * from './limits.ts';
export * from './problem.ts';
export * from './results.ts';
export * from './routes.ts';
