export { csvLine, rowsToCsv, type Cell, type CsvOptions } from './csv.ts';
export { numbered, type Numbering } from './numbering.ts';
export {
  processingSheet,
  sheetToCsv,
  type ProcessingSheet,
  type SheetOptions,
} from './processing-sheet.ts';
export { publicCounts } from './public-counts.ts';
