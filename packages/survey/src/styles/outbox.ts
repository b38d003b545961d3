import { css, type CSSResultGroup } from 'lit';
import { buttons } from './buttons.ts';
import { feedback } from './feedback.ts';
import { fields } from './fields.ts';
import { frame } from './frame.ts';
import { intro } from './intro.ts';
import { questions } from './questions.ts';
import { screens } from './screens.ts';
import { tokens } from './tokens.ts';

const operator = css`
  h3 {
    margin: 0;
    font-size: 1.125em;
  }
  .told {
    margin-block-start: 1em;
    font-weight: 600;
  }
  .told:empty {
    display: none;
  }
  .aside {
    margin-block-start: 2em;
  }
  .list {
    margin: 1em 0 0;
    padding: 0;
    list-style: none;
  }
  .entry {
    padding-block: 0.875em;
    border-block-start: 1px solid var(--_line);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .choices .error {
    flex-basis: 100%;
  }
  .line .said:last-child {
    grid-column: 2;
    grid-row: 1;
    margin-inline-end: 0;
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
`;

/** The family look of `<skm-survey>`, and what a list of figures needs. */
export const outboxStyles: CSSResultGroup = [
  tokens,
  frame,
  buttons,
  questions,
  intro,
  feedback,
  fields,
  screens,
  operator,
];
