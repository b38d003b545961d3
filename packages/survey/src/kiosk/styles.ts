import { css } from 'lit';

/** The screen is the survey's: letters grow with it, what is touched is at least 64 px high and wide. */
export const kioskStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    --_size: var(--skm-text-size, calc(0.5em + 2.2vmin));
    --_target: var(--skm-target, max(64px, 4rem));
    --_width: 36em;
    position: fixed;
    inset: 0;
    overflow: hidden auto;
    overscroll-behavior: none;
    /* The buttons, with larger letters too: what has the focus does not lie under them. */
    --_foot: calc(max(var(--_target), 3.5 * var(--_size)) + 2.5 * var(--_size));
    scroll-padding-block-end: var(--_foot);
    background: var(--_paper);
    touch-action: pan-x pan-y;
  }
  .box {
    display: block;
    /* Of the box, where inheriting begins anew. */
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
    -webkit-tap-highlight-color: transparent;
  }
  .survey {
    flex: 1 0 auto;
    display: flex;
    inline-size: 100%;
    min-block-size: 100vh;
    min-block-size: 100dvh;
    padding: 0;
    border: 0;
    border-radius: 0;
  }
  .survey > .screen,
  .kiosk,
  .below {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  .survey > .screen {
    justify-content: center;
  }
  .large {
    font-size: 1.25em;
  }
  input,
  textarea {
    user-select: text;
    -webkit-user-select: text;
  }
  button,
  .card {
    min-inline-size: var(--_target);
    touch-action: pan-x pan-y;
  }
  /* Larger letters, less air: all there is to choose from is still seen. */
  .large .options {
    gap: 0.5em;
    margin-block-start: 1em;
  }
  .large .option.option {
    gap: 0.5em;
    min-block-size: max(3.25em, var(--_target));
  }
  .large .tile.tile {
    min-block-size: max(3.75em, var(--_target));
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    padding: 0.75em 1.5em;
    min-block-size: calc(var(--_target) + 1.5em);
  }
  .bar ::slotted(*) {
    flex: none;
    max-block-size: 3.5rem;
  }
  .whose {
    flex: 1 1 18em;
    font-weight: 600;
    line-height: 1.25;
  }
  .tools,
  .languages {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 0.5em;
  }
  .tools {
    margin-inline-start: auto;
  }
  .tool {
    padding: 0.25em 0.875em;
    border-color: var(--_line);
    background: var(--_raised);
    font-size: 0.8125em;
  }
  .tool[aria-pressed='true'] {
    border-color: var(--_accent-ink);
    background: var(--_tint);
    color: var(--_accent-ink);
  }
  .letters b {
    font-size: 1.4em;
  }
  .scene {
    flex: 1;
    display: flex;
    flex-direction: column;
    inline-size: 100%;
    max-inline-size: var(--_width);
    margin-inline: auto;
    padding: 1em 1.5em 2em;
  }
  .scene > .screen {
    flex: 1;
  }
  h2 {
    font-size: 1.5em;
  }
  .screen > fieldset,
  .screen > .fields {
    margin-block: auto;
  }
  .options {
    gap: 0.875em;
    margin-block-start: 1.75em;
  }
  .option {
    min-block-size: max(4.25em, var(--_target));
    padding-inline: 1.25em;
    font-size: 1.0625em;
  }
  .face {
    inline-size: 2.75em;
    block-size: 2.75em;
  }
  .chip,
  .check {
    min-block-size: var(--_target);
  }
  .actions {
    position: sticky;
    inset-block-end: 0;
    margin-block-start: auto;
    padding-block: 1em;
    background: var(--_paper);
  }
  .actions button {
    min-block-size: max(2.75em, var(--_target));
  }
  .line dd:last-child {
    margin-inline-end: 0;
  }
  /* What waits here is the operator's to know. */
  .status {
    display: none;
  }

  .attract ::slotted([slot='attract']) {
    max-inline-size: 100%;
    margin-block: auto 1em;
  }
  /* A picture leaves room for the button below it. */
  .attract ::slotted(:is(img, video)[slot='attract']) {
    block-size: auto;
    max-block-size: 40vh;
    object-fit: contain;
  }
  .attract .intro {
    flex: 0 1 auto;
    margin-block: auto;
  }
  .attract .intro h2 {
    font-size: 2.25em;
    line-height: 1.15;
  }
  .attract .lead {
    font-size: 1.1875em;
  }
  .attract .facts {
    margin-block-start: 2em;
  }
  .attract .actions,
  .attract .intro .actions {
    position: static;
    justify-content: stretch;
    padding-block-start: 2.5em;
  }
  .attract .primary {
    flex: 1;
    min-block-size: max(4.25em, var(--_target));
    font-size: 1.1875em;
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14em), 1fr));
    gap: 0.875em;
    margin-block: 1.75em auto;
  }
  .tile {
    min-block-size: max(6em, var(--_target));
    padding: 1em 1.25em;
    border-color: var(--_line);
    background: var(--_raised);
    font-size: 1.0625em;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .tiles + .actions {
    justify-content: flex-end;
  }
  .tile:active {
    border-color: var(--_accent-ink);
    background: var(--_tint);
  }

  .outcome {
    justify-content: center;
  }
  .thanks .outcome .actions,
  .thanks #again-hint {
    display: none;
  }
  .badge {
    font-size: 1.5em;
  }
  .after {
    display: grid;
    justify-items: center;
    gap: 1em;
    padding-block: 1em;
    color: var(--_muted);
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .after .primary {
    min-inline-size: 12em;
    min-block-size: max(3em, var(--_target));
  }
  .asleep {
    position: fixed;
    inset: 0;
    z-index: 1;
    inline-size: 100%;
    border: 0;
    border-radius: 0;
    background: #000;
    color: #8a8a8a;
    font-weight: 400;
  }

  .low > .screen {
    flex: 1 0 auto;
    justify-content: flex-end;
  }
  .low > .intro,
  .low .screen > fieldset,
  .low .screen > .fields {
    margin-block: auto 0;
  }
  .low .tiles {
    margin-block-end: 0;
  }
  .low > .screen > h2:first-child,
  .low > .outcome {
    margin-block-start: auto;
  }
  /* What scrolls is what stands above the bar, however high that is. */
  .below:has(.low) {
    flex: none;
    block-size: 100vh;
    block-size: 100dvh;
  }
  .below:has(.low) .bar {
    order: 1;
  }
  .low {
    max-inline-size: none;
    padding-inline: max(1.5em, (100% - var(--_width)) / 2 + 1.5em);
    padding-block-end: 0;
    overflow: hidden auto;
    scroll-padding-block-end: var(--_foot);
  }
  .low .actions {
    margin-block-start: 1em;
  }
  .veil:where(.kiosk:has(.low) > *) {
    place-items: end center;
  }

  /* A wide screen has room beside, not below: the options stand in a row, each under its face. */
  @media (orientation: landscape) and (min-width: 60rem) {
    :host {
      --_size: var(--skm-text-size, calc(0.5em + 1.75vmin));
    }
    .scene {
      --_width: 52em;
    }
    .interview .options:not(:has(.option:nth-child(6))) {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
    }
    .interview .options:not(:has(.option:nth-child(6))) .option {
      grid-template-columns: minmax(0, 1fr);
      align-content: center;
      justify-items: center;
      gap: 0.75em;
      min-block-size: 11em;
      padding: 1.25em 0.75em;
      text-align: center;
    }
    .interview .face {
      order: -1;
      inline-size: 4.5em;
      block-size: 4.5em;
    }
    .interview.large .options:not(:has(.option:nth-child(6))) .option {
      gap: 0.5em;
      min-block-size: 8em;
      padding-block: 0.75em;
    }
    .interview.large .face {
      inline-size: 3em;
      block-size: 3em;
    }
    .interview fieldset h2 {
      text-align: center;
      margin-inline: auto;
      max-inline-size: 24em;
    }
    .attract .intro {
      inline-size: min(100%, 40em);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .rest {
      transition: stroke-dasharray 1s linear;
    }
  }
  @media (forced-colors: active) {
    .sheet,
    .tile {
      border: 2px solid CanvasText;
    }
    .tool[aria-pressed='true'] {
      border: 3px solid Highlight;
    }
    .rest {
      stroke: Highlight;
    }
    .ring text {
      fill: CanvasText;
    }
  }
`;
