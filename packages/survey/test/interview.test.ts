import { standardQuestionnaires, validateAnswers } from '@skm-survey/questionnaire';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { draftOf, type Draft } from '../src/interview/draft.ts';
import { reduceFirst, type InterviewEvent } from '../src/interview/first.ts';
import { reduce as reduceUsual } from '../src/interview/reduce.ts';
import { wrap } from '../src/extras/why.ts';
import { offersProfile } from '../src/interview/offers-profile.ts';
import { resume as resumeWith } from '../src/interview/resume.ts';
import {
  begin,
  currentStep,
  missingOn,
  nothingSaid,
  type Interview,
} from '../src/interview/state.ts';
import { stepsOf, type Step } from '../src/interview/steps.ts';
import { submissionOf } from '../src/interview/submission.ts';
import { maskIdentity } from '../src/privacy/mask.ts';
import { deepFreeze } from './support/freeze.ts';
import { demanding, small } from './support/questionnaires.ts';

/** With reasons of low answers, which change nothing where there are none. */
const reduce = wrap(reduceUsual);

const resume = (steps: readonly Step[], draft: Draft): Interview =>
  resumeWith(steps, draft, offersProfile);

const questionnaires = [...standardQuestionnaires, small, demanding];
const anyQuestionnaire = fc.constantFrom(small, demanding, ...questionnaires);

/** Events of every kind, with keys and values that fit and some that do not. */
const anyEvent = fc.integer({ min: 0, max: 9_999 }).chain((dice) =>
  fc.constantFrom<(state: Interview) => InterviewEvent>(
    () => ({ type: 'start' }),
    () => ({ type: 'next' }),
    ...Array.from({ length: 12 }, () => (state: Interview) => onward(state, dice)),
    () => ({ type: 'back' }),
    (state) => ({ type: 'edit', at: dice % (state.steps.length + 1) }),
    (state) => answerFor(state, dice),
    (state) => answerFor(state, dice),
    (state) => profileFor(state, dice),
    () => ({ type: 'comment', text: `Kata ${'0812345678'.slice(0, dice % 11)}` }),
    () => ({ type: 'assisted', value: dice % 2 === 0 }),
    (state) => ({ type: 'reason', key: currentStep(state)?.key ?? '', text: `Antre ${dice}` }),
    () => ({ type: 'submit' }),
    () => ({ type: 'kept', id: `id-${dice}`, kept: 'saved' }),
    () => ({ type: 'failed', code: 'store-full' }),
    () => ({ type: 'settled', id: `id-${dice}`, verdict: 'accepted' }),
    () => ({ type: 'restart' }),
  ),
);

/** What a respondent does who wants to get on: answers what is open, else goes on. */
function onward(state: Interview, dice: number): InterviewEvent {
  const step = currentStep(state);
  if (!step) return { type: state.phase.kind === 'review' ? 'submit' : 'start' };
  const [open] = missingOn(step, state);
  if (open === undefined) return { type: 'next' };
  if (step.kind === 'item') return answerFor(state, dice);
  const field = step.kind === 'profile' ? step.fields.find(({ key }) => key === open) : undefined;
  const value = field?.options?.[0]?.value ?? '2026-11-02';
  return { type: 'profile', key: open, value };
}

function answerFor(state: Interview, dice: number): InterviewEvent {
  const step = currentStep(state);
  const item = step?.kind === 'item' ? step.item : undefined;
  const value = item?.options[dice % (item.options.length + 1)]?.value ?? 99;
  return { type: 'answer', key: item?.key ?? 'nothing', value: dice % 7 === 0 ? null : value };
}

function profileFor(state: Interview, dice: number): InterviewEvent {
  const step = currentStep(state);
  const field = step?.kind === 'profile' ? step.fields[dice % step.fields.length] : undefined;
  const option = field?.options?.[dice % field.options.length]?.value;
  const value = option ?? (field?.kind === 'date' ? '2026-11-02' : 'Perpanjangan KTP');
  const wild = [value, value, null, undefined, 'nonsense'][dice % 5];
  return { type: 'profile', key: field?.key ?? 'nothing', value: wild };
}

/** Plays random events, from a frozen state each time, so that a change in place throws. */
const anyPlay = anyQuestionnaire.chain((questionnaire) =>
  fc.array(anyEvent, { maxLength: 150, size: 'max' }).map((makers) => {
    const events: InterviewEvent[] = [];
    let state = deepFreeze(begin(stepsOf(questionnaire)));
    for (const make of makers) {
      const event = make(state);
      events.push(event);
      state = deepFreeze(reduce(state, event));
    }
    return { questionnaire, state, events };
  }),
);

/** The shortest way to the review: the last option of everything. */
function answered(questionnaire = small): Interview {
  let state = reduce(begin(stepsOf(questionnaire)), { type: 'start' });
  while (state.phase.kind === 'asking') {
    const step = currentStep(state)!;
    if (step.kind === 'item') {
      const value = step.item.options.at(-1)!.value;
      state = reduce(state, { type: 'answer', key: step.key, value });
    }
    for (const { key, options } of step.kind === 'profile' ? step.fields : []) {
      const value = options?.[0]?.value ?? '2026-11-02';
      state = reduce(state, { type: 'profile', key, value });
    }
    state = reduce(state, { type: 'next' });
  }
  return state;
}

/** An interview on a page that says nothing of where it is. */
const nowhere = {
  questionnaire: small,
  lang: 'id',
  page: { service: '', counter: '', officer: '', ticket: '' },
  visit: {},
};

describe('interview', () => {
  it('never sends an answer that the questionnaire refuses', () => {
    fc.assert(
      fc.property(anyPlay, ({ questionnaire, state }) => {
        if (state.phase.kind !== 'sending') return;
        const setting = { ...nowhere, questionnaire };
        const { answers, profile } = submissionOf(state, setting);
        expect(validateAnswers(questionnaire, answers, profile)).to.deep.equal([]);
      }),
    );
  });

  it('takes a date that does not exist for an empty field', () => {
    const { steps } = answered(demanding);
    const at = steps.findIndex((step) => step.kind === 'profile');
    let state: Interview = {
      ...answered(demanding),
      phase: { kind: 'asking', at, editing: false },
    };
    state = reduce(state, { type: 'profile', key: 'tanggal', value: '2026-02-30' });
    expect(state.profile).not.to.have.property('tanggal');
    expect(reduce(state, { type: 'next' }).missing).to.include('tanggal');
  });

  it('reaches the review and the sending in random play, so that the property above is not empty', () => {
    const phases = new Set(fc.sample(anyPlay, 300).map(({ state }) => state.phase.kind));
    expect([...phases]).to.include.members(['intro', 'asking', 'review', 'sending', 'thanks']);
  });

  it('keeps nothing of a person once the answer is kept, nor after a restart', () => {
    fc.assert(
      fc.property(anyPlay, ({ state }) => {
        const restarted = reduce(state, { type: 'restart' });
        for (const one of [state, restarted]) {
          if (one.phase.kind !== 'thanks' && one !== restarted) continue;
          if (one.phase.kind === 'sending') continue;
          const { answers, profile, reasons, comment, assisted } = one;
          expect({ answers, profile, reasons, comment, assisted }).to.deep.equal(nothingSaid);
        }
      }),
    );
  });

  it('is taken up again with everything that was said, identities masked', () => {
    const resumed = { all: 0 };
    fc.assert(
      fc.property(anyPlay, ({ state }) => {
        const draft = draftOf(state);
        if (!draft) return;
        resumed.all += 1;
        const { answers, profile, assisted, comment, phase } = resume(state.steps, draft);
        expect({ answers, assisted }).to.deep.equal({
          answers: state.answers,
          assisted: state.assisted,
        });
        expect(profile).to.deep.equal(draft.profile);
        expect(comment).to.equal(maskIdentity(state.comment));
        if (phase.kind === 'asking' && state.phase.kind === 'asking' && !state.phase.editing) {
          expect(phase.at).to.be.at.most(state.phase.at);
        }
        expect(draftOf(resume(state.steps, draft))).to.deep.equal({
          ...draft,
          at: phase.kind === 'asking' ? phase.at : state.steps.length,
        });
      }),
    );
    expect(resumed.all).to.be.above(20);
  });

  it('leaves no draft while it is being sent, after that, nor of someone who said nothing', () => {
    const sending = reduce(answered(), { type: 'submit' });
    const kept = reduce(sending, { type: 'kept', id: 'a', kept: 'saved' });
    const failed = reduce(sending, { type: 'failed', code: 'store-full' });
    const steps = stepsOf(small);
    expect(
      [sending, kept, begin(steps), reduce(begin(steps), { type: 'start' })].map(draftOf),
    ).to.deep.equal([null, null, null, null]);
    expect(draftOf(failed)).to.include({ at: steps.length });
    expect(draftOf(reduce(answered(), { type: 'restart' }))).to.be.null;
  });

  it('takes a draft up when the person says so, and drops it when the person does not', () => {
    const draft = draftOf(answered())!;
    const steps = stepsOf(small);
    const waiting = begin(steps, resume(steps, draft));
    expect(waiting.answers).to.deep.equal({});
    expect(reduce(waiting, { type: 'resume' }).phase.kind).to.equal('review');
    const anew = reduce(waiting, { type: 'start' });
    expect(anew.answers).to.deep.equal({});
    expect(reduce(anew, { type: 'resume' })).to.equal(anew);
  });

  it('passes over what the questionnaire does not offer, and stops where an answer is needed', () => {
    const draft = { ...draftOf(answered())!, answers: { persyaratan: 9, lain: 1 } };
    const resumed = resume(stepsOf(small), draft);
    expect(resumed.answers).to.deep.equal({});
    expect(resumed.phase).to.include({ kind: 'asking', at: 0 });
  });

  it('begins the same whether what comes after its questions is here or not', () => {
    const compared = { all: 0 };
    fc.assert(
      fc.property(anyPlay, anyEvent, ({ state }, make) => {
        const event = make(state);
        const isFirst =
          state.phase.kind === 'intro' ||
          (state.phase.kind === 'asking' && currentStep(state)?.kind === 'item');
        if (!isFirst) return;
        compared.all += 1;
        // Reasons come from a part that is not there before.
        if (event.type !== 'reason' && Object.keys(state.reasons).length === 0) {
          expect(reduceFirst(state, event)).to.deep.equal(reduce(state, event));
        }
      }),
    );
    expect(compared.all).to.be.above(20);
  });

  it('leads back from a screen that is still on its way, and nowhere else', () => {
    const asked = (state: Interview): Interview => reduceFirst(state, { type: 'next' });
    const all = stepsOf(small);
    let state = reduceFirst(begin(all), { type: 'start' });
    for (const { key } of small.items) {
      state = asked(reduceFirst(state, { type: 'answer', key, value: 2 }));
    }
    expect(currentStep(state)?.kind).to.equal('profile');
    const back = reduceFirst(state, { type: 'back' });
    expect(back.phase).to.deep.equal({ kind: 'asking', at: 1, editing: false });
    expect(back.answers).to.deep.equal({ persyaratan: 2, waktu: 2 });
  });

  it('is the same for the same events', () => {
    fc.assert(
      fc.property(anyPlay, ({ questionnaire, state, events }) => {
        const again = events.reduce(reduce, begin(stepsOf(questionnaire)));
        expect(again).to.deep.equal(state);
      }),
    );
  });

  for (const questionnaire of questionnaires) {
    it(`asks everything of ${questionnaire.id} once, in order`, () => {
      const steps = stepsOf(questionnaire);
      const asked = steps.flatMap((step) =>
        step.kind === 'profile' ? step.fields.map(({ key }) => key) : [step.key],
      );
      const { items, profile, comment } = questionnaire;
      const keys = [...items, ...profile].map(({ key }) => key);
      expect(asked).to.deep.equal(comment ? [...keys, 'comment'] : keys);
      for (const step of steps)
        if (step.kind === 'profile') expect(step.fields.length).to.be.within(1, 3);
    });

    it(`leads through ${questionnaire.id} to an answer that fits it`, () => {
      const state = reduce(answered(questionnaire), { type: 'submit' });
      expect(state.phase.kind).to.equal('sending');
      const { answers, profile } = submissionOf(state, { ...nowhere, questionnaire });
      expect(validateAnswers(questionnaire, answers, profile)).to.deep.equal([]);
      expect(Object.values(answers)).to.not.include(null);
    });
  }

  it('has begun with the first answer, whether or not anybody pressed start', () => {
    const waiting = begin(stepsOf(small));
    const answer = { type: 'answer', key: 'persyaratan', value: 2 } as const;
    const pressed = reduce(reduce(waiting, { type: 'start' }), answer);
    expect(reduce(waiting, answer)).to.deep.equal(pressed);
    expect(reduce(waiting, { type: 'next' }).missing).to.deep.equal(['persyaratan']);
    expect(reduce(waiting, { ...answer, value: 9 })).to.equal(waiting);
  });

  it('takes no answer over a half-filled interview that waits to be taken up', () => {
    const steps = stepsOf(small);
    const waiting = begin(steps, resume(steps, draftOf(answered())!));
    const answer = { type: 'answer', key: 'persyaratan', value: 2 } as const;
    expect([reduce(waiting, answer), reduce(waiting, { type: 'next' })]).to.deep.equal([
      waiting,
      waiting,
    ]);
  });

  it('knows the next respondent from the one before', () => {
    const restart = { type: 'restart' } as const;
    const first = begin(stepsOf(small));
    expect(reduce(first, restart).respondent, 'who has said nothing is still there').to.equal(0);
    expect(reduce(answered(), restart).respondent).to.equal(1);
  });

  it('does not go on without a required answer, and says which', () => {
    const asking = reduce(begin(stepsOf(small)), { type: 'start' });
    const refused = reduce(asking, { type: 'next' });
    expect(refused.phase).to.deep.equal(asking.phase);
    expect(refused.missing).to.deep.equal(['persyaratan']);
  });

  it('takes the error back as soon as the question is answered', () => {
    const refused = [{ type: 'start' }, { type: 'next' }] as const;
    const state = refused.reduce<Interview>(reduce, begin(stepsOf(small)));
    expect(reduce(state, { type: 'answer', key: 'persyaratan', value: 2 }).missing).to.deep.equal(
      [],
    );
  });

  it('goes back to the review after a change', () => {
    const editing = reduce(answered(), { type: 'edit', at: 0 });
    const changed = reduce(editing, { type: 'answer', key: 'persyaratan', value: 1 });
    const done = reduce(changed, { type: 'next' });
    expect(done.phase.kind).to.equal('review');
    expect(done.answers['persyaratan']).to.equal(1);
  });

  it('keeps every answer after a failure, and can try again', () => {
    const review = answered();
    const failed = reduce(reduce(review, { type: 'submit' }), {
      type: 'failed',
      code: 'store-full',
    });
    expect(failed.answers).to.deep.equal(review.answers);
    expect(reduce(failed, { type: 'submit' }).phase.kind).to.equal('sending');
    expect(reduce(failed, { type: 'back' }).phase.kind).to.equal('review');
  });

  it('shows thanks only after the answer was kept', () => {
    fc.assert(
      fc.property(anyPlay, ({ events, state }) => {
        if (state.phase.kind !== 'thanks') return;
        expect(events.some(({ type }) => type === 'kept')).to.be.true;
        expect(events.some(({ type }) => type === 'submit')).to.be.true;
      }),
    );
  });

  it('masks the comment when its screen is left, forwards or backwards', () => {
    const commenting = reduce(answered(), { type: 'edit', at: stepsOf(small).length - 1 });
    const typed = reduce(commenting, { type: 'comment', text: 'Hubungi 0812-3456-7890 ya ' });
    expect(typed.comment).to.contain('0812');
    expect(reduce(typed, { type: 'next' }).comment).to.equal('Hubungi [telepon] ya');
    expect(reduce(typed, { type: 'back' }).comment).to.equal('Hubungi [telepon] ya');
  });

  it('tells a refusal from an answer that was not given', () => {
    const at = stepsOf(demanding).findIndex(({ kind }) => kind === 'profile');
    const asked = reduce(answered(demanding), { type: 'edit', at });
    const refused = reduce(asked, { type: 'profile', key: 'disabilitas', value: null });
    const empty = reduce(asked, { type: 'profile', key: 'disabilitas', value: undefined });
    expect(refused.profile['disabilitas']).to.equal(null);
    expect('disabilitas' in empty.profile).to.be.false;
    expect(missingOn(stepsOf(demanding)[at]!, empty)).to.deep.equal(['disabilitas']);
  });

  it('writes an open question as null, and leaves out what was not said', () => {
    const state = begin(stepsOf(small));
    const submission = submissionOf(state, { ...nowhere, questionnaire: small, lang: 'en' });
    expect(submission).to.deep.equal({
      questionnaire: { id: 'small', revision: '1' },
      lang: 'en',
      answers: { persyaratan: null, waktu: null },
      profile: {},
    });
  });

  it('says where the service was received: as the visit has it, else as the page does', () => {
    const page = { service: 'ktp', counter: '1', officer: 'p-1', ticket: '' };
    const visit = { counter: '3', ticket: 'e30.e30.c2ln' };
    const where = submissionOf(begin(stepsOf(small)), { ...nowhere, page, visit });
    expect(where).to.include({
      service: 'ktp',
      counter: '3',
      officer: 'p-1',
      ticket: visit.ticket,
    });
  });

  it('leaves out what the collector would refuse', () => {
    const page = { service: 'KTP baru', counter: 'Loket 3', officer: '<b>', ticket: 'A-17' };
    const where = submissionOf(begin(stepsOf(small)), { ...nowhere, page });
    expect(where).to.not.have.any.keys('service', 'counter', 'officer', 'ticket');
  });
});
