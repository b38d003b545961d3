import type { Texts } from './texts.ts';

/** English, an unofficial translation: the names of the regulation exist in Indonesian only. */
export const en: Texts = {
  lang: 'en',
  decimal: '.',
  indexName: 'Public Satisfaction Index (IKM)',
  indexValue: 'IKM score',
  mutuLabel: 'Service quality',
  kinerja: { A: 'Very good', B: 'Good', C: 'Below standard', D: 'Poor' },
  mutu: (letter) => `Grade ${letter}`,
  scale: (value, letter) => `IKM ${value} on a scale from 25 to 100, within grade ${letter}`,
  respondents: 'Respondents',
  verified: 'Verified by ticket',
  people: (count) => count,
  service: 'Service',
  period: 'Survey period',
  periodBetween: (from, to) => `${from} to ${to}`,
  periodFrom: (from) => `since ${from}`,
  periodTo: (to) => `until ${to}`,
  periodAll: 'All answers',
  ipak: 'Anti-corruption perception index (IPAK)',
  ipkp: 'Service quality perception index (IPKP)',
  outOfFour: (value) => `${value} out of 4`,
  noData: 'No data yet',
  noDataYet:
    'Nobody has answered in this period yet. The result will appear here after the first answer arrives.',
  unsurHeading: 'Score of each service element',
  barsSummary: (best, worst) =>
    `Bar chart of the mean score of each element. Highest: ${best}. Lowest: ${worst}. All figures are in the table of details.`,
  barsAxis: 'Mean score (NRR), scale 1–4',
  priorityHeading: 'Priorities for improvement',
  priorityTag: 'priority',
  priorityIntro: 'Elements with the lowest score in this period:',
  tableHeading: 'Table of details per element',
  column: {
    unsur: 'Service element',
    answered: 'n',
    sum: 'Σ',
    nrr: 'NRR',
    weighted: 'Weighted NRR',
    mutu: 'Grade',
  },
  columnHelp: 'n = respondents who answered; Σ = sum of scores; NRR = mean score, scale 1–4.',
  suppressedAll:
    'Details per element are shown once there are 5 respondents, so that nobody’s own answers can be recognised.',
  suppressedRows:
    'Elements answered by fewer than 5 respondents are not detailed, so that nobody’s own answers can be recognised.',
  suppressed: 'not detailed (n below 5)',
  computedHeading: 'How it was computed',
  highest: (value) => `With this weight the highest possible IKM is ${value}.`,
  answeredByAll: (count) => `Each element was answered by ${count} respondents.`,
  answeredBetween: (least, most) =>
    `Each element was answered by ${least} to ${most} respondents; see column n.`,
  questionnaires: (list) => `Questionnaire: ${list}.`,
  questionnaire: (name, revision, count) => `${name} revision ${revision} (${count} respondents)`,
  grades:
    'Grades by IKM: A\u00A088.31–100.00; B\u00A076.61–88.30; C\u00A065.00–76.60; D\u00A025.00–64.99.',
  legalBasis:
    'Basis: Regulation of the Minister of State Apparatus (PermenPANRB) 14/2017. Unofficial translation.',
  asOf: (moment) => `Figures as of ${moment}`,
  moment: (date, time, zone) => `${date}, ${time} ${zone}`,
  loading: 'Loading the survey result …',
  failedHeading: 'The survey result cannot be shown yet',
  failedUnreachable:
    'The server with the survey result cannot be reached right now. Answers already sent remain stored. Please try again in a moment.',
  failedAnswer:
    'The server with the survey result gave an answer that cannot be read. Answers already sent remain stored. Please try again later, or contact the owner of this page.',
  failedSetup: 'This part of the page is not set up yet. Please contact the owner of this page.',
  stale: (moment) =>
    `Newer figures cannot be fetched right now. These are the figures as of ${moment}.`,
  retry: 'Try again',
  retrying: 'Loading …',
};
