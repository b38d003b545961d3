import { css } from 'lit';

/** Progress, option cards, chips, typed fields, errors. */
export const questions = css`
  .progress {
    margin-block-end: 1.5em;
    color: var(--_muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  progress {
    display: block;
    inline-size: 100%;
    /* Six whole pixels of 14 px letters: parts of one are drawn now so, now so. */
    block-size: 0.43em;
    margin-block-start: 0.5em;
    appearance: none;
    border: 0;
    border-radius: 1em;
    background: var(--_line);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_line);
  }
  progress::-webkit-progress-value {
    background: var(--_accent-ink);
    border-radius: 1em;
  }
  progress::-moz-progress-bar {
    background: var(--_accent-ink);
    border-radius: 1em;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    display: block;
    inline-size: 100%;
    padding: 0;
  }
  .options {
    display: grid;
    gap: 0.625em;
    margin-block-start: 1.25em;
  }
  .option {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.875em;
    min-block-size: max(3.5em, var(--_target));
    padding: 0.625em 1em;
  }
  .card {
    background: var(--_raised);
    border: 1.5px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    line-height: 1.35;
    cursor: pointer;
    touch-action: manipulation;
  }
  input[type='radio'],
  input[type='checkbox'] {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    font-size: inherit;
    accent-color: var(--_accent-ink);
    cursor: inherit;
  }
  .card:has(:checked) {
    background: var(--_tint);
    border-color: var(--_accent-ink);
  }
  .face {
    inline-size: 2.125em;
    block-size: 2.125em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
  }
  .tone-1 {
    color: var(--_tone-1);
  }
  .tone-2 {
    color: var(--_tone-2);
  }
  .tone-3 {
    color: var(--_tone-3);
  }
  .tone-4 {
    color: var(--_tone-4);
  }
`;
