import { css } from 'lit';

/** Review and the screens that tell the outcome. */
export const screens = css`
  .outcome {
    align-items: center;
    padding-block: 1em;
    text-align: center;
  }
  .outcome .actions {
    justify-content: center;
    align-self: stretch;
  }
  .review {
    margin: 1.25em 0 0;
  }
  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.125em 1em;
    padding-block: 0.875em;
    border-block-start: 1px solid var(--_line);
  }
  .line:last-child {
    border-block-end: 1px solid var(--_line);
  }
  .line dt {
    grid-column: 1;
    color: var(--_muted);
    font-size: 0.9375em;
    line-height: 1.4;
  }
  .line dd {
    margin: 0;
  }
  .line .said {
    grid-column: 1;
    font-weight: 600;
    white-space: pre-line;
  }
  .line .none {
    color: var(--_muted);
    font-weight: 400;
    font-style: italic;
  }
  .line dd:last-child {
    grid-column: 2;
    grid-row: 1 / span 2;
    margin-inline-end: -0.5em;
  }
  .badge {
    display: grid;
    place-items: center;
    inline-size: 4em;
    block-size: 4em;
    margin-block-end: 1.25em;
    border-radius: 50%;
    background: var(--_tint);
    color: var(--_accent-ink);
  }
  .badge.warn {
    color: var(--_danger);
  }
  .badge .icon {
    scale: 1.333;
  }
  .kept {
    margin-block-start: 1.25em;
    font-weight: 600;
    text-wrap: balance;
  }
  .index {
    text-align: center;
  }
  @media print {
    /* Paper is white, and a browser leaves the dark ground out. */
    .box {
      color-scheme: light;
    }
    * {
      outline: none !important;
    }
    button,
    .progress {
      display: none;
    }
    fieldset,
    .line {
      break-inside: avoid;
    }
  }
`;
