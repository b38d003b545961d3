import type { Results } from '@skm-survey/protocol';
import { ikm, publishedIkm, Tally, type IkmOptions } from '@skm-survey/scoring';
import golden from '../golden/worked-example-marginals.json' with { type: 'json' };

const listOrder = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
];

/** What a collector sends for a tally; whatever is given in `other` replaces its part. */
export function resultsOf(
  tally: Tally,
  options: IkmOptions = {},
  other: Partial<Results> = {},
): Results {
  return {
    v: 1,
    unit: 'disdukcapil',
    service: null,
    period: { from: '2026-07-01', to: '2026-09-30' },
    questionnaires: [{ id: 'skm-2017', revision: '2017.1', respondents: tally.respondents }],
    ikm: publishedIkm(ikm(tally, options)),
    ipak: null,
    ipkp: null,
    generatedAt: '2026-10-01T02:05:00Z',
    ...other,
  };
}

/** The published worked example of 29 respondents, in the order of the list of unsur. */
export function workedTally(): Tally {
  const cells = golden.keys.flatMap((key, column) =>
    Object.entries(golden.counts).map(([value, counts]) => ({
      key,
      value,
      count: counts[column]!,
    })),
  );
  return Tally.fromJson({
    keys: listOrder,
    respondents: golden.respondents,
    cells: cells.filter(({ count }) => count > 0),
  });
}

/** `people` respondents who all gave every unsur the same value. */
export function evenTally(people: number, value = 3, keys: readonly string[] = listOrder): Tally {
  return Tally.fromJson({
    keys: listOrder,
    respondents: people,
    cells: people === 0 ? [] : keys.map((key) => ({ key, value: String(value), count: people })),
  });
}
