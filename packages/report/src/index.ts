export { csvLine, rowsToCsv, type Cell, type CsvOptions } from './csv.ts';
export { numbered, type Numbering } from './numbering.ts';
export { surveyPoster, type PosterLang, type PosterOptions } from './poster/poster.ts';
export { surveyLink, type LinkOptions } from './poster/link.ts';
export { qrSvg } from './poster/qr.ts';
export {
  processingSheet,
  sheetToCsv,
  type ProcessingSheet,
  type SheetOptions,
} from './processing-sheet.ts';
export { publicCounts } from './public-counts.ts';
