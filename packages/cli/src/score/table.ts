import { decimalsOf, describe, type FourScale, type Ikm, type Rational } from '@skm-survey/scoring';
import { lowestOf } from './groups.ts';
import type { ScoreResult } from './result.ts';
import { nameOf } from './name.ts';

/** The result as an officer writes it: Indonesian, with a decimal comma. */
export function tableReport({ file, ikm, ipak, ipkp, by, notes }: ScoreResult): string {
  return [
    'INDEKS KEPUASAN MASYARAKAT (IKM)',
    '',
    `Berkas      ${file}`,
    `Responden   ${ikm.respondents}`,
    '',
    ...table(ikm),
    '',
    `NILAI IKM   ${comma(ikm.value ?? 'belum ada data')}`,
    ...(ikm.mutu === null ? [] : [`Mutu        ${ikm.mutu} (${ikm.kinerja ?? ''})`]),
    ...priorityLines(ikm),
    ...fourScaleLines('IPAK', ipak),
    ...fourScaleLines('IPKP', ipkp),
    ...(by === null ? [] : recap(by)),
    '',
    'Cara menghitung',
    `  ${describe(ikm.computation, 'id')}`,
    ...[ipak, ipkp].flatMap((index) => (index ? [`  ${describe(index.computation, 'id')}`] : [])),
    ...(notes.length === 0 ? [] : ['', 'Catatan', ...notes.map((note) => `  ${note}`)]),
    '',
  ].join('\n');
}

const headings = ['Unsur', 'n', 'Σ', 'NRR', 'NRR tertimbang', 'Mutu'] as const;

function table(ikm: Ikm): string[] {
  const { nrr, weighted } = decimalsOf(ikm.computation.rounding);
  const figure = (value: Rational | null, kept: number | null): string =>
    value === null ? '–' : comma(value.toFixed(Math.max(3, kept ?? 0)));
  const rows = ikm.unsur.map((unsur) => [
    nameOf(unsur.key),
    `${unsur.answered}`,
    comma(unsur.sum.toDecimal(2)),
    figure(unsur.nrr, nrr),
    figure(unsur.weighted, weighted),
    unsur.mutu ?? '–',
  ]);
  const total = ['Jumlah', '', comma(ikm.sum.toDecimal(2)), '', totalWeighted(ikm), ''];
  const widths = headings.map((heading, i) =>
    Math.max(heading.length, ...[...rows, total].map((row) => row[i]?.length ?? 0)),
  );
  const [head, ...body] = [headings, ...rows, total].map((row) => aligned(row, widths));
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width + 2, -2));
  return [head ?? '', rule, ...body.slice(0, -1), rule, ...body.slice(-1)];
}

/** Fewer respondents than this may point at a person. */
const few = 5;

function recap({ column, groups }: NonNullable<ScoreResult['by']>): string[] {
  const rows = groups.map(({ key, ikm }) => [
    key === '' ? '(tidak disebut)' : printable(key),
    `${ikm.respondents}`,
    comma(ikm.value ?? '–'),
    ikm.mutu ?? '–',
    `  ${lowestOf(ikm).map(nameOf).join('; ')}`,
  ]);
  const head = [printable(column), 'n', 'IKM', 'Mutu', '  Unsur terendah'];
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const lines = [head, ...rows].map(([name = '', ...figures]) => {
    const lowest = figures.pop() ?? '';
    return `${aligned([name, ...figures], widths)}${lowest}`.trimEnd();
  });
  const small = groups.some(({ ikm }) => ikm.respondents < few);
  const note = `Kelompok dengan kurang dari ${few} responden jangan dipublikasikan.`;
  return [
    '',
    `REKAP PER ${printable(column).toUpperCase()}`,
    '',
    ...lines,
    ...(small ? ['', note] : []),
  ];
}

/** What a file says may hold anything; a line of a terminal may not. */
const printable = (text: string): string => text.replace(/\p{C}+/gu, ' ').slice(0, 40);

/** Names to the left, figures to the right. */
const aligned = (row: readonly string[], widths: readonly number[]): string =>
  row
    .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
    .join('  ')
    .trimEnd();

/** Σ of the weighted NRR: the index on the scale of 1–4. */
const totalWeighted = ({ exact, unsur }: Ikm): string => {
  if (exact === null) return '–';
  const weighted = unsur.map((score) => score.weighted).filter((value) => value !== null);
  return comma(weighted.reduce((sum, value) => sum.plus(value)).toFixed(3));
};

function priorityLines({ priority, ties }: Ikm): string[] {
  if (priority.length === 0) return [];
  const names = (keys: readonly string[]): string => keys.map(nameOf).join('; ');
  return [
    `Prioritas   ${names(priority)}`,
    ...ties.map((group) => `  sama NRR-nya: ${names(group)}`),
  ];
}

function fourScaleLines(name: string, index: FourScale | null): string[] {
  if (index === null) return [];
  return [
    `${name.padEnd(12)}${comma(index.value ?? 'belum ada data')} (${index.respondents} responden)`,
  ];
}

const comma = (decimal: string): string => decimal.replace('.', ',');
