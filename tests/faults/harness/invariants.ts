import { createHash } from 'node:crypto';
import type { Dump } from '../page/channel.ts';
import { markerOf } from './database.ts';
import type { Holdings, StoredAnswer } from './database.ts';
import type { Ledger, Shown } from './ledger.ts';
import { retryViolations } from './retry-traffic.ts';
import type { Wire } from './wire.ts';

/** Everything there is to judge by, after a case. */
export interface Evidence {
  readonly ledger: Ledger;
  readonly wire: Wire;
  readonly holdings: Holdings;
  /** What the device still holds; null where the case has destroyed the device. */
  readonly device: Dump | null;
  /** The answer that a marker stands for, as the page submits it. */
  readonly bodyOf: (marker: string) => unknown;
  /** Monotonic times at which the suite itself asked for a delivery, excused from I7; null where many tries are right. */
  readonly asked: readonly number[] | null;
}

export interface Verdict {
  readonly violations: readonly string[];
  readonly accepted: number;
  readonly lost: number;
  /** Shown as saved, gone, and told by number: what the guarantee allows, and nobody wants. */
  readonly declared: number;
  readonly twice: number;
  readonly gaps: number;
}

/** Holds the eight invariants of the fault matrix against the evidence. */
export function judge(evidence: Evidence): Verdict {
  const missing = missingOnes(evidence);
  const lost = missing.filter(isNotIn(declaredNumbers(evidence.wire)));
  const twice = countedTwice(evidence.holdings);
  const gaps = gapsIn(evidence);
  const say = (rule: string, found: readonly string[], what: string): string[] =>
    found.length === 0 ? [] : [`${rule} ${found.length} ${what}: ${found.slice(0, 3).join('; ')}`];
  return {
    violations: [
      ...say('I1/I6', lost.map(describe), 'shown as saved and nowhere to be found'),
      ...say('I2', twice, 'counted twice'),
      ...say('I3', samePlace(evidence.holdings), 'places of a stream taken twice'),
      ...say('I4', gaps, 'gaps in streams'),
      ...say('I5', changedBytes(evidence), 'bodies are not what was submitted'),
      ...say(
        'I6',
        failedYetKept(evidence),
        'shown as failed and yet kept, to be counted on the second try',
      ),
      ...say(
        'I7',
        evidence.asked === null ? [] : retryViolations(evidence.wire, evidence.asked),
        'bursts of retries',
      ),
      ...say('I8', evidence.ledger.unhandled, 'errors that nobody handled'),
      ...say('I8', evidence.ledger.repeated, 'markers with two outcomes'),
    ],
    accepted: evidence.holdings.answers.length,
    lost: lost.length,
    declared: missing.length - lost.length,
    twice: twice.length,
    gaps: gaps.length,
  };
}

function describe({ marker, id, seq }: Shown): string {
  return `${marker} (${id}, number ${String(seq)})`;
}

/** Shown as saved or accepted, and neither counted, refused, erased nor on the device. */
function missingOnes({ ledger, holdings, device }: Evidence): Shown[] {
  const atCollector = new Set([...holdings.answers, ...holdings.rejected].map(({ id }) => id));
  const onDevice = new Set((device?.records ?? []).map(({ id }) => id));
  return [...ledger.shown.values()].filter(
    ({ id, kind }) =>
      !atCollector.has(id) && !ledger.erased.has(id) && (kind === 'accepted' || !onDevice.has(id)),
  );
}

/** How often each number was declared lost; a stream declares a number once, however often it says so. */
function declaredNumbers(wire: Wire): Map<number, number> {
  const numbers = new Map<number, number>();
  const said = new Set<string>();
  for (const { stream, range } of wire.declaredLost) {
    for (let seq = range[0]; seq <= range[1]; seq += 1) {
      if (said.has(`${stream} ${seq}`)) continue;
      said.add(`${stream} ${seq}`);
      numbers.set(seq, (numbers.get(seq) ?? 0) + 1);
    }
  }
  return numbers;
}

/** The page is not told its stream, so each declaration of a number excuses one answer with that number, no more. */
function isNotIn(declared: Map<number, number>): (shown: Shown) => boolean {
  return ({ seq, kind }) => {
    const left = seq === null || kind === 'accepted' ? 0 : (declared.get(seq) ?? 0);
    if (seq !== null && left > 0) declared.set(seq, left - 1);
    return left === 0;
  };
}

/** By the id, as the database counts, and by what was said, as a person would. */
function countedTwice({ answers }: Holdings): string[] {
  return [
    ...repeated(answers.map(({ unit, id }) => `${unit} ${id}`)),
    ...repeated(answers.map((answer) => markerOf(answer)).filter((marker) => marker !== null)),
  ];
}

function samePlace({ answers }: Holdings): string[] {
  return repeated(answers.map(({ unit, stream, seq }) => `${unit} ${stream} ${seq}`));
}

function repeated(keys: readonly string[]): string[] {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size);
}

/** Numbers up to the highest announced that are neither here, refused, erased, on the device nor declared lost. */
function gapsIn({ holdings, device, wire }: Evidence): string[] {
  const settled = new Set<string>();
  const settle = ({ stream, seq }: { stream: string | null; seq: number | null }): unknown =>
    settled.add(`${stream ?? ''} ${seq ?? 0}`);
  [...holdings.answers, ...holdings.rejected, ...holdings.tombstones].forEach(settle);
  (device?.records ?? []).forEach(settle);
  for (const { stream, range } of wire.declaredLost) {
    for (let seq = range[0]; seq <= range[1]; seq += 1) settle({ stream, seq });
  }
  return holdings.streams.flatMap(({ stream, high }) =>
    Array.from({ length: high }, (_, place) => place + 1)
      .filter((seq) => !settled.has(`${stream} ${seq}`))
      .map((seq) => `${stream} ${seq}`),
  );
}

function changedBytes({ holdings, wire, bodyOf, device }: Evidence): string[] {
  const stored = holdings.answers.filter(
    (answer) => sha256(answer.body) !== answer.sha256 || !isAsSubmitted(answer, bodyOf),
  );
  const digests = new Map<string, Set<string>>();
  const note = ({ id, sha256 }: { id: string; sha256: string }): unknown =>
    digests.set(id, (digests.get(id) ?? new Set()).add(sha256));
  for (const { batch } of wire.exchanges) batch?.items.forEach(note);
  for (const { id, sha256 } of device?.records ?? []) if (sha256 !== null) note({ id, sha256 });
  const changed = [...digests]
    .filter(([, all]) => all.size > 1)
    .map(([id]) => `${id} serialised anew`);
  return [...stored.map(({ id }) => id), ...changed];
}

function isAsSubmitted(answer: StoredAnswer, bodyOf: Evidence['bodyOf']): boolean {
  const marker = markerOf(answer);
  if (marker === null || marker.includes(' ')) return true;
  const expected = { v: 1, ...(bodyOf(marker) as object) };
  return canonical(JSON.parse(answer.body)) === canonical(expected);
}

/**
 * Told to the person as failed, so the person tries again: what was told so may not be counted, nor stay on the device. A
 * direct send whose reply was lost is excused: nobody on the device can know of it.
 */
function failedYetKept({ ledger, device, holdings, wire }: Evidence): string[] {
  if (ledger.failed.size === 0) return [];
  const doubtful = new Set(
    wire.exchanges
      .filter(({ fault, reply }) => fault !== 'pass' || reply === null)
      .flatMap(({ batch }) => (batch?.items ?? []).map(({ id }) => id)),
  );
  const counted = holdings.answers.filter((answer) => {
    const marker = markerOf(answer);
    return marker !== null && ledger.failed.has(marker) && !doubtful.has(answer.id);
  });
  const shown = new Set([...ledger.shown.values()].map(({ id }) => id));
  const unexplained = (device?.records ?? []).filter(({ id }) => !shown.has(id));
  // A try that was cut short by a kill has no outcome at all, and may have left a record.
  const cutShort = ledger.attempted.size - ledger.shown.size - ledger.failed.size;
  const kept = unexplained.length > cutShort ? unexplained : [];
  return [...counted, ...kept].map(({ id }) => id);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
