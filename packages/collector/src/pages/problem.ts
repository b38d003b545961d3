import { problems, rejections } from '@skm-survey/protocol';
import type { Context } from 'hono';
import { problemReply } from '../http/problem.ts';

/** `GET /problems/{code}`: what a problem type means, for the person who follows its address. */
export function problemPage(context: Context, code: string): Response {
  const titles: Readonly<Record<string, string>> = {
    ...rejections,
    ...Object.fromEntries(Object.entries(problems).map(([key, { title }]) => [key, title])),
    conflict: 'The id of the item is taken by an answer with other bytes.',
  };
  if (!Object.hasOwn(titles, code)) return problemReply(context, 'not-found');
  return context.text(`${code}\n\n${titles[code] ?? ''}\n`);
}
