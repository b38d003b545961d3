import { css } from 'lit';

/** The countdowns: under the thanks, and on the sheet that asks whether anybody is there. */
export const countdownStyles = css`
  .ring {
    inline-size: 4.5em;
    block-size: 4.5em;
    fill: none;
    stroke-width: 3.5;
    stroke-linecap: round;
  }
  .groove {
    stroke: var(--_line);
  }
  .rest {
    stroke: var(--_accent-ink);
  }
  .ring text {
    fill: var(--_text);
    font-size: 12px;
    font-weight: 650;
  }

  .veil {
    position: fixed;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    padding: 1.5em;
    overflow: auto;
    background: rgb(0 0 0 / 0.62);
  }
  .sheet {
    display: grid;
    justify-items: center;
    gap: 1em;
    inline-size: min(100%, 26em);
    padding: 2em 1.75em 1.75em;
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_paper);
    text-align: center;
  }
  .sheet .lead {
    margin: 0;
  }
  .countdown {
    display: grid;
    justify-items: center;
    gap: 0.5em;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .countdown .ring {
    inline-size: 7em;
    block-size: 7em;
  }
  .choices {
    display: grid;
    gap: 0.75em;
    inline-size: 100%;
  }
  .choices .primary {
    min-block-size: max(3.5em, var(--_target));
  }
`;
