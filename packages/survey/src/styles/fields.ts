import { css } from 'lit';

/** Profile, comment and the review's checkbox. */
export const fields = css`
  .fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.75em;
    margin-block-start: 1.75em;
  }
  .fields legend,
  .field > label {
    display: block;
    font-weight: 600;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    margin-block-start: 0.625em;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: var(--_target);
    padding-block: 0.375em;
    padding-inline: 0.75em 1em;
  }
  .chip input {
    inline-size: 1.125em;
    block-size: 1.125em;
  }
  .field input,
  textarea {
    inline-size: 100%;
    min-block-size: var(--_target);
    margin-block-start: 0.5em;
    padding: 0.625em 0.875em;
    background: var(--_raised);
    border: 1.5px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.625);
    color: inherit;
    font: inherit;
  }
  .field .chip input {
    inline-size: 1.125em;
    min-block-size: 0;
    margin: 0;
  }
  textarea {
    margin-block-start: 1em;
    resize: vertical;
  }
  .notice {
    margin-block-start: 0.75em;
    padding: 0.625em 0.875em;
    border-inline-start: 3px solid var(--_tone-2);
    background: var(--_raised);
    font-size: 0.9375em;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: var(--_target);
    margin-block-start: 1em;
    cursor: pointer;
  }
`;
