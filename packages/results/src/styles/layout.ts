import { css } from 'lit';

/** The card, its words and its sections, from 280 px up. Widths follow the element and its text size, never the window. */
export const layout = css`
  :host {
    display: block;
  }
  /* Nothing of a page but what it means to say; where it asks for a width, that of a page of text, or what there is. */
  .box {
    all: initial;
    display: grid;
    grid: auto / minmax(0, 44rem) minmax(0, 1fr);
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    user-select: text;
    -webkit-user-select: text;
    font: 1rem / 1.5 var(--_font);
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
    padding: clamp(0.75rem, 5cqi, 2.25rem);
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
    font-size: min(1.5rem, 11cqi);
    line-height: 1.25;
    font-weight: 700;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: 2px solid var(--_accent-ink);
    outline-offset: 0.25rem;
    border-radius: 0.15rem;
  }
  h3 {
    margin-block-end: 0.75rem;
    font-size: 1.125rem;
    line-height: 1.3;
    font-weight: 650;
  }
  section {
    margin-block-start: 2rem;
    padding-block-start: 1.5rem;
    border-block-start: 1px solid var(--_line);
  }
  .eyebrow {
    margin-block-end: 0.25rem;
    color: var(--_accent-ink);
    font-size: 0.9375rem;
    font-weight: 650;
  }
  .service,
  .label,
  .note,
  .time,
  dt {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .service {
    margin-block-start: 0.25rem;
    font-size: 1rem;
  }
  .note {
    margin-block-start: 0.5rem;
  }
  .time {
    margin-block-start: 1.5rem;
  }
  .calm {
    margin-block-start: 0.5rem;
    max-inline-size: 38rem;
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
    gap: 1rem 2.5rem;
    margin-block-start: 1.75rem;
  }
  dt {
    max-inline-size: 12rem;
  }
  dd {
    font-weight: 650;
  }

  .computed ul,
  .lowest ol {
    padding-inline-start: 1.25rem;
  }
  .computed li {
    margin-block-end: 0.375rem;
    max-inline-size: 44rem;
  }
  .computed {
    font-size: 0.9375rem;
  }
  .lowest ol {
    margin-block-start: 0.5rem;
  }
  .lowest li {
    padding-inline-start: 0.25rem;
  }
  .lowest .number {
    margin-inline-start: 0.375rem;
    color: var(--_warm);
  }

  .loading {
    padding-block: 3rem;
    text-align: center;
    color: var(--_muted);
  }
  .failed {
    padding-block: 1rem;
  }
  .failed h2 {
    font-size: 1.25rem;
  }
  .stale {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem 1.5rem;
    margin-block-end: 1.5rem;
    padding: 0.75rem 1rem;
    background: var(--_warm-soft);
    border: 1px solid var(--_warm);
    border-radius: calc(var(--_radius) * 0.6);
  }
  .stale p {
    flex: 1 1 14rem;
  }
  button {
    min-block-size: 2.75rem;
    padding: 0.5rem 1.25rem;
    font: inherit;
    font-weight: 650;
    color: var(--_on-accent);
    background: var(--_accent);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.6);
    cursor: pointer;
  }
  .failed button {
    margin-block-start: 1.25rem;
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
