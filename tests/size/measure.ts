import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes of a file on the wire, as a web server with the usual settings sends it. */
export interface Size {
  readonly brotli: number;
  readonly gzip: number;
}

export function measure(content: Buffer): Size {
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return {
    brotli: brotliCompressSync(content, { params: quality }).length,
    gzip: gzipSync(content, { level: constants.Z_BEST_COMPRESSION }).length,
  };
}

/** One line a person reads: each size beside its budget, and by how much it is over, if it is. */
export function lineOf(file: string, size: Size, budget: Size): string {
  const parts = (['brotli', 'gzip'] as const).map((kind) => {
    const over = size[kind] - budget[kind];
    return `${kind} ${size[kind]} of ${budget[kind]} B${over > 0 ? ` (${over} over)` : ''}`;
  });
  return `${isWithin(size, budget) ? '✓' : '✗'} ${file}: ${parts.join(', ')}`;
}

export function isWithin(size: Size, budget: Size): boolean {
  return size.brotli <= budget.brotli && size.gzip <= budget.gzip;
}
