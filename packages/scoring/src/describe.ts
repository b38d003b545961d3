import {
  decimalsOf,
  type FourScaleComputation,
  type IkmComputation,
  type Rounding,
} from './computation.ts';
import { weightOf } from './weight.ts';

/** The languages of these sentences. */
export type Lang = 'id' | 'en';

/** How a figure was computed, as sentences ready to print under it. */
export function describe(computation: IkmComputation | FourScaleComputation, lang: Lang): string {
  return 'weight' in computation
    ? describeIkm(computation, lang)
    : describeFourScale(computation, lang);
}

function describeIkm({ weight, rounding, unsur }: IkmComputation, lang: Lang): string {
  if (unsur === 0) return lang === 'id' ? 'Belum ada data.' : 'No data yet.';
  const factor =
    weight === 'exact' ? `1/${unsur}` : local(weightOf(weight, unsur).toDecimal(4), lang);
  if (lang === 'id') {
    return (
      'NRR unsur = jumlah nilai ÷ banyaknya responden yang menjawab unsur itu. ' +
      `NRR tertimbang = NRR × ${factor} (${unsur} unsur). IKM = jumlah NRR tertimbang × 25. ` +
      `${roundingId(rounding)} IKM dibulatkan ke 2 desimal, setengah ke atas.`
    );
  }
  return (
    'NRR of an unsur = sum of its values ÷ number of respondents who answered it. ' +
    `Weighted NRR = NRR × ${factor} (${unsur} unsur). IKM = sum of the weighted NRR × 25. ` +
    `${roundingEn(rounding)} The IKM is rounded half-up to 2 decimals.`
  );
}

function roundingId(rounding: Rounding): string {
  const { nrr, weighted } = decimalsOf(rounding);
  const parts = [
    ...(nrr === null ? [] : [`NRR dibulatkan ke ${nrr} desimal sebelum dikalikan bobot`]),
    ...(weighted === null
      ? []
      : [`NRR tertimbang dibulatkan ke ${weighted} desimal sebelum dijumlahkan`]),
  ];
  return parts.length === 0 ? 'Tanpa pembulatan antara.' : `${parts.join('; ')}.`;
}

function roundingEn(rounding: Rounding): string {
  const { nrr, weighted } = decimalsOf(rounding);
  const parts = [
    ...(nrr === null ? [] : [`each NRR is rounded to ${nrr} decimals before weighting`]),
    ...(weighted === null
      ? []
      : [`each weighted NRR is rounded to ${weighted} decimals before summing`]),
  ];
  const sentence = parts.join('; ');
  return parts.length === 0
    ? 'No rounding in between.'
    : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function describeFourScale({ index, scales, items }: FourScaleComputation, lang: Lang): string {
  if (items === 0) return lang === 'id' ? 'Belum ada data.' : 'No data yet.';
  const name = index.toUpperCase();
  const converted = scales
    .filter((scale) => scale !== 4)
    .map((scale) => `1–${scale}: × 4/${scale}`);
  const factors = converted.length === 0 ? '' : ` (${converted.join('; ')})`;
  return lang === 'id'
    ? `${name} = rata-rata dari rata-rata ${items} butir pada skala 4${factors}, dibulatkan ke 2 desimal, setengah ke atas.`
    : `${name} = mean of the means of ${items} items on a scale of 4${factors}, rounded half-up to 2 decimals.`;
}

const local = (decimal: string, lang: Lang): string =>
  lang === 'id' ? decimal.replace('.', ',') : decimal;
