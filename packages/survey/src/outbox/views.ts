import type { QuarantinedAnswer, Status } from '@skm-survey/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../texts/texts.ts';
import type { OutboxAct, OutboxState } from './state.ts';
import type { OutboxWords } from './texts.ts';

/** All that a view may know. */
export interface OutboxView {
  readonly state: OutboxState;
  readonly words: OutboxWords;
  readonly lang: string;
  readonly act: (act: OutboxAct) => void;
}

/** The whole view: figures, problem, buttons, and what was set aside. */
export function outbox(view: OutboxView): TemplateResult {
  const { state, words } = view;
  const { texts } = words;
  return html`<h2 part="heading">${texts.title}</h2>
    ${state.unreadable ? html`<p class="error" part="error">${texts.unreadable}</p>` : nothing}
    ${state.status ? standing(view, state.status) : html`<p class="lead">${texts.loading}</p>`}
    <p class="told" part="told" role="status" .textContent=${state.told}></p>
    ${state.aside.length > 0 ? aside(view) : nothing}`;
}

function standing(view: OutboxView, status: Status): TemplateResult {
  const { state, words, act } = view;
  const { texts } = words;
  return html`${figures(view, status)} ${problem(view, status)}
    <div class="actions" part="actions">
      <button
        type="button"
        class="primary"
        part="button button-send"
        aria-disabled=${state.busy ? 'true' : nothing}
        @click=${() => act({ type: 'send' })}
      >
        ${state.busy ? texts.sending : texts.send}
      </button>
      ${
        status.pending + status.quarantined > 0
          ? html`<button
              type="button"
              class="secondary"
              part="button button-export"
              @click=${() => act({ type: 'export' })}
            >
              ${texts.export}
            </button>`
          : nothing
      }
      ${
        status.receipt
          ? html`<button
              type="button"
              class="secondary"
              part="button button-receipt"
              @click=${() => act({ type: 'receipt' })}
            >
              ${texts.takeReceipt}
            </button>`
          : nothing
      }
      ${
        status.persisted === false
          ? html`<button
              type="button"
              class="secondary"
              part="button button-persist"
              @click=${() => act({ type: 'persist' })}
            >
              ${texts.requestPersist}
            </button>`
          : nothing
      }
    </div>`;
}

function figures({ words, lang }: OutboxView, status: Status): TemplateResult {
  const { texts, states } = words;
  const { lastContact, persisted, receipt } = status;
  const granted = persisted === null ? texts.unknown : persisted ? texts.yes : texts.no;
  const lines: readonly (readonly [string, string | number])[] = [
    [texts.pending, status.pending],
    [texts.quarantined, status.quarantined],
    [texts.delivery, states[status.delivery]],
    [texts.contact, lastContact === null ? texts.never : moment(lastContact, lang)],
    ...(receipt ? [[texts.receipt, moment(Date.parse(receipt.at), lang)] as const] : []),
    [texts.store, states[status.durable ? status.store : 'unavailable']],
    [texts.persisted, granted],
  ];
  return html`<dl class="review" part="figures">
    ${lines.map(
      ([name, value]) =>
        html`<div class="line">
          <dt>${name}</dt>
          <dd class="said">${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function problem({ words }: OutboxView, status: Status): TemplateResult | typeof nothing {
  const { problem: known } = status;
  if (!known) return nothing;
  const { code, detail } = known;
  return html`<div class="notice" part="problem" role="status">
    <p><strong>${code}</strong> ${words.advice[code] ?? ''}</p>
    <p class="hint">${detail}</p>
  </div>`;
}

function aside(view: OutboxView): TemplateResult {
  const { state, words, act } = view;
  const { texts } = words;
  const ids = state.aside.map(({ id }) => id);
  return html`<section class="aside" part="quarantine">
    <h3 tabindex="-1">${texts.asideTitle}</h3>
    <p class="lead">${texts.asideLead}</p>
    <ul class="list">
      ${state.aside.map((answer) => one(view, answer))}
    </ul>
    <div class="actions">
      <button
        type="button"
        class="secondary"
        part="button button-retry-all"
        @click=${() => act({ type: 'retry', ids })}
      >
        ${texts.retryAll}
      </button>
    </div>
  </section>`;
}

function one(view: OutboxView, answer: QuarantinedAnswer): TemplateResult {
  const { state, words, lang } = view;
  const { id, at, questionnaire, reason } = answer;
  const name = fill(words.texts.asideItem, {
    questionnaire: questionnaire.id,
    at: moment(Date.parse(at), lang),
  });
  return html`<li class="entry" part="entry">
    <p id="name-${id}">${name}</p>
    <p class="hint" id="why-${id}"><strong>${reason.code}</strong> ${reason.detail}</p>
    ${state.erasing === id ? sure(view, id) : choices(view, id)}
  </li>`;
}

function choices({ words, act }: OutboxView, id: string): TemplateResult {
  const { texts } = words;
  return html`<div class="choices">
    <button
      type="button"
      class="link"
      part="button button-retry"
      aria-describedby="name-${id} why-${id}"
      @click=${() => act({ type: 'retry', ids: [id] })}
    >
      ${texts.retry}
    </button>
    <button
      type="button"
      class="link"
      part="button button-erase"
      aria-describedby="name-${id} why-${id}"
      @click=${() => act({ type: 'ask-erase', id })}
    >
      ${texts.erase}
    </button>
  </div>`;
}

/** The second step of an erasure; "cancel" comes first and has the focus. */
function sure({ words, act }: OutboxView, id: string): TemplateResult {
  const { texts } = words;
  return html`<div class="choices" role="group" aria-labelledby="sure-${id}">
    <p class="error" id="sure-${id}">${texts.eraseSure}</p>
    <button
      type="button"
      class="secondary"
      part="button button-cancel"
      aria-describedby="sure-${id}"
      @click=${() => act({ type: 'ask-erase', id: null })}
    >
      ${texts.cancel}
    </button>
    <button
      type="button"
      class="link"
      part="button button-erase-sure"
      @click=${() => act({ type: 'erase', id })}
    >
      ${texts.eraseYes}
    </button>
  </div>`;
}

const moment = (ms: number, lang: string): string =>
  Number.isNaN(ms)
    ? '–'
    : new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
