import jsQR from 'jsqr';

/** Pixels of one module: a reader needs a few. */
const scale = 4;

/** What a reader that knows nothing of us finds in the dark modules of an SVG path, with a quiet zone of white around; null for nothing. */
export function scan(path: string, size: number, quiet = 4): string | null {
  const edge = (size + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(edge * edge * 4).fill(255);
  for (const { x, y, length } of runsOf(path)) {
    for (let row = 0; row < scale; row += 1) {
      const start = ((y + quiet) * scale + row) * edge + (x + quiet) * scale;
      for (let at = start; at < start + length * scale; at += 1) pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  return jsQR.default(pixels, edge, edge)?.data ?? null;
}

function runsOf(path: string): { x: number; y: number; length: number }[] {
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].map(([, x, y, length]) => ({
    ...{ x: Number(x), y: Number(y), length: Number(length) },
  }));
}

/** The path of the code in an SVG, and how many modules it has on an edge. */
export function codeIn(svg: string): { path: string; size: number } {
  const path = /<path d="(M[^"]+)"/.exec(svg)?.[1] ?? '';
  // The bottom of the lower left finder is the last row.
  const size = Math.max(...runsOf(path).map(({ y }) => y)) + 1;
  return { path, size };
}
