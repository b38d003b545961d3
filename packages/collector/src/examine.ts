import {
  Answer,
  BatchItem,
  limits,
  rejection,
  Uuid,
  type BatchEnvelope,
  type Rejection,
} from '@skm-survey/protocol';
import { validateAnswers } from '@skm-survey/questionnaire';
import type { Catalogue } from './catalogue.ts';
import { contributionsOf } from './contributions.ts';
import { countedDay } from './day.ts';
import { hashOfId, sha256 } from './digest.ts';
import { issueInWords, issuePath, type Issue } from './http/issues.ts';
import type { ExaminedItem, Filing, ReceivedItem, Settlement } from './store/port.ts';

/** What an item is judged by. */
export interface Circumstances {
  readonly envelope: BatchEnvelope;
  readonly receivedAt: Date;
  readonly catalogue: Catalogue;
}

type PlacedItem = ReceivedItem & { readonly seq: number };

/**
 * The verdict on one item of a batch, before anything is stored. Null for one without a usable id: nothing can be said about it to the device.
 * An item that cannot be counted is still kept, with the reason.
 */
export async function examine(raw: unknown, around: Circumstances): Promise<ExaminedItem | null> {
  const { unit } = around.envelope;
  const parsed = BatchItem.safeParse(raw);
  if (!parsed.success) {
    const malformed = await malformedItem(unit, raw);
    return malformed && rejected(malformed, 'invalid-item', problemsOf(parsed.error.issues));
  }
  const { data } = parsed;
  const body = new TextEncoder().encode(data.body);
  const { id, seq, at, tz, up, sdk } = data;
  const idHash = await hashOfId(unit, id);
  const item: PlacedItem = { id, idHash, seq, sha256: data.sha256, body, at, tz, up, sdk };
  if (body.length > limits.bodyBytes) return rejected(item, 'answer-too-large');
  if ((await sha256(body)) !== data.sha256) return rejected(item, 'hash-mismatch');
  if (data.enc !== undefined) {
    const filing = { questionnaire: '', revision: '', service: '', day: dayOf(item, around) };
    return { verdict: 'held', item, filing, hold: 'sealed' };
  }
  return read(item, data.body, around);
}

/** An answer against its questionnaire; `held` when that is not registered here (yet). */
async function read(item: PlacedItem, body: string, around: Circumstances): Promise<ExaminedItem> {
  const answer = parseAnswer(body);
  if (answer === null) return rejected(item, 'not-an-answer');
  const { id, revision } = answer.questionnaire;
  const service = answer.service ?? '';
  const filing: Filing = { questionnaire: id, revision, service, day: dayOf(item, around) };
  const settlement = await judge(answer, around.catalogue);
  if (settlement === null) return { verdict: 'held', item, filing, hold: 'definition' };
  if (settlement.kind === 'rejected')
    return { verdict: 'rejected', item, reason: settlement.reason };
  return { verdict: 'counts', item, filing, contributions: settlement.contributions };
}

/** Whether an answer counts; null while its questionnaire is unknown. */
async function judge(answer: Answer, catalogue: Catalogue): Promise<Settlement | null> {
  const { id, revision } = answer.questionnaire;
  const questionnaire = await catalogue.find(id, revision);
  if (questionnaire === null) return null;
  const problems = validateAnswers(questionnaire, answer.answers, answer.profile)
    // What had to be answered is a matter of the form; an index counts only who answered.
    .filter(({ code }) => code !== 'required');
  if (problems.length > 0) {
    const detail = problems.map(({ path, message }) => `${path}: ${message}`).join(' ');
    return { kind: 'rejected', reason: rejection('invalid-answers', detail) };
  }
  return { kind: 'counts', contributions: contributionsOf(questionnaire, answer.answers) };
}

/** The same judgement on stored bytes, for an answer that was held; null while its questionnaire is still unknown. */
export async function judgeStored(
  body: Uint8Array,
  catalogue: Catalogue,
): Promise<Settlement | null> {
  const answer = parseAnswer(new TextDecoder().decode(body));
  if (answer === null) return { kind: 'rejected', reason: rejection('not-an-answer') };
  return judge(answer, catalogue);
}

function parseAnswer(body: string): Answer | null {
  try {
    return Answer.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

const dayOf = ({ at, tz }: ReceivedItem, { envelope, receivedAt }: Circumstances): string =>
  countedDay({ at, tz, sentAt: envelope.sentAt, receivedAt });

const rejected = (item: ReceivedItem, reason: Rejection, detail?: string): ExaminedItem => ({
  verdict: 'rejected',
  item,
  reason: rejection(reason, detail),
});

/** The whole malformed item becomes the body that is kept, so that nothing of it is lost. */
async function malformedItem(unit: string, raw: unknown): Promise<ReceivedItem | null> {
  if (typeof raw !== 'object' || raw === null) return null;
  const { id, seq }: { id?: unknown; seq?: unknown } = raw;
  const known = Uuid.safeParse(id);
  if (!known.success) return null;
  const place = BatchItem.shape.seq.safeParse(seq);
  const body = new TextEncoder().encode(JSON.stringify(raw));
  return {
    id: known.data,
    idHash: await hashOfId(unit, known.data),
    seq: place.success ? place.data : null,
    sha256: await sha256(body),
    body,
    at: '',
    tz: 0,
    up: 0,
    sdk: '',
  };
}

const problemsOf = (issues: readonly Issue[]): string =>
  issues.map((issue) => `${issuePath(issue)} ${issueInWords(issue)}`).join('; ');
