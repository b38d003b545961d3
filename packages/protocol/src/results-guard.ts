import type { Guard } from './guard.ts';
import {
  either,
  isInt,
  isText,
  listOf,
  nullable,
  oneOf,
  optional,
  recordOf,
  shape,
  spelled,
} from './guard.ts';
import { dayPattern, decimalPattern, decimalsPattern, slugPattern, weights } from './pattern.ts';
import type { Results, Verification } from './results.ts';

type Ikm = Results['ikm'];
type FourScale = NonNullable<Results['ipak']>;
type Rounding = Ikm['computation']['rounding'];

const isDecimal = spelled(decimalPattern);
const isMutu = oneOf('A', 'B', 'C', 'D');
const isSlug = spelled(slugPattern);

const isUnsur = shape<Ikm['unsur'][number]>({
  key: isText,
  answered: isInt,
  sum: isDecimal,
  nrr: nullable(isDecimal),
  weighted: nullable(isDecimal),
  mutu: nullable(isMutu),
});

const isRounding: Guard<Rounding> = either<Rounding>(
  shape<Extract<Rounding, { kind: 'exact' }>>({ kind: oneOf('exact') }),
  shape<Extract<Rounding, { kind: 'nrr' }>>({ kind: oneOf('nrr'), decimals: isInt }),
  shape<Extract<Rounding, { kind: 'weighted' }>>({ kind: oneOf('weighted'), decimals: isInt }),
  shape<Extract<Rounding, { kind: 'both' }>>({ kind: oneOf('both'), nrr: isInt, weighted: isInt }),
);

const isIkm = shape<Ikm>({
  value: nullable(isDecimal),
  mutu: nullable(isMutu),
  kinerja: nullable(isText),
  respondents: isInt,
  sum: isDecimal,
  unsur: listOf(isUnsur),
  priority: listOf(isText),
  ties: optional(listOf(listOf(isText))),
  computation: shape<Ikm['computation']>({
    weight: oneOf(...weights),
    rounding: isRounding,
    unsur: isInt,
  }),
});

const isFourScale = shape<FourScale>({
  value: nullable(isDecimal),
  respondents: isInt,
  computation: shape<FourScale['computation']>({
    index: oneOf('ipak', 'ipkp'),
    scales: listOf(oneOf(4, 6, 10)),
    items: isInt,
  }),
});

const isVerification = shape<Verification>({
  verified: isInt,
  of: isInt,
  share: nullable(isDecimal),
  unverified: recordOf(isInt),
});

/** The `Results` schema as a guard. */
export const isResults: Guard<Results> = shape<Results>({
  v: oneOf(1),
  unit: isSlug,
  service: nullable(isSlug),
  period: shape<Results['period']>({ from: nullable(isText), to: nullable(isText) }),
  questionnaires: listOf(
    shape<Results['questionnaires'][number]>({ id: isText, revision: isText, respondents: isInt }),
  ),
  ikm: isIkm,
  ipak: nullable(isFourScale),
  ipkp: nullable(isFourScale),
  verification: optional(isVerification),
  generatedAt: isText,
});

const isDay = spelled(dayPattern);
const isDecimals = spelled(decimalsPattern);

/** The parameters of the `ResultsQuery` schema that tell how and of when, as guards of their text. */
export const resultsQueryGuards = {
  from: isDay,
  to: isDay,
  weight: oneOf<string>(...weights),
  'round-nrr': isDecimals,
  'round-weighted': isDecimals,
} as const satisfies Readonly<Record<string, Guard<string>>>;
