import online from '../golden/skm-online-rows.json' with { type: 'json' };
import marginals from '../golden/worked-example-marginals.json' with { type: 'json' };
import { standardQuestionnaire } from '@skm-survey/questionnaire';

/** Option values by item key: what one respondent chooses. */
export type Choices = Readonly<Record<string, number>>;

/** Ten respondents of SKM Online (hybrid form): an unsur's value that ends in .5 is rebuilt as the mean of its two items. */
export function onlineRespondents(): Choices[] {
  const items = standardQuestionnaire('skm-online-2025-hybrid').items;
  return online.rows.map((row, respondent) => {
    const choices: Record<string, number> = {};
    const seen = new Map<string, number>();
    let ipak = 0;
    for (const item of items) {
      if (item.counts?.index === 'ikm') {
        const value = row[online.keys.indexOf(item.counts.unsur)] ?? NaN;
        const nth = seen.get(item.counts.unsur) ?? 0;
        seen.set(item.counts.unsur, nth + 1);
        choices[item.key] = nth === 0 ? Math.floor(value) : Math.ceil(value);
      } else if (item.counts?.index === 'ipak') {
        choices[item.key] = online.ipak_rows[respondent]?.[ipak] ?? NaN;
        ipak += 1;
      }
    }
    return choices;
  });
}

/** The 29 respondents of the worked example, dealt out of its marginal counts, the highest values first. */
export function workedExampleRespondents(): Choices[] {
  const columns = marginals.keys.map((_, column) =>
    ([4, 3, 2, 1] as const).flatMap((value) =>
      Array<number>(marginals.counts[value][column] ?? 0).fill(value),
    ),
  );
  return Array.from({ length: marginals.respondents }, (_, row) =>
    Object.fromEntries(marginals.keys.map((key, column) => [key, columns[column]?.[row] ?? NaN])),
  );
}

export const published = {
  online: { ikm: online.ikm, mutu: online.mutu, ipak: online.ipak },
  workedExample: { ikm: marginals.ikm, mutu: marginals.mutu },
} as const;
