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
  @container (max-width: 34em) {
    .actions button {
      flex: auto;
    }
    /* Nearly all the room of its line; on a line of its own "back" has all of it. */
    .actions .primary {
      flex-grow: 999;
    }
  }
  @container (min-width: 34em) {
    .actions .primary,
    .secondary {
      min-inline-size: 11em;
    }
    .intro .actions {
      justify-content: flex-end;
    }
  }
`;
