import {
  Answer,
  BatchItem,
  limits,
  rejection,
  Uuid,
  type BatchEnvelope,
  type Rejection,
} from '@skm-survey/protocol';
import { validateAnswers, type Questionnaire } from '@skm-survey/questionnaire';
import type { Catalogue } from './catalogue.ts';
import { contributionsOf } from './contributions.ts';
import { countedDay } from './day.ts';
import { hashOfId, sha256 } from './digest.ts';
import type { KeyRing, Opened, SealedBody } from './keys/ring.ts';
import { issueInWords, issuePath, type Issue } from './http/issues.ts';
import type { ExaminedItem, Filing, ReceivedItem, Settlement, StoredAnswer } from './store/port.ts';

/** What an item is judged by. */
export interface Circumstances {
  readonly envelope: BatchEnvelope;
  readonly receivedAt: Date;
  readonly catalogue: Catalogue;
  readonly keys: KeyRing;
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
  const kid = data.enc?.kid ?? null;
  const idHash = await hashOfId(unit, id);
  const item: PlacedItem = { id, idHash, seq, sha256: data.sha256, body, at, tz, up, sdk, kid };
  if (body.length > limits.bodyBytes) return rejected(item, 'answer-too-large');
  if ((await sha256(body)) !== data.sha256) return rejected(item, 'hash-mismatch');
  const day = countedDay({ at, tz, sentAt: around.envelope.sentAt, receivedAt: around.receivedAt });
  const judged = await judge({ unit, id, kid, body: data.body, day }, around);
  switch (judged.kind) {
    case 'rejected':
      return { verdict: 'rejected', item, reason: judged.reason };
    case 'held':
      return { verdict: 'held', item, filing: judged.filing, hold: judged.hold };
    case 'counts':
      return {
        verdict: 'counts',
        item,
        filing: judged.filing,
        contributions: judged.contributions,
      };
  }
}

/** A body that is to be read, and the day under which it is filed. */
interface Readable extends Omit<SealedBody, 'kid'> {
  /** Null for a plain body. */
  readonly kid: string | null;
  readonly day: string;
}

/** What answers are judged by. */
export type Judges = Pick<Circumstances, 'catalogue' | 'keys'>;

/** Opens a body, reads it and holds it against its questionnaire; `held` while a key or the questionnaire is not here. */
async function judge(body: Readable, { catalogue, keys }: Judges): Promise<Settlement> {
  const { kid, ...sealed } = body;
  const opened = kid === null ? plain(body) : await keys.open({ ...sealed, kid });
  if (opened.kind === 'unreadable') return refuse('cannot-open');
  if (opened.kind === 'no-key') return { kind: 'held', hold: 'sealed', filing: unread(body) };
  const answer = parseAnswer(opened.text);
  if (answer === null) return refuse('not-an-answer');
  const { questionnaire, service = '' } = answer;
  const { id, revision } = questionnaire;
  const filing: Filing = { questionnaire: id, revision, service, day: body.day };
  const definition = await catalogue.find(id, revision);
  return definition === null
    ? { kind: 'held', hold: 'definition', filing }
    : settle(answer, filing, definition);
}

const plain = ({ body }: Readable): Opened => ({ kind: 'opened', text: body });

const unread = ({ day }: Readable): Filing => ({
  ...{ questionnaire: '', revision: '', service: '', day },
});

function settle(answer: Answer, filing: Filing, questionnaire: Questionnaire): Settlement {
  const problems = validateAnswers(questionnaire, answer.answers, answer.profile)
    // What had to be answered is a matter of the form; an index counts only who answered.
    .filter(({ code }) => code !== 'required');
  if (problems.length > 0) {
    const detail = problems.map(({ path, message }) => `${path}: ${message}`).join(' ');
    return refuse('invalid-answers', detail);
  }
  const contributions = contributionsOf(questionnaire, answer.answers);
  return { kind: 'counts', filing, contributions };
}

/** The same judgement on stored bytes, for an answer that was held. */
export function judgeStored(
  { unit, id, kid, day, body }: StoredAnswer,
  judges: Judges,
): Promise<Settlement> {
  return judge({ unit, id, kid, day, body: new TextDecoder().decode(body) }, judges);
}

function parseAnswer(body: string): Answer | null {
  try {
    return Answer.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

const refuse = (reason: Rejection, detail?: string): Settlement => ({
  kind: 'rejected',
  reason: rejection(reason, detail),
});

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
    kid: null,
  };
}

const problemsOf = (issues: readonly Issue[]): string =>
  issues.map((issue) => `${issuePath(issue)} ${issueInWords(issue)}`).join('; ');
