import { html, nothing, type TemplateResult } from 'lit';
import { profileTextLength, type ProfileField } from '@skm-survey/questionnaire';
import type { Step } from '../interview/steps.ts';
import { breakable } from '../extras/extras.ts';
import { actions, fieldError, nextWord } from './actions.ts';
import { clearButton } from './clear-button.ts';
import { progress } from './progress.ts';
import type { View } from './view.ts';

/** Up to three things about the respondent. Nothing here lets the browser fill in what someone typed before. */
export function profile(view: View, step: Step & { kind: 'profile' }): TemplateResult {
  const { state, texts } = view;
  const untouched = step.fields.every(({ key }) => state.profile[key] === undefined);
  const free = step.fields.every(({ required }) => !required);
  return html`${progress(view, step)}
    <h2 tabindex="-1" part="heading" aria-describedby="where hint">${texts.profileTitle}</h2>
    <p class="hint" id="hint">${texts.profileHint}</p>
    <div class="fields">${step.fields.map((field) => profileField(view, field))}</div>
    ${actions(view, nextWord(view, untouched && free))}`;
}

/** One thing about the respondent. */
export function profileField(view: View, field: ProfileField): TemplateResult {
  return field.kind === 'choice' ? choice(view, field) : typed(view, field);
}

const optionalNote = (view: View, { required }: ProfileField): TemplateResult | typeof nothing =>
  required ? nothing : html` <small>(${view.texts.optional})</small>`;

function choice(view: View, field: ProfileField): TemplateResult {
  const { key, options = [], sensitive, required } = field;
  const { texts, state } = view;
  const value = state.profile[key];
  const wrong = state.missing.includes(key);
  return html`<fieldset
    part="field"
    role="radiogroup"
    aria-required=${required}
    aria-invalid=${wrong}
    aria-describedby=${wrong ? `error-${key}` : nothing}
  >
    <legend>${breakable(view.say(field.text))}${optionalNote(view, field)}</legend>
    ${fieldError(view, key, texts.chooseOne)}
    <div class="chips">
      ${options.map((option) => chip(view, field, { value: option.value, words: view.say(option.text) }))}
      ${sensitive ? chip(view, field, { value: null, words: texts.preferNot }) : nothing}
      ${
        !required && value !== undefined
          ? clearButton(view, () => view.send({ type: 'profile', key, value: undefined }))
          : nothing
      }
    </div>
  </fieldset>`;
}

function chip(
  { state, send }: View,
  { key }: ProfileField,
  one: { value: string | null; words: string },
): TemplateResult {
  const checked = state.profile[key] === one.value;
  const wrong = state.missing.includes(key);
  return html`<label class="card chip" part=${checked ? 'option option-checked' : 'option'}>
    <input
      type="radio"
      name="profile-${key}"
      value=${one.value ?? ''}
      .checked=${checked}
      aria-describedby=${wrong ? `error-${key}` : nothing}
      @change=${() => send({ type: 'profile', key, value: one.value })}
    />
    <span>${breakable(one.words)}</span>
  </label>`;
}

function typed(view: View, field: ProfileField): TemplateResult {
  const { key, kind, required, sensitive } = field;
  const { send, state, texts } = view;
  const wrong = state.missing.includes(key);
  const value = state.profile[key];
  return html`<div class="field" part="field">
    <label for="profile-${key}"
      >${breakable(view.say(field.text))}${optionalNote(view, field)}</label
    >
    ${fieldError(view, key, texts.fillIn)}
    <input
      id="profile-${key}"
      name="profile-${key}"
      type=${kind === 'date' ? 'date' : 'text'}
      maxlength=${profileTextLength}
      autocomplete="off"
      ?required=${required}
      .defaultValue=${value ?? ''}
      aria-invalid=${wrong}
      aria-describedby=${wrong ? `error-${key}` : nothing}
      @input=${(event: InputEvent) =>
        send({ type: 'profile', key, value: (event.target as HTMLInputElement).value })}
    />
    ${
      sensitive
        ? html`<div class="chips">
            ${chip(view, field, { value: null, words: texts.preferNot })}
          </div>`
        : nothing
    }
  </div>`;
}
