import type { IkmResult, Results } from '@skm-survey/protocol';
import { describe, Rational, weightOf } from '@skm-survey/scoring';
import { formatCount, formatDecimal } from './numbers.ts';
import { hasDetails, shownUnsur } from './small-cells.ts';
import type { Texts } from './texts/texts.ts';

/** How the index came about, a paragraph a line, so that anyone can compute it again. */
export function computedInWords({ ikm, questionnaires }: Results, texts: Texts): readonly string[] {
  return [
    describe(ikm.computation, texts.lang),
    ...highestInWords(ikm.computation, texts),
    ...answeredInWords(ikm, texts),
    texts.grades,
    ...questionnairesInWords(questionnaires, texts),
    texts.legalBasis,
  ];
}

/** A weight cut to few decimals keeps the index below 100: said, so that nobody reads 99 as a flaw of the service. */
function highestInWords({ weight, unsur }: IkmResult['computation'], texts: Texts): string[] {
  if (unsur === 0) return [];
  const highest = weightOf(weight, unsur).times(Rational.of(unsur * 100));
  const reached = highest.compare(Rational.of(100)) >= 0;
  return reached ? [] : [texts.highest(formatDecimal(highest.toFixed(2), 2, texts))];
}

function answeredInWords(ikm: IkmResult, texts: Texts): string[] {
  const counts = shownUnsur(ikm).map((unsur) => unsur.answered);
  if (!hasDetails(ikm) || ikm.respondents === 0) return [];
  const least = formatCount(Math.min(...counts), texts);
  const most = formatCount(Math.max(...counts), texts);
  return [least === most ? texts.answeredByAll(most) : texts.answeredBetween(least, most)];
}

function questionnairesInWords(asked: Results['questionnaires'], texts: Texts): string[] {
  if (asked.length === 0) return [];
  const named = asked.map(({ id, revision, respondents }) =>
    texts.questionnaire(id, revision, formatCount(respondents, texts)),
  );
  return [texts.questionnaires(named.join('; '))];
}
