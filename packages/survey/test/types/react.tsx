/** Compiles, or the types of the elements in JSX are wrong. Nothing here runs. */
import { createRef, type ReactElement } from 'react';
import type { SkmSurvey as SkmSurveyElement } from 'skm-survey';
import { SkmSurvey } from 'skm-survey/react';
import type {} from 'skm-survey/types/react';

const survey = createRef<SkmSurveyElement>();

export const component = (): ReactElement => (
  <SkmSurvey
    ref={survey}
    unit="disdukcapil-contoh"
    collector="https://skm.contoh.go.id"
    skmKey="kunci"
    readAloud
    onSkmSaved={({ id, durable }) => `${id} ${String(durable)}`}
    onSkmUnavailable={({ code }) => code}
  />
);

export const element = (): ReactElement => (
  <skm-survey
    unit="disdukcapil-contoh"
    unit-name="Disdukcapil"
    theme="dark"
    read-aloud=""
    no-advance
    definition={null}
    lang="id"
    onskm-saved={(event) => event.seq}
  />
);

export const wrong = (): ReactElement => (
  <>
    {/* @ts-expect-error there is no such attribute */}
    <SkmSurvey units="disdukcapil-contoh" />
    {/* @ts-expect-error a flag is no text */}
    <SkmSurvey readAloud="ya" />
    {/* @ts-expect-error this event has no members of that name */}
    <SkmSurvey onSkmSaved={(event: { answers: number }) => event.answers} />
    {/* @ts-expect-error there is no such event */}
    <SkmSurvey onSkmSended={() => null} />
    {/* @ts-expect-error there is no such theme */}
    <skm-survey theme="biru" />
    {/* @ts-expect-error no event carries an answer */}
    <skm-survey onskm-saved={(event: { answers: number }) => event.answers} />
    {/* @ts-expect-error there is no such tag */}
    <skm-surveys />
  </>
);
