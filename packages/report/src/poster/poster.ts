import { fit, type Fitted, type Room } from './fit.ts';
import { qrMatrix, quietZone } from './qr.ts';
import { element, type Markup } from './svg.ts';

/** Languages of the poster's own words. */
export type PosterLang = 'id' | 'en';

export interface PosterOptions {
  /** Where the survey is; what the code says, to the letter. */
  readonly link: string;
  /** Names as printed. */
  readonly unit: string;
  readonly service?: string | undefined;
  readonly counter?: string | undefined;
  /** Default Indonesian. */
  readonly lang?: PosterLang | undefined;
}

const texts = {
  id: {
    survey: 'Survei Kepuasan Masyarakat',
    question: ['Bagaimana', 'pelayanan kami?'],
    scan: 'Pindai untuk mengisi survei',
    address: 'atau buka di peramban:',
    privacy: 'Tidak meminta nama, NIK, atau nomor telepon.',
  },
  en: {
    survey: 'Public Satisfaction Survey',
    question: ['How was', 'our service?'],
    scan: 'Scan to fill in the survey',
    address: 'or open in a browser:',
    privacy: 'It asks for no name, NIK or phone number.',
  },
} as const;

/** A4, in millimetres. */
const paper = { width: 210, height: 297 };
const middle = paper.width / 2;
const textWidth = 180;

const colours = { band: '#0b4a7d', pale: '#d6e8f7', ink: '#10222f', muted: '#465765' };

/** The white card of the code: its quiet zone is part of it. */
const card = { edge: 128, top: 83 };

/**
 * A poster on A4 for one unit, service and counter, as SVG: printed as it is, it can be read from two metres and scanned from one.
 * @throws Error where the link is longer than a QR code can hold.
 */
export function surveyPoster(options: PosterOptions): string {
  const { link, unit, service, counter, lang = 'id' } = options;
  const place = [service, counter].filter((name) => name !== undefined);
  const words = texts[lang];
  const head = {
    ...{ xmlns: 'http://www.w3.org/2000/svg', role: 'img', lang },
    ...{ width: `${paper.width}mm`, height: `${paper.height}mm` },
    viewBox: `0 0 ${paper.width} ${paper.height}`,
    // Letters of the same width wherever it is printed, as far as there are such.
    'font-family': "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif",
    'text-anchor': 'middle',
  };
  return element('svg', head, [
    element('title', {}, [[words.question.join(' '), unit, ...place].join(' – ')]),
    element('desc', {}, [`${words.scan}: ${link}`]),
    element('rect', { ...paper, fill: '#fff' }),
    element('rect', { width: paper.width, height: 144, fill: colours.band }),
    ...heading(words),
    ...code(link),
    ...names(unit, place),
    ...footing(link, words),
  ]).xml;
}

type Words = (typeof texts)[PosterLang];

const heading = ({ survey, question, scan }: Words): Markup[] => [
  line(survey.toUpperCase(), 19, { 'font-size': 5, fill: colours.pale, 'letter-spacing': 0.8 }),
  ...question.map((text, n) =>
    line(text, 38 + n * 18.5, { 'font-size': 17, 'font-weight': 700, fill: '#fff' }),
  ),
  line(scan, 72, { 'font-size': 9, fill: '#fff' }),
];

function code(link: string): Markup[] {
  const { size, path } = qrMatrix(link);
  const scale = card.edge / (size + 2 * quietZone);
  const left = middle - card.edge / 2;
  const at = { x: left + quietZone * scale, y: card.top + quietZone * scale };
  const edges = { width: card.edge, height: card.edge, x: left, y: card.top, rx: 5 };
  return [
    element('rect', { ...edges, fill: '#fff', stroke: colours.band, 'stroke-width': 1 }),
    element('path', {
      d: path,
      fill: '#000',
      transform: `translate(${at.x} ${at.y}) scale(${scale})`,
    }),
  ];
}

/** Where the room of the names ends. */
const namesEnd = 262;

/** The unit, and below it the service and the counter, in the room between the code and the address. */
function names(unit: string, place: readonly string[]): Markup[] {
  const bold = { 'font-weight': 700 };
  const set = [
    { ...fit(unit, roomsOf(9.5, 5)), look: { ...bold, fill: colours.ink } },
    ...place.map((name) => ({
      ...fit(name, roomsOf(8, 4.5)),
      look: { ...bold, fill: colours.band },
    })),
  ];
  const from = card.top + card.edge + 5;
  const height = set.reduce((sum, one) => sum + heightOf(one) + 1.5, 0);
  let top = from + Math.max(0, (namesEnd - from - height) / 2);
  return set.flatMap(({ look, ...fitted }) => {
    const lines = block(fitted, top, look);
    top += heightOf(fitted) + 1.5;
    return lines;
  });
}

/** One line, or two of smaller letters, or three of still smaller ones. */
const roomsOf = (largest: number, smallest: number): [Room, Room, Room] => [
  { width: textWidth, lines: 1, largest, smallest: largest - 1.5 },
  { width: textWidth, lines: 2, largest: largest - 0.5, smallest: smallest + 1 },
  { width: textWidth, lines: 3, largest: smallest + 1, smallest },
];

/** The address without what every browser adds by itself. */
function footing(link: string, { address, privacy }: Words): Markup[] {
  const set = fit(link.replace(/^https:\/\//, ''), [
    { width: textWidth, lines: 3, largest: 5.5, smallest: 3.5 },
    { width: textWidth, lines: 6, largest: 3.5, smallest: 2.5 },
  ]);
  const top = 286 - heightOf(set);
  return [
    line(address, top - 1.5, { 'font-size': 4.2, fill: colours.muted }),
    ...block(set, top, { 'font-weight': 700, fill: colours.ink }),
    line(privacy, 291.5, { 'font-size': 4, fill: colours.muted }),
  ];
}

const heightOf = ({ lines, size }: Fitted): number => lines.length * size * 1.2;

/** Lines of one text, the first of them below `top`. */
const block = ({ lines, size }: Fitted, top: number, look: Look): Markup[] =>
  lines.map((text, n) => line(text, top + size * (0.95 + n * 1.2), { ...look, 'font-size': size }));

type Look = Readonly<Record<string, string | number>>;

const line = (text: string, y: number, look: Look): Markup =>
  element('text', { x: middle, y, ...look }, [text]);
