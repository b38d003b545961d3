import '../../src/define.ts';
import type { SkmSurvey } from '../../src/skm-survey.ts';
import { FakeClient } from './fake-client.ts';
import { allParts } from './parts.ts';
import { small } from './questionnaires.ts';
import { Respondent } from './respondent.ts';

export interface Setting {
  readonly survey: SkmSurvey;
  readonly client: FakeClient;
  readonly respondent: Respondent;
}

const placed: SkmSurvey[] = [];

// Runners may open several test files in frames of one tab, which share its storage.
const unit = `uji-${crypto.randomUUID()}`;

/** What the surveys of this file keep in the tab. */
export const keptInTab = (): string[] =>
  Object.entries(sessionStorage)
    .map(([key, value]) => `${key} ${String(value)}`)
    .filter((entry) => entry.includes(unit));

/** Takes every survey off the page again, and what it kept in the tab. */
export function clearPage(): void {
  for (const survey of placed.splice(0)) survey.remove();
  for (const key of Object.keys(sessionStorage)) {
    if (key.includes(unit)) sessionStorage.removeItem(key);
  }
}

/** An element on the page with a client that keeps nothing, asking the small questionnaire unless told otherwise. */
export async function place(change: (survey: SkmSurvey) => void = () => {}): Promise<Setting> {
  await allParts();
  const survey = document.createElement('skm-survey');
  const client = new FakeClient();
  survey.client = client;
  survey.unit = unit;
  survey.definition = small;
  change(survey);
  document.body.append(survey);
  placed.push(survey);
  const respondent = new Respondent(survey);
  await respondent.settle();
  return { survey, client, respondent };
}

/** From the first question of the small questionnaire to the review. */
export async function answerAll(respondent: Respondent): Promise<void> {
  await respondent.choose('Pilihan 4');
  await respondent.press('Lanjut');
  await respondent.choose('Pilihan 3');
  await respondent.press('Lanjut');
  await respondent.choose('17–25');
  await respondent.press('Lanjut');
  await respondent.write('Telepon saya 0812-3456-7890');
  await respondent.press('Lanjut');
}
