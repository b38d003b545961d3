import type { FourScaleComputation, IkmComputation, Scale } from './computation.ts';
import type { FourScale } from './four-scale.ts';
import type { Kinerja, Mutu } from './grade.ts';
import type { Ikm } from './ikm.ts';

/** Figures that do not end are published with this many decimals; those that do, as they are. */
const publishedDecimals = 6;

/** An IKM as plain JSON; every figure is a decimal with a point, e.g. "3.25". Fits `IkmResult` of the wire format. */
export interface PublishedIkm {
  value: string | null;
  mutu: Mutu | null;
  kinerja: Kinerja | null;
  respondents: number;
  sum: string;
  unsur: {
    key: string;
    answered: number;
    sum: string;
    nrr: string | null;
    weighted: string | null;
    mutu: Mutu | null;
  }[];
  priority: string[];
  ties: string[][];
  computation: IkmComputation;
}

export function publishedIkm(ikm: Ikm): PublishedIkm {
  return {
    value: ikm.value,
    mutu: ikm.mutu,
    kinerja: ikm.kinerja,
    respondents: ikm.respondents,
    sum: ikm.sum.toDecimal(publishedDecimals),
    unsur: ikm.unsur.map(({ key, answered, sum, nrr, weighted, mutu }) => ({
      key,
      answered,
      sum: sum.toDecimal(publishedDecimals),
      nrr: nrr?.toDecimal(publishedDecimals) ?? null,
      weighted: weighted?.toDecimal(publishedDecimals) ?? null,
      mutu,
    })),
    priority: [...ikm.priority],
    ties: ikm.ties.map((group) => [...group]),
    computation: ikm.computation,
  };
}

/** An IPAK or IPKP as plain JSON. Fits `FourScaleResult` of the wire format. */
export interface PublishedFourScale {
  value: string | null;
  respondents: number;
  computation: { index: FourScaleComputation['index']; scales: Scale[]; items: number };
}

export function publishedFourScale({
  value,
  respondents,
  computation,
}: FourScale): PublishedFourScale {
  return { value, respondents, computation: { ...computation, scales: [...computation.scales] } };
}
