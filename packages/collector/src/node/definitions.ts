import type { Questionnaire } from '@skm-survey/questionnaire';
import type { Released } from '../release.ts';
import { register, type Registrar } from '../register.ts';
import type { Waiting } from '../store/port.ts';
import { CollectorError } from './errors.ts';

/** Where definitions come from. */
export type QuestionnaireSource = () => Promise<readonly Questionnaire[]>;

/** Tells the operator something. */
export type Warn = (sentence: string) => void;

/**
 * Registers definitions, and counts what waited for them.
 * @throws CollectorError `questionnaire-changed`.
 */
export async function registerAll(
  where: Registrar,
  questionnaires: readonly Questionnaire[],
  warn: Warn,
): Promise<void> {
  for (const questionnaire of questionnaires) {
    const registration = await register(where, questionnaire);
    if (registration.kind === 'changed') {
      const { id, revision } = registration;
      throw new CollectorError(
        'questionnaire-changed',
        `Questionnaire ${id} differs from its revision ${revision} that is stored. A revision never changes: give the new content a new revision.`,
      );
    }
    warnOf(registration, `to ${questionnaire.id}`, warn);
  }
}

/** Registers what the source gives by now. What is wrong with it is told once, and costs a running collector nothing. */
export function learner(
  where: Registrar,
  source: QuestionnaireSource,
  warn: Warn,
): () => Promise<void> {
  let told = '';
  return async () => {
    try {
      await registerAll(where, await source(), warn);
      told = '';
    } catch (error) {
      if (!(error instanceof CollectorError)) throw error;
      if (error.message !== told) warn(error.message);
      told = error.message;
    }
  };
}

/** Tells the operator what became of answers that waited. */
export const teller =
  (warn: Warn) =>
  (waiting: Waiting, ended: Released): void => {
    const about =
      waiting.hold === 'sealed' ? `for the key ${waiting.kid}` : `to ${waiting.questionnaire}`;
    warnOf(ended, about, warn);
  };

function warnOf({ released, rejected }: Released, about: string, warn: Warn): void {
  if (released > 0) warn(`${released} waiting answers ${about} are counted now.`);
  if (rejected > 0) warn(`${rejected} waiting answers ${about} do not fit and are in quarantine.`);
}
