import type { Mutu } from '../mutu.ts';

/** Every word that `<skm-results>` says, in one language. Figures arrive already written in that language. */
export interface Texts {
  /** BCP 47 tag that these words are in. */
  readonly lang: 'id' | 'en';
  /** Sign before the decimals: comma in Indonesian, point in English. */
  readonly decimal: ',' | '.';
  readonly indexName: string;
  readonly indexValue: string;
  readonly mutuLabel: string;
  readonly kinerja: Readonly<Record<Mutu, string>>;
  readonly mutu: (letter: Mutu) => string;
  readonly scale: (value: string, letter: Mutu) => string;
  readonly respondents: string;
  /** Answers with a one-time ticket that the collector checked. */
  readonly verified: string;
  readonly people: (count: string) => string;
  readonly service: string;
  readonly period: string;
  readonly periodBetween: (from: string, to: string) => string;
  readonly periodFrom: (from: string) => string;
  readonly periodTo: (to: string) => string;
  readonly periodAll: string;
  readonly ipak: string;
  readonly ipkp: string;
  readonly outOfFour: (value: string) => string;
  readonly noData: string;
  readonly noDataYet: string;
  readonly unsurHeading: string;
  readonly barsSummary: (best: string, worst: string) => string;
  readonly barsAxis: string;
  readonly priorityHeading: string;
  readonly priorityTag: string;
  readonly priorityIntro: string;
  readonly tableHeading: string;
  readonly column: {
    readonly unsur: string;
    readonly answered: string;
    readonly sum: string;
    readonly nrr: string;
    readonly weighted: string;
    readonly mutu: string;
  };
  readonly columnHelp: string;
  readonly suppressedAll: string;
  readonly suppressedRows: string;
  readonly suppressed: string;
  readonly computedHeading: string;
  readonly highest: (value: string) => string;
  readonly answeredByAll: (count: string) => string;
  readonly answeredBetween: (least: string, most: string) => string;
  readonly questionnaires: (list: string) => string;
  readonly questionnaire: (id: string, revision: string, count: string) => string;
  readonly grades: string;
  readonly legalBasis: string;
  readonly asOf: (moment: string) => string;
  readonly moment: (date: string, time: string, zone: string) => string;
  readonly loading: string;
  readonly failedHeading: string;
  readonly failedUnreachable: string;
  readonly failedAnswer: string;
  readonly failedSetup: string;
  readonly stale: (moment: string) => string;
  readonly retry: string;
  readonly retrying: string;
}
