import { createHash, randomUUID } from 'node:crypto';
import type { BatchItem } from '@skm-survey/protocol';
import { standardQuestionnaire } from '@skm-survey/questionnaire';

const { id, revision } = standardQuestionnaire('skm-2017');

/** An item of the questionnaire of 2017, as a device makes it. */
export function answerItem(seq: number, waktu: number, comment = 'baris\u2028baru'): BatchItem {
  const questionnaire = { id, revision };
  const body = JSON.stringify({
    ...{ v: 1, questionnaire, lang: 'id', answers: { waktu }, profile: {}, comment },
  });
  const sha256 = createHash('sha256').update(body).digest('hex');
  const about = { at: '2026-03-10T05:00:00Z', tz: 420, up: 1, sdk: 'test' };
  return { id: randomUUID(), seq, ...about, sha256, body };
}
