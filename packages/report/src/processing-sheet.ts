import { textIn, unsurNames } from '@skm-survey/questionnaire';
import {
  decimalsOf,
  describe,
  ikm,
  Rational,
  tallyOf,
  type Ikm,
  type IkmOptions,
  type UnsurScore,
  type Values,
} from '@skm-survey/scoring';
import { csvLine, type Cell, type CsvOptions } from './csv.ts';
import { numbered, numberingInWords, type Numbering } from './numbering.ts';

export interface SheetOptions extends IkmOptions {
  /** Name of the unit, as printed. */
  readonly unit: string;
  /** Period of the survey, as printed: "01-07-2026 s/d 30-09-2026". */
  readonly period: string;
  /** What U1–U9 stand for; default the list of unsur. */
  readonly numbering?: Numbering;
}

/** The sheet with its index. `lines` is the paper from top to bottom; cells at the end of a line may be left out. */
export interface ProcessingSheet {
  readonly lines: readonly (readonly Cell[])[];
  readonly ikm: Ikm;
}

const title = 'PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN';

/** Decimals of an average on paper, where its rounding policy does not say another number. */
const printedDecimals = 3;

/**
 * The processing sheet of the annex of PermenPANRB 14/2017: a row a respondent (in the order given, those who answered no
 * unsur left out), columns U1–U9, below them Σ Nilai/Unsur, the number of those who answered (the divisor), NRR/Unsur,
 * NRR Tertimbang/Unsur and IKM, and the way of computing in words.
 *
 * @param rows value (1–4, or the mean of several items) by unsur key; null or absent is not answered.
 * @throws RangeError for a value outside 1–4 or an unknown key.
 */
export function processingSheet(rows: readonly Values[], options: SheetOptions): ProcessingSheet {
  const numbering = options.numbering ?? 'unsur';
  const keys = numbered[numbering];
  const respondents = rows.filter((row) => keys.some((key) => (row[key] ?? null) !== null));
  const index = ikm(tallyOf(keys, rows), options);
  const lines = [
    [title],
    ['Unit pelayanan', options.unit],
    ['Periode', options.period],
    ['Penomoran', numberingInWords(numbering)],
    [],
    ['No. Responden', ...keys.map((_, column) => `U${column + 1}`)],
    ['', ...keys.map((key) => textIn(unsurNames[key], 'id'))],
    ...respondents.map((row, at): Cell[] => [at + 1, ...keys.map((key) => row[key] ?? null)]),
    ...totals(index),
  ];
  return { lines, ikm: index };
}

/** The sheet as CSV, by default as Indonesian spreadsheets read it: decimal comma, semicolons. */
export function sheetToCsv(sheet: ProcessingSheet, options: CsvOptions = { decimal: ',' }): string {
  return sheet.lines.map((line) => csvLine(line, options)).join('');
}

function totals(index: Ikm): Cell[][] {
  const { unsur, value, mutu, kinerja, computation } = index;
  const decimals = decimalsOf(computation.rounding);
  const of = (label: string, cell: (score: UnsurScore) => Cell): Cell[] => [
    label,
    ...unsur.map(cell),
  ];
  const figures = [
    of('Σ Nilai/Unsur', (score) => score.sum),
    of('Jumlah yang menjawab', (score) => score.answered),
    of('NRR/Unsur', (score) => printed(score.nrr, decimals.nrr)),
    of('NRR Tertimbang/Unsur', (score) => printed(score.weighted, decimals.weighted)),
  ];
  const noData = 'belum ada data';
  return [
    ...figures,
    ['IKM Unit Pelayanan', value === null ? noData : Rational.parseDecimal(value)],
    ['Mutu Pelayanan', mutu === null ? noData : `${mutu} (${kinerja ?? ''})`],
    ['Cara menghitung', describe(computation, 'id')],
  ];
}

const printed = (average: Rational | null, decimals: number | null): Rational | null =>
  average?.roundTo(decimals ?? printedDecimals) ?? null;
