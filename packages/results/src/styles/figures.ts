import { css } from 'lit';

/** The large figure, the scale, the bars and the table. */
export const figures = css`
  .hero {
    display: grid;
    gap: 1rem 2.5rem;
    align-items: end;
    margin-block-start: 1.5rem;
  }
  .label {
    display: block;
  }
  .value {
    display: block;
    font-size: min(5.5rem, 24cqi);
    line-height: 1;
    font-weight: 750;
    letter-spacing: -0.03em;
  }
  .grade {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.875rem;
  }
  .letter {
    display: grid;
    place-items: center;
    min-inline-size: 3.5rem;
    min-block-size: 3.5rem;
    font-size: 2rem;
    line-height: 1;
    font-weight: 750;
    color: var(--_on-accent);
    background: var(--_accent);
    border-radius: calc(var(--_radius) * 0.8);
  }
  .kinerja {
    font-size: 1.375rem;
    line-height: 1.25;
    font-weight: 700;
  }
  .none {
    font-size: 1.75rem;
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
    font-size: 0.8125rem;
  }
  .scale {
    block-size: 2.5rem;
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
    gap: 0.875rem;
  }
  .bar {
    display: grid;
    grid-template: 'name number chip' auto 'track track track' auto / minmax(0, 1fr) 3rem 1.75rem;
    align-items: center;
    gap: 0.25rem 0.625rem;
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
    font-size: 0.875rem;
    font-weight: 650;
    color: var(--_muted);
    border: 1px solid var(--_line);
    border-radius: 0.375rem;
  }
  .tag {
    display: inline-block;
    padding-inline: 0.4375rem;
    font-size: 0.8125rem;
    font-weight: 600;
    color: var(--_warm);
    background: var(--_warm-soft);
    border-radius: 0.375rem;
  }
  .track {
    grid-area: track;
    block-size: 0.75rem;
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
    margin-block-start: -0.5rem;
  }
  .axis .track {
    block-size: 1.25rem;
  }

  .scroll {
    overflow-x: auto;
    border-radius: 0.25rem;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    overflow-wrap: normal;
    font-size: 0.875rem;
    line-height: 1.35;
  }
  th,
  td {
    padding: 0.5rem 0.1875rem;
    text-align: end;
    vertical-align: baseline;
    border-block-end: 1px solid var(--_line);
  }
  thead th {
    vertical-align: bottom;
    font-size: 0.75rem;
    font-weight: 600;
    color: var(--_muted);
    border-block-end: 2px solid var(--_line);
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
    font-weight: 500;
    min-inline-size: 5.5rem;
  }
  :is(th, td):last-child {
    padding-inline-end: 0.25rem;
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
        1.75rem;
    }
    .bar .number {
      text-align: start;
    }
  }

  @container (min-width: 26em) {
    th,
    td {
      padding-inline: 0.5rem;
    }
  }

  @container (min-width: 38em) {
    .hero:not(.empty) {
      grid-template-columns: auto 1fr;
    }
    .bar {
      grid-template: 'name track number chip' auto / 15rem minmax(0, 1fr) 3rem 1.75rem;
      gap: 0.25rem 1rem;
    }
    .bar:not(.axis) .track {
      block-size: 1rem;
    }
    table {
      font-size: 0.9375rem;
    }
    thead th {
      font-size: 0.8125rem;
    }
    th,
    td {
      padding-inline: 0.75rem;
    }
  }
`;
