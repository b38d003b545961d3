import { css } from 'lit';

/** What answers a pointer, and how it moves: nothing that a first screen waits for. */
export const feedback = css`
  @media (prefers-reduced-motion: no-preference) {
    button,
    .card {
      transition:
        background-color 140ms,
        border-color 140ms;
    }
    progress::-webkit-progress-value {
      transition: inline-size 280ms;
    }
  }
  @media (hover: hover) {
    .primary:hover {
      box-shadow: 0 0 0 0.25em var(--_tint);
    }
    .secondary:hover,
    .quiet:hover,
    .link:hover {
      background: var(--_tint);
    }
    .card:hover:not(:has(:checked)) {
      border-color: var(--_edge);
    }
  }
  .error {
    margin-block-start: 0.75em;
    color: var(--_danger);
    font-weight: 600;
  }
  .error::before {
    content: '▲ ' / '';
    font-size: 0.75em;
  }
  small {
    font-size: 0.875em;
    font-weight: 400;
    color: var(--_muted);
  }
  .status {
    margin-block-start: 1.25em;
    padding-block-start: 0.875em;
    border-block-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.875em;
  }
  .status:empty,
  .notice:empty {
    display: none;
  }
`;
