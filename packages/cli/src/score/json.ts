import { describe, type FourScale, type Rational } from '@skm-survey/scoring';
import { lowestOf, type Group } from './groups.ts';
import type { ScoreResult } from './result.ts';

/** Figures that do not end are cut here, half-up. */
const decimals = 6;

/** The result as JSON for other programs: `ikm`, `ipak` and `ipkp` are texts with two decimals, other figures numbers. */
export function jsonReport({ file, ikm, ipak, ipkp, by, notes }: ScoreResult): string {
  const report = {
    file,
    respondents: ikm.respondents,
    sum: number(ikm.sum),
    ikm: ikm.value,
    exact: ikm.exact?.toString() ?? null,
    mutu: ikm.mutu,
    kinerja: ikm.kinerja,
    unsur: ikm.unsur.map(({ key, answered, sum, nrr, weighted, mutu }) => ({
      key,
      answered,
      sum: number(sum),
      nrr: nrr && number(nrr),
      weighted: weighted && number(weighted),
      mutu,
    })),
    priority: ikm.priority,
    ties: ikm.ties,
    computation: { ...ikm.computation, text: describe(ikm.computation, 'id') },
    ipak: ipak && fourScaleReport(ipak),
    ipkp: ipkp && fourScaleReport(ipkp),
    ...(by !== null && { by: { column: by.column, groups: by.groups.map(groupReport) } }),
    notes,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

const groupReport = ({ key, ikm }: Group): unknown => ({
  key,
  respondents: ikm.respondents,
  ikm: ikm.value,
  mutu: ikm.mutu,
  lowest: lowestOf(ikm),
});

function fourScaleReport({ value, respondents, items, computation }: FourScale): unknown {
  return {
    value,
    respondents,
    items: items.map(({ key, answered, sum, mean }) => ({
      key,
      answered,
      sum: number(sum),
      mean: mean && number(mean),
    })),
    computation: { ...computation, text: describe(computation, 'id') },
  };
}

const number = (value: Rational): number => Number(value.toDecimal(decimals));
