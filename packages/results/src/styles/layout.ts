import { css } from 'lit';

/** The card, its words and its sections, from 280 px up. Widths follow the element and its text size, never the window. */
export const layout = css`
  :host {
    display: block;
    /* The size that the reader's browser is set to, whatever a page does to its root: all lengths follow it. */
    font-size: medium !important;
  }
  /* Nothing of a page but what it means to say; where it asks for a width, that of a page of text, or what there is. */
  .box {
    all: initial;
    display: grid;
    grid: auto / minmax(0, 44em) minmax(0, 1fr);
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    user-select: text;
    -webkit-user-select: text;
    font: max(1em, 1rem) / 1.5 var(--_font);
    color: var(--_text);
    font-variant-numeric: lining-nums tabular-nums;
  }
  .frame {
    grid-column: 1 / -1;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  .card {
    padding: clamp(0.75em, 5cqi, 2.25em);
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol {
    margin: 0;
  }
  h2 {
    font-size: min(1.5em, 11cqi);
    line-height: 1.25;
    font-weight: 700;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 0.1667em;
    border-radius: 0.1em;
  }
  h3 {
    margin-block-end: 0.6667em;
    font-size: 1.125em;
    line-height: 1.3;
    font-weight: 650;
  }
  section {
    margin-block-start: 2em;
    padding-block-start: 1.5em;
    border-block-start: 1px solid var(--_line);
  }
  .eyebrow {
    margin-block-end: 0.2667em;
    color: var(--_accent-ink);
    font-size: 0.9375em;
    font-weight: 650;
  }
  .service,
  .label,
  .note,
  .time,
  dt {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .service {
    margin-block-start: 0.25em;
    font-size: 1em;
  }
  .note {
    margin-block-start: 0.5714em;
  }
  .time {
    margin-block-start: 1.7143em;
  }
  .calm {
    margin-block-start: 0.5em;
    max-inline-size: 38em;
    color: var(--_muted);
  }
  .number {
    font-weight: 650;
    white-space: nowrap;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 2.5em;
    margin-block-start: 1.75em;
  }
  dt {
    max-inline-size: 13.7143em;
  }
  dd {
    font-weight: 650;
  }

  .computed ul {
    padding-inline-start: 1.3333em;
    font-size: 0.9375em;
  }
  .computed li {
    margin-block-end: 0.4em;
    max-inline-size: 46.9333em;
  }
  .lowest ol {
    margin-block-start: 0.5em;
    padding-inline-start: 1.25em;
  }
  .lowest li {
    padding-inline-start: 0.25em;
  }
  .lowest .number {
    margin-inline-start: 0.375em;
    color: var(--_warm);
  }

  .loading {
    padding-block: 3em;
    text-align: center;
    color: var(--_muted);
  }
  .failed {
    padding-block: 1em;
  }
  .failed h2 {
    font-size: 1.25em;
  }
  .stale {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75em 1.5em;
    margin-block-end: 1.5em;
    padding: 0.75em 1em;
    background: var(--_warm-soft);
    border: 1px solid var(--_warm);
    border-radius: calc(var(--_radius) * 0.6);
  }
  .stale p {
    flex: 1 1 14em;
  }
  button {
    min-block-size: 2.75em;
    padding: 0.5em 1.25em;
    font: inherit;
    font-weight: 650;
    color: var(--_on-accent);
    background: var(--_accent);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.6);
    cursor: pointer;
  }
  .failed button {
    margin-block-start: 1.25em;
  }
  button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }
  :is(button, .scroll):focus-visible {
    outline: 3px solid var(--_accent-ink);
    outline-offset: 2px;
  }
`;
