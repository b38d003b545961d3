import { submissionOf } from './submission.ts';

/** Values that a careless host page might hand over as a submission. None of them may stop the others. */
const poisons: Readonly<Record<string, (marker: string) => unknown>> = {
  'unknown-item': (marker) => ({ ...submissionOf(marker), answers: { 'no-such-item': 4 } }),
  'not-an-option': (marker) => withAnswer(marker, 99),
  'unknown-questionnaire': (marker) => ({
    ...submissionOf(marker),
    questionnaire: { id: 'no-such-questionnaire', revision: '0' },
  }),
  'nul-characters': (marker) => ({ ...submissionOf(marker), comment: `${marker} \u0000\u0000` }),
  'lone-surrogates': (marker) => ({ ...submissionOf(marker), comment: `${marker} \ud800 \udfff` }),
  'five-megabytes': (marker) => ({
    ...submissionOf(marker),
    comment: `${marker} ${'x'.repeat(5 * 1024 * 1024)}`,
  }),
  'twenty-kilobytes': (marker) => ({
    ...submissionOf(marker),
    comment: `${marker} ${'x'.repeat(20_000)}`,
  }),
  'deep-nesting': (marker) => ({ ...submissionOf(marker), profile: nested(5000) }),
  'not-a-number': (marker) => withAnswer(marker, NaN),
  function: (marker) => ({ ...submissionOf(marker), profile: { age: () => 1 } }),
  'dom-node': (marker) => ({ ...submissionOf(marker), profile: { age: document.body } }),
  cyclic: (marker) => {
    const value: Record<string, unknown> = { ...submissionOf(marker) };
    value['profile'] = value;
    return value;
  },
  bigint: (marker) => withAnswer(marker, 1n),
  text: (marker) => marker,
};

export const poisonNames = Object.keys(poisons);

export function poisonOf(name: string, marker: string): unknown {
  const make = poisons[name];
  if (!make) throw new Error(`no poison is named ${name}`);
  return make(marker);
}

function withAnswer(marker: string, value: unknown): unknown {
  const submission = submissionOf(marker);
  const first = Object.keys(submission.answers)[0] ?? '';
  return { ...submission, answers: { ...submission.answers, [first]: value } };
}

function nested(depth: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}
