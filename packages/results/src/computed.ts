import type { IkmResult, Results } from '@skm-survey/protocol';
import { formatCount } from './numbers.ts';
import { hasDetails, shownUnsur } from './small-cells.ts';
import type { Texts } from './texts/texts.ts';

/** How the index came about, a sentence a line, so that anyone can compute it again. */
export function computedInWords({ ikm, questionnaires }: Results, texts: Texts): readonly string[] {
  return [
    texts.computedNrr,
    ...weightInWords(ikm.computation, texts),
    roundingInWords(ikm.computation, texts),
    ...answeredInWords(ikm, texts),
    texts.grades,
    ...questionnairesInWords(questionnaires, texts),
    texts.legalBasis,
  ];
}

function weightInWords({ weight, unsur }: IkmResult['computation'], texts: Texts): string[] {
  if (weight === 'exact') return [texts.computedIndex(`1/${unsur}`), texts.weightExact(unsur)];
  const figure = weight.replace('.', texts.decimal);
  return [texts.computedIndex(figure), texts.weightRounded(figure, unsur)];
}

function roundingInWords({ rounding }: IkmResult['computation'], texts: Texts): string {
  if (rounding.kind === 'nrr') return texts.roundingNrr(rounding.decimals);
  if (rounding.kind === 'weighted') return texts.roundingWeighted(rounding.decimals);
  return texts.roundingExact;
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
