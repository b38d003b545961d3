import { css } from 'lit';

/** Introduction, and the frame of the screens that only tell something. */
export const intro = css`
  .eyebrow {
    margin-block-end: 0.5em;
    color: var(--_accent-ink);
    font-weight: 600;
  }
  .intro h2 {
    font-size: 1.625em;
  }
  .intro .lead {
    margin-block-start: 0.625em;
    font-size: 1.0625em;
  }
  .facts {
    display: grid;
    gap: 0.75em;
    margin: 1.5em 0 0;
    padding: 0;
    list-style: none;
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
  .outcome {
    align-items: center;
    padding-block: 1em;
    text-align: center;
  }
  .outcome .actions {
    justify-content: center;
    align-self: stretch;
  }
  /* Large text on a small screen: give the words all the room there is. */
  @container (max-width: 16em) {
    .survey {
      padding: 0.75em 0.625em;
    }
    h2,
    .intro h2 {
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
