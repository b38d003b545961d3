import { css } from 'lit';

/**
 * The card, its type, its buttons: what every screen shares. Of the page around it the survey takes the reader's own size of
 * letters, the colour scheme, and whether it is to be seen and touched; all else that an element inherits begins anew.
 */
export const frame = css`
  :host {
    display: block;
    /* The size that the reader's browser is set to, whatever a page does to its root. */
    font-size: medium !important;
  }
  .box {
    all: initial;
    display: grid;
    grid: auto / minmax(0, 42em);
    justify-content: center;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    user-select: text;
    -webkit-user-select: text;
    color: var(--_text);
    font: 400 var(--_size) / 1.55 var(--_font);
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  .frame {
    container-type: inline-size;
  }
  :host([hidden]),
  :host([mode='popup']) .survey {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .survey {
    padding: 1.5em 1.25em;
    background: var(--_paper);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .screen {
    display: flex;
    flex-direction: column;
    margin: 0;
    min-block-size: var(--skm-min-height, 0);
  }
  h2 {
    margin: 0;
    font-size: 1.375em;
    font-weight: 650;
    line-height: 1.3;
    text-wrap: balance;
  }
  :focus-visible,
  .card:has(:focus-visible) {
    outline: 3px solid var(--_accent-ink);
    outline-offset: 2px;
  }
  [tabindex]:focus-visible {
    outline-width: 2px;
    outline-offset: 0.2em;
    border-radius: 0.15em;
  }
  /* A heading is focused to be read, not to be used. */
  .card :focus-visible,
  [tabindex]:focus:not(:focus-visible) {
    outline: none;
  }
  p {
    margin: 0;
  }
  .lead,
  .hint {
    margin-block-start: 0.5em;
    color: var(--_muted);
  }
  .hint {
    font-size: 0.9375em;
  }
  @container (min-width: 34em) {
    .survey {
      padding: 2.5em 2.75em;
    }
    h2 {
      font-size: 1.625em;
    }
  }
`;
