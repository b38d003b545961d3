import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes of a file: as it is, and on the wire as a web server with the usual settings sends it. */
export interface Size {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

export type Budget = Pick<Size, 'brotli' | 'gzip'>;

export function measure(content: Buffer): Size {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: constants.Z_BEST_COMPRESSION }).length,
    brotli: brotliCompressSync(content, { params: quality }).length,
  };
}

/** One line a person reads: each size beside its budget, by how much it is over, if it is, and what fetches the file. */
export function lineOf(file: string, size: Size, budget: Budget & { fetched: string }): string {
  const parts = (['gzip', 'brotli'] as const).map((kind) =>
    ofBudget(kind, size[kind], budget[kind]),
  );
  const mark = isWithin(size, budget) ? '✓' : '✗';
  return `${mark} ${file}: raw ${size.raw}, ${parts.join(', ')}; fetched: ${budget.fetched}`;
}

/** `brotli 120 of 100 B (20 over)` */
export function ofBudget(kind: string, size: number, budget: number): string {
  return `${kind} ${size} of ${budget} B${size > budget ? ` (${size - budget} over)` : ''}`;
}

export function isWithin(size: Size, budget: Budget): boolean {
  return size.brotli <= budget.brotli && size.gzip <= budget.gzip;
}
