import type { Submission } from '@skm-survey/sdk';
import type { Asked } from '../definition.ts';
import type { PageSettings } from '../attributes.ts';
import { isKey, isTicket } from '../destination.ts';
import type { Visit } from '../visit.ts';
import type { Interview } from './state.ts';

/** What is known around an interview and belongs to the answer. */
export interface Setting {
  readonly questionnaire: Asked;
  /** Language in which it was asked, a BCP 47 tag. */
  readonly lang: string;
  /** What the page says of where the service was received; what the visit says comes before it. */
  readonly page: Pick<PageSettings, 'service' | 'counter' | 'officer' | 'ticket'>;
  readonly visit: Visit;
}

/** Names for which the collector has keys; one that it would refuse is left out. */
const named = ['service', 'counter', 'officer'] as const;

function circumstances({ page, visit }: Setting, chosen: string): Partial<Submission> {
  // Not a spread: what the page says are accessors of the element, which are not its own.
  const keys = named.map((name) => {
    const said = visit[name] ?? page[name];
    return [name, said || (name === 'service' ? chosen : '')] as const;
  });
  const ticket = visit.ticket ?? page.ticket;
  return {
    ...Object.fromEntries(keys.filter(([, key]) => key && isKey(key))),
    ...(ticket && isTicket(ticket) ? { ticket } : {}),
  };
}

/** The answer as it will be stored: every question that was asked has its key, null where it was left open. */
export function submissionOf(state: Interview, setting: Setting): Submission {
  const { id, revision, variant, services } = setting.questionnaire;
  const items = state.steps.filter(({ kind }) => kind === 'item');
  const [question] = services ? items : [];
  const asked = items.filter((step) => step !== question);
  const service = services?.find(({ value }) => value === state.answers[question?.key ?? '']);
  return {
    questionnaire: { id, revision },
    ...(variant && { variant }),
    ...circumstances(setting, service?.key ?? ''),
    lang: setting.lang,
    answers: Object.fromEntries(asked.map(({ key }) => [key, state.answers[key] ?? null])),
    profile: { ...state.profile },
    ...(state.comment ? { comment: state.comment } : {}),
    ...(Object.keys(state.reasons).length > 0 && { reasons: state.reasons }),
    ...('partial' in state.phase && { partial: true }),
    ...(state.assisted ? { assisted: true } : {}),
  };
}
