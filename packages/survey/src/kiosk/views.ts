import { html, nothing, type TemplateResult } from 'lit';
import { fill, primary, type Texts } from '../texts/texts.ts';
import { backButton } from '../views/actions.ts';
import type { Service } from '../questions/services.ts';
import type { View } from '../views/view.ts';
import type { Cycle } from './cycle.ts';
import type { KioskTexts } from './texts.ts';

/** What a person can do beside the interview. */
export interface KioskActs {
  readonly choose: (service: string) => void;
  readonly speak: (lang: string) => void;
  readonly enlarge: () => void;
  /** Wants to leave, and is asked once more. */
  readonly leave: () => void;
  readonly carryOn: () => void;
  /** Leaves, and what was said goes. */
  readonly discard: () => void;
  readonly done: () => void;
  readonly wake: () => void;
}

/** All that a view of the kiosk may know. */
export interface KioskView extends View {
  readonly texts: Texts & KioskTexts;
  readonly cycle: Cycle;
  readonly acts: KioskActs;
  readonly services: readonly Service[];
  /** Tags of the languages to choose from. */
  readonly languages: readonly string[];
  readonly isLarge: boolean;
  /** Seconds of the countdown that is shown, from its start. */
  readonly whole: number;
}

/** The whole screen of a kiosk; `screen` is that of the interview. */
export function kiosk(view: KioskView, screen: TemplateResult): TemplateResult {
  const { cycle, page, isLarge, texts, acts } = view;
  if (cycle.kind === 'asleep') {
    return html`<button type="button" class="asleep" @click=${acts.wake}>${texts.asleep}</button>`;
  }
  const isAsked = cycle.kind === 'warning';
  return html`<div class="kiosk ${stageOf(view)} ${isLarge ? 'large' : ''}">
    <div class="below" ?inert=${isAsked}>
      ${bar(view)}
      <div class="scene ${page.reach === 'low' ? 'low' : ''}">${scene(view, screen)}</div>
    </div>
    ${isAsked ? warning(view, cycle) : nothing}
  </div>`;
}

/** A class that says what is shown, whether or not it is asked if anybody is there. */
const stageOf = ({ cycle }: KioskView): string =>
  cycle.kind === 'warning' ? 'interview' : cycle.kind;

function scene(view: KioskView, screen: TemplateResult): unknown {
  const { cycle } = view;
  switch (cycle.kind) {
    case 'attract':
      return html`<slot name="attract"></slot>${screen}`;
    case 'services':
      return tiles(view);
    case 'thanks':
      return html`${screen} ${after(view, cycle.left)}`;
    default:
      return screen;
  }
}

/** What stands above every screen: whose survey it is, and what helps to read it. */
function bar(view: KioskView): TemplateResult {
  const { page, texts, acts, isLarge, cycle } = view;
  const isAsking = cycle.kind === 'interview' || cycle.kind === 'warning';
  return html`<div class="bar">
    <slot name="logo"></slot>
    ${cycle.kind !== 'attract' && page.unitName ? html`<p class="whose">${page.unitName}</p>` : nothing}
    <div class="tools">
      ${view.languages.length > 1 ? languages(view) : nothing}
      <button
        type="button"
        class="tool"
        part="button"
        aria-pressed=${isLarge ? 'true' : 'false'}
        aria-label=${texts.larger}
        @click=${acts.enlarge}
      >
        <span aria-hidden="true" class="letters">A<b>A</b></span>
      </button>
      ${
        isAsking
          ? html`<button type="button" class="tool" part="button" @click=${acts.leave}>
              ${texts.leave}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

const languages = ({ languages: tags, lang, texts, acts }: KioskView): TemplateResult =>
  html`<div class="languages" role="group" aria-label=${texts.languages}>
    ${tags.map(
      (tag) =>
        html`<button
          type="button"
          class="tool"
          part="button"
          lang=${tag}
          aria-pressed=${primary(tag) === primary(lang) ? 'true' : 'false'}
          @click=${() => acts.speak(tag)}
        >
          ${ownNameOf(tag)}
        </button>`,
    )}
  </div>`;

/** A language as its speakers call it. */
function ownNameOf(tag: string): string {
  if (tag === 'id') return 'Bahasa Indonesia';
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch {
    return tag;
  }
}

function tiles(view: KioskView): TemplateResult {
  const { services, texts, acts } = view;
  return html`<div class="screen">
    <h2 tabindex="-1" part="heading">${texts.chooseService}</h2>
    <div class="tiles">
      ${services.map(
        ({ key, name }) =>
          html`<button
            type="button"
            class="tile"
            part="button option"
            @click=${() => acts.choose(key)}
          >
            ${name}
          </button>`,
      )}
    </div>
    <div class="actions" part="actions">${backButton(view, texts.back)}</div>
  </div>`;
}

/** Under the thanks: when the screen is the next person's, and a way to say so now. */
const after = ({ texts, acts, whole }: KioskView, left: number): TemplateResult =>
  html`<div class="after">
    ${ring(left, whole)}
    <p>${fill(texts.backIn, { seconds: left })}</p>
    <button type="button" class="primary" part="button button-primary" @click=${acts.done}>
      ${texts.done}
    </button>
  </div>`;

/** Asks whether anybody is there, or whoever is, whether they mean to leave. A touch anywhere goes on. */
function warning(
  { texts, acts, whole, page }: KioskView,
  { left, isLeaving }: Extract<Cycle, { kind: 'warning' }>,
): TemplateResult {
  const consequence = page.partial === 'submit' ? texts.willSubmit : texts.willDiscard;
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') acts.carryOn();
  };
  const discard = (event: Event): void => {
    event.stopPropagation();
    acts.discard();
  };
  return html`<div class="veil" @click=${acts.carryOn} @keydown=${onKey}>
    <div
      class="sheet"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="still-here"
      aria-describedby="consequence"
    >
      <h2 id="still-here" part="heading">${isLeaving ? texts.leaveNow : texts.stillHere}</h2>
      <p id="consequence" class="lead">${consequence}</p>
      <div class="countdown">
        ${ring(left, whole)}
        <p>${fill(texts.secondsLeft, { seconds: left })}</p>
      </div>
      <div class="choices">
        <button
          type="button"
          class="primary carry-on"
          part="button button-primary"
          @click=${acts.carryOn}
        >
          ${texts.carryOn}
        </button>
        <button type="button" class="quiet" part="button" @click=${discard}>
          ${texts.discard}
        </button>
      </div>
    </div>
  </div>`;
}

/** A countdown as a circle; beside it stand words that say the same. */
function ring(left: number, whole: number): TemplateResult {
  const part = Math.round((100 * left) / whole);
  return html`<svg class="ring" viewBox="0 0 40 40" aria-hidden="true">
    <circle class="groove" cx="20" cy="20" r="17"></circle>
    <circle
      class="rest"
      cx="20"
      cy="20"
      r="17"
      pathLength="100"
      stroke-dasharray="${part} 100"
      transform="rotate(-90 20 20)"
    ></circle>
    <text x="20" y="20.5" text-anchor="middle" dominant-baseline="central">${left}</text>
  </svg>`;
}
