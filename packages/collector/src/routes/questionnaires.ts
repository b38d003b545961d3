import { QuestionnaireQuery } from '@skm-survey/protocol';
import type { Context } from 'hono';
import { problemReply } from '../http/problem.ts';
import type { Services } from './context.ts';
import { readQuery } from './query.ts';

/** `GET /v1/questionnaires/{id}`. */
export async function getQuestionnaire(
  context: Context,
  { catalogue }: Services,
): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const read = readQuery(context, QuestionnaireQuery);
  if (!read.ok) return read.response;
  const { revision } = read.query;
  const questionnaire =
    revision === undefined ? await catalogue.newest(id) : await catalogue.find(id, revision);
  if (questionnaire === null) return problemReply(context, 'unknown-questionnaire');
  return context.json(questionnaire);
}
