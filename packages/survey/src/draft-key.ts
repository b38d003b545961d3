import { browserEnvironment, type SurveyEnvironment } from './environment.ts';

/** What a draft belongs to. Under another unit, service or questionnaire it is not found. */
export interface DraftOwner {
  readonly unit: string;
  readonly service: string;
  readonly questionnaire: { readonly id: string; readonly revision: string };
}

/** Name of a draft in the storage of the tab. */
export const draftKey = ({ unit, service, questionnaire: { id, revision } }: DraftOwner): string =>
  'skm-survey/draft/' + JSON.stringify([unit, service, id, revision]);

/** Whether this tab keeps something under the name of a draft; what it is, `DraftStore` reads. */
export function hasDraft(key: string, env: SurveyEnvironment = browserEnvironment): boolean {
  try {
    return env.session()?.getItem(key) != null;
  } catch {
    return false;
  }
}
