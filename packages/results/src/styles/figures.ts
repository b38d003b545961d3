import { css } from 'lit';

/** The large figure, the scale, the bars and the table. */
export const figures = css`
  .hero {
    display: grid;
    gap: 1em 2.5em;
    align-items: end;
    margin-block-start: 1.5em;
  }
  .label {
    display: block;
  }
  .value {
    display: block;
    font-size: min(5.5em, 24cqi);
    line-height: 1;
    font-weight: 750;
    letter-spacing: -0.03em;
  }
  .grade {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.875em;
  }
  .letter {
    display: grid;
    place-items: center;
    min-inline-size: 1.75em;
    min-block-size: 1.75em;
    font-size: 2em;
    line-height: 1;
    font-weight: 750;
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: calc(var(--_radius) * 0.8);
  }
  .kinerja {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 700;
  }
  .none {
    font-size: 1.75em;
    line-height: 1.2;
    font-weight: 700;
  }
  .hero .calm {
    margin: 0;
  }

  svg {
    display: block;
    inline-size: 100%;
  }
  svg text {
    fill: var(--_muted);
    font-size: 0.8125em;
  }
  .scale {
    block-size: 2.5em;
    grid-column: 1 / -1;
    overflow: visible;
  }
  .band {
    fill: var(--_rail);
    stroke: var(--_surface);
    stroke-width: 2px;
  }
  .band.here {
    fill: var(--_accent);
  }
  .scale text {
    font-weight: 650;
  }
  .scale text.here {
    fill: var(--_on-accent);
  }
  .mark path {
    fill: var(--_text);
  }

  .bars {
    display: grid;
    gap: 0.875em;
  }
  .bar {
    display: grid;
    grid-template: 'name number chip' auto 'track track track' auto / minmax(0, 1fr) 3em 1.75em;
    align-items: center;
    gap: 0.25em 0.625em;
  }
  .name {
    grid-area: name;
    line-height: 1.35;
  }
  .bar .number {
    grid-area: number;
    text-align: end;
  }
  .chip {
    grid-area: chip;
    text-align: center;
    font-size: 0.875em;
    font-weight: 650;
    color: var(--_muted);
    border: 1px solid var(--_line);
    border-radius: 0.4286em;
  }
  .tag {
    display: inline-block;
    padding-inline: 0.5385em;
    font-size: 0.8125em;
    font-weight: 600;
    color: var(--_warm);
    background: var(--_warm-soft);
    border-radius: 0.4615em;
  }
  .track {
    grid-area: track;
    block-size: 0.75em;
  }
  .rail {
    fill: var(--_rail);
  }
  .fill {
    fill: var(--_accent);
  }
  .priority .fill {
    fill: var(--_warm);
  }
  .track line {
    stroke: var(--_surface);
    stroke-width: 2px;
  }
  .axis {
    margin-block-start: -0.5em;
  }
  .axis .track {
    block-size: 1.25em;
  }

  .scroll {
    overflow-x: auto;
    border-radius: 0.25em;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    overflow-wrap: normal;
    font-size: 0.875em;
    line-height: 1.35;
  }
  th,
  td {
    padding: 0.5714em 0.2143em;
    text-align: end;
    vertical-align: baseline;
    border-block-end: 1px solid var(--_line);
  }
  thead th {
    padding-block: 0.6667em;
    vertical-align: bottom;
    font-size: 0.8571em;
    font-weight: 600;
    color: var(--_muted);
    border-block-end: 2px solid var(--_line);
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
    font-weight: 500;
    min-inline-size: 6.2857em;
  }
  :is(th, td):last-child {
    padding-inline-end: 0.2857em;
  }
  .mutu {
    font-weight: 650;
  }
  .gap {
    color: var(--_muted);
    text-align: start;
  }

  @container (max-width: 17em) {
    .bar {
      grid-template:
        'name name' auto 'number chip' auto 'track track' auto / minmax(0, 1fr)
        1.75em;
    }
    .bar .number {
      text-align: start;
    }
  }

  @container (min-width: 26em) {
    th,
    td {
      padding-inline: 0.5714em;
    }
  }

  @container (min-width: 38em) {
    .hero:not(.empty) {
      grid-template-columns: auto 1fr;
    }
    .bar {
      grid-template: 'name track number chip' auto / 15em minmax(0, 1fr) 3em 1.75em;
      gap: 0.25em 1em;
    }
    .bar:not(.axis) .track {
      block-size: 1em;
    }
    table {
      font-size: 0.9375em;
    }
    thead th {
      font-size: 0.8667em;
    }
    th,
    td {
      padding-inline: 0.8em;
    }
  }
`;
