import { css } from 'lit';

/** Everything on one page: what is asked stands apart, how far it is stays in sight. */
export const pageStyles = css`
  .page h3 {
    margin: 0;
    font-size: 1.125em;
    font-weight: 650;
    line-height: 1.35;
    scroll-margin-block: 5em 20em;
  }
  .page > fieldset,
  .page > .about,
  .page > h3 {
    margin-block-start: 2.25em;
    scroll-margin-block-start: 5em;
  }
  .page > .about + .about {
    margin-block-start: 0;
  }
  .page .options {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    margin-block-start: 0.875em;
  }
  .page .progress {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    margin-block: 0.75em 0;
    padding-block: 0.5em;
    background: var(--_paper);
  }
  .page input,
  .page textarea {
    scroll-margin-block: 6em;
  }
  /* Large text on a small screen has no room for what stays. */
  @media (max-height: 30em) {
    .page .progress {
      position: static;
    }
  }
  @container (max-width: 16em) {
    .page .progress {
      position: static;
    }
  }
  .open {
    margin-block-end: 1.5em;
    padding: 1em 1.25em;
    border: 3px solid var(--_danger);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .open .error {
    margin: 0;
    font-size: 1.125em;
  }
  .open ul {
    margin: 0.5em 0 0;
    padding: 0;
    list-style: none;
  }
  .open a {
    display: flex;
    align-items: center;
    min-block-size: 2.75em;
    padding-block: 0.25em;
    color: var(--_danger);
    line-height: 1.35;
    text-underline-offset: 0.2em;
  }
  @media print {
    .box {
      display: block;
    }
    .survey {
      padding: 0;
      border: 0;
    }
    .page .options {
      grid-template-columns: repeat(4, 1fr);
    }
    .page .option {
      min-block-size: 0;
      gap: 0.5em;
      padding: 0.375em 0.625em;
    }
    .page .face {
      display: none;
    }
    .page > .about + .about,
    .page > fieldset,
    .page > h3 {
      margin-block-start: 1.25em;
    }
    /* Boxes for a pen. */
    .page input[type='radio'] {
      appearance: none;
      border: 1.5px solid;
      border-radius: 0.125em;
    }
    .page input:checked {
      background: currentColor;
      print-color-adjust: exact;
    }
    .page .count {
      display: none;
    }
  }
`;
