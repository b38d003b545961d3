import { unsurKeys, unsurNames } from '@skm-survey/questionnaire';

/** The official name of an unsur; the key itself of anything else. */
export function nameOf(key: string): string {
  const unsur = unsurKeys.find((candidate) => candidate === key);
  return unsur === undefined ? key : unsurNames[unsur].id;
}
