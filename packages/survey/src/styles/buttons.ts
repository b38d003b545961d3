import { css } from 'lit';

/** Buttons, in the order of their weight: primary, secondary, quiet, link. */
export const buttons = css`
  button {
    min-block-size: var(--_target);
    padding: 0.5em 1.25em;
    border: 1.5px solid transparent;
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    cursor: pointer;
    touch-action: manipulation;
  }
  .primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .secondary {
    border-color: var(--_accent-ink);
    color: var(--_accent-ink);
  }
  .quiet {
    color: var(--_muted);
  }
  .link {
    padding-inline: 0.5em;
    color: var(--_accent-ink);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
    font-weight: 500;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    flex-direction: row-reverse;
    justify-content: space-between;
    gap: 0.75em;
    margin-block-start: auto;
    padding-block-start: 1.75em;
  }
  .actions .primary {
    flex: 1 1 9em;
  }
  .intro .primary,
  .secondary {
    flex: 1 1 9em;
  }
  @container (min-width: 34em) {
    .actions .primary,
    .secondary {
      flex: 0 1 auto;
      min-inline-size: 11em;
    }
    .intro .actions {
      justify-content: flex-end;
    }
  }
`;
