import encodeQR from 'qr';
import { element } from './svg.ts';

/** Modules of white that every reader may count on around the code (ISO/IEC 18004, 6.3.8). */
export const quietZone = 4;

/** The dark modules of a code and nothing around it. */
export interface QrMatrix {
  readonly size: number;
  /** As the `d` of an SVG path, one unit a module, from 0,0. */
  readonly path: string;
}

/**
 * The QR code of a text at error correction level Q: a quarter of it may be dirty or torn.
 * @throws Error where the text is longer than a code can hold.
 */
export function qrMatrix(text: string): QrMatrix {
  const framed = encodeQR(text, 'raw', { ecc: 'quartile', border: quietZone });
  const rows = framed.slice(quietZone, -quietZone).map((row) => row.slice(quietZone, -quietZone));
  return { size: rows.length, path: rows.map(runsOf).join('') };
}

/** A row's dark runs, each one rectangle: no seams between modules when it is scaled. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let start = row.indexOf(true); start >= 0;) {
    const end = row.indexOf(false, start);
    const length = (end < 0 ? row.length : end) - start;
    path += `M${start} ${y}h${length}v1h-${length}z`;
    start = row.indexOf(true, start + length);
  }
  return path;
}

/** Only the code, with its quiet zone, as an SVG of 8 cm: for an agency's own papers. */
export function qrSvg(text: string): string {
  const { size, path } = qrMatrix(text);
  const edge = size + 2 * quietZone;
  const head = { xmlns: 'http://www.w3.org/2000/svg', width: '80mm', height: '80mm' };
  const box = { ...head, viewBox: `${-quietZone} ${-quietZone} ${edge} ${edge}`, role: 'img' };
  return element('svg', box, [
    element('title', {}, [text]),
    element('rect', { x: -quietZone, y: -quietZone, width: edge, height: edge, fill: '#fff' }),
    element('path', { d: path, fill: '#000' }),
  ]).xml;
}
