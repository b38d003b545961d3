import { css } from 'lit';

/** The introduction, and how a screen arrives. */
export const intro = css`
  .eyebrow {
    margin-block-end: 0.5em;
    color: var(--_accent-ink);
    font-weight: 600;
  }
  .intro ::slotted([slot='logo']) {
    align-self: start;
    max-inline-size: 100%;
    max-block-size: 4em;
    margin-block-end: 1em;
  }
  /* Above the first question, which has the greater say. */
  .screen .intro {
    margin-block-end: 1.25em;
    padding-block-end: 1.25em;
    border-block-end: 1px solid var(--_line);
  }
  .screen .intro h2 {
    font-size: 1.125em;
  }
  .facts {
    display: grid;
    gap: 0.5em;
    margin: 1.5em 0 0;
    padding: 0;
    list-style: none;
  }
  .screen .intro .facts {
    margin-block-start: 0.5em;
    color: var(--_muted);
  }
  .facts li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
  }
  .icon {
    inline-size: 1.5em;
    block-size: 1.5em;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .facts .icon {
    color: var(--_accent-ink);
  }
  /* Large text on a small screen: give the words all the room there is. */
  @container (max-width: 16em) {
    .survey {
      padding: 0.75em 0.625em;
    }
    h2 {
      font-size: 1.125em;
      text-wrap: wrap;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .screen {
      animation: arrive 160ms ease-out;
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 0.25em;
    }
  }
`;
