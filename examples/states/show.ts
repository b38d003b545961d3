import 'skm-survey/define';
import { StandIn } from './client.ts';
import { calm, Hands } from './hands.ts';
import type { State } from './states.ts';

/**
 * Shows one state on this page. Parameters of the address that are not the page's own become attributes of the element.
 * `<html data-ready>` says that it is there, `data-failed` why it cannot be.
 */
export async function show(state: State, parameters: URLSearchParams): Promise<void> {
  const page = document.documentElement;
  page.lang = parameters.get('lang') ?? 'id';
  page.dataset['theme'] = parameters.get('theme') ?? 'page';
  page.dataset['text'] = parameters.get('text') ?? '100';
  const survey = document.createElement('skm-survey');
  // Frames of one tab share its storage.
  survey.unit = `contoh-${crypto.randomUUID().slice(0, 8)}`;
  survey.unitName = 'Dinas Kependudukan dan Pencatatan Sipil';
  survey.serviceName = 'KTP elektronik';
  survey.noAdvance = true;
  survey.draft = 'off';
  survey.client = new StandIn({ kind: 'saved', id: 'contoh', seq: 1 });
  for (const [name, value] of parameters) {
    if (!['state', 'text'].includes(name)) survey.setAttribute(name, value);
  }
  state.set?.(survey);
  document.body.append(survey);
  try {
    await state.go?.(new Hands(survey));
    await calm(document.querySelector('skm-survey') ?? survey);
    page.dataset['ready'] = '';
  } catch (cause) {
    page.dataset['failed'] = String(cause);
    throw cause;
  }
}
