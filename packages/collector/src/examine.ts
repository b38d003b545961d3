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
import { contributionsOf, ticketContribution, type Contribution } from './contributions.ts';
import { countedDay, givenAt } from './day.ts';
import { hashOfId, sha256 } from './digest.ts';
import type { KeyRing, Opened, SealedBody } from './keys/ring.ts';
import { issueInWords, issuePath, type Issue } from './http/issues.ts';
import type {
  ExaminedItem,
  Filing,
  Hold,
  Once,
  ReceivedItem,
  Settlement,
  StoredAnswer,
} from './store/port.ts';
import type { TicketKeys } from './tickets/ticket-keys.ts';

/** What an item is judged by. */
export interface Circumstances {
  readonly envelope: BatchEnvelope;
  readonly receivedAt: Date;
  readonly catalogue: Catalogue;
  readonly keys: KeyRing;
  readonly tickets: TicketKeys;
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
  const clocks = { at, tz, sentAt: around.envelope.sentAt, receivedAt: around.receivedAt };
  const given = { day: countedDay(clocks), givenAt: givenAt(clocks) };
  const judged = await judge({ unit, id, kid, body: data.body, ...given }, around);
  switch (judged.kind) {
    case 'rejected':
      return { verdict: 'rejected', item, reason: judged.reason };
    case 'held': {
      const { filing, hold } = judged;
      return { verdict: 'held', item, filing, hold, givenAt: given.givenAt };
    }
    case 'counts': {
      const { filing, contributions, once } = judged;
      return { verdict: 'counts', item, filing, contributions, once };
    }
  }
}

/** A body that is to be read, and when it was given. */
interface Readable extends Omit<SealedBody, 'kid'> {
  /** Null for a plain body. */
  readonly kid: string | null;
  /** Under which it is filed. */
  readonly day: string;
  readonly givenAt: Date;
}

/** What answers are judged by. */
export type Judges = Pick<Circumstances, 'catalogue' | 'keys' | 'tickets'>;

/** Opens a body, reads it and holds it against its questionnaire; `held` while a key or the questionnaire is not here. */
async function judge(body: Readable, { catalogue, keys, tickets }: Judges): Promise<Settlement> {
  const { kid, ...sealed } = body;
  const opened = kid === null ? plain(body) : await keys.open({ ...sealed, kid });
  if (opened.kind === 'unreadable') return refuse('cannot-open');
  if (opened.kind === 'no-key') return { kind: 'held', hold: 'sealed', filing: unread(body) };
  const answer = parseAnswer(opened.text);
  if (answer === null) return refuse('not-an-answer');
  const { questionnaire, service = '' } = answer;
  const { id, revision } = questionnaire;
  const filing: Filing = { questionnaire: id, revision, service, day: body.day };
  const asked = await askedIn(answer, catalogue);
  if (asked.kind === 'unknown') return { kind: 'held', hold: asked.hold, filing };
  const misfit = misfitOf(answer, asked.questionnaire);
  if (misfit !== null) return refuse('invalid-answers', misfit);
  // Last, since what does not count must not use up what the unit may bring.
  const isTaken =
    asked.kind === 'known' || (await catalogue.variants.admit(body.unit, asked.questionnaire));
  if (!isTaken) return { kind: 'held', hold: 'variant', filing };
  const { once, proof } = await ticketOf(answer, body, tickets);
  const contributions = [...contributionsOf(asked.questionnaire, answer.answers), ...proof];
  return { kind: 'counts', filing, contributions, once };
}

type Asked =
  | { readonly kind: 'known' | 'brought'; readonly questionnaire: Questionnaire }
  | { readonly kind: 'unknown'; readonly hold: Hold };

/** What the answer was asked: what is registered comes before what it brings itself. */
async function askedIn(answer: Answer, catalogue: Catalogue): Promise<Asked> {
  const { id, revision } = answer.questionnaire;
  const questionnaire = await catalogue.find(id, revision);
  if (questionnaire !== null) return { kind: 'known', questionnaire };
  const brought = await catalogue.variants.of(answer);
  return brought.kind === 'read'
    ? { kind: 'brought', questionnaire: brought.questionnaire }
    : { kind: 'unknown', hold: brought.kind === 'waits' ? 'variant' : 'definition' };
}

const plain = ({ body }: Readable): Opened => ({ kind: 'opened', text: body });

const unread = ({ day }: Readable): Filing => ({
  ...{ questionnaire: '', revision: '', service: '', day },
});

/** What of an answer does not fit its questionnaire; null for nothing. */
function misfitOf({ answers, profile }: Answer, questionnaire: Questionnaire): string | null {
  const problems = validateAnswers(questionnaire, answers, profile)
    // What had to be answered is a matter of the form; an index counts only who answered.
    .filter(({ code }) => code !== 'required');
  if (problems.length === 0) return null;
  return problems.map(({ path, message }) => `${path}: ${message}`).join(' ');
}

/** What the ticket of an answer proves, as it is counted. A bad one takes nothing from the answer but the proof. */
async function ticketOf(
  answer: Answer,
  about: Pick<Readable, 'unit' | 'givenAt'>,
  tickets: TicketKeys,
): Promise<{ readonly once: Once; readonly proof: readonly Contribution[] }> {
  if (answer.ticket === undefined) return { once: null, proof: [] };
  const verdict = await tickets.check(answer.ticket, { ...about, answer });
  return verdict.kind === 'verified'
    ? { once: verdict.once, proof: [ticketContribution('verified')] }
    : { once: null, proof: [ticketContribution(verdict.problem)] };
}

/** The same judgement on stored bytes, for an answer that was held. */
export function judgeStored(
  { unit, id, kid, day, body, givenAt: given }: StoredAnswer,
  judges: Judges,
): Promise<Settlement> {
  const text = new TextDecoder().decode(body);
  return judge({ unit, id, kid, day, body: text, givenAt: new Date(given ?? day) }, judges);
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
