import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseQuestionnaire, type Questionnaire } from '@skm-survey/questionnaire';
import { CollectorError } from './errors.ts';

/**
 * The definitions in the `.json` files of a folder, in the order of their names.
 * @throws CollectorError `questionnaire-invalid` with every problem of the first file that has any.
 */
export async function readQuestionnaires(folder: string): Promise<Questionnaire[]> {
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.json')).sort();
  const questionnaires: Questionnaire[] = [];
  for (const name of names) questionnaires.push(await readOne(join(folder, name)));
  return questionnaires;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    throw invalid(`Cannot read the folder of questionnaires ${folder}.`, cause);
  }
}

async function readOne(path: string): Promise<Questionnaire> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw invalid(`${path} is not a JSON file.`, cause);
  }
  const parsed = parseQuestionnaire(json);
  if (parsed.ok) return parsed.questionnaire;
  const problems = parsed.problems.map(({ path: at, message }) => `  ${at}: ${message}`);
  throw invalid(`${path} is not a valid questionnaire:\n${problems.join('\n')}`);
}

const invalid = (sentence: string, cause?: unknown): CollectorError =>
  new CollectorError('questionnaire-invalid', sentence, { cause });
