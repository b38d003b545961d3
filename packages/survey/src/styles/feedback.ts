import { css } from 'lit';

/** What answers a pointer, and how it moves: nothing that a first screen waits for. */
export const feedback = css`
  :host {
    --_fast: 140ms;
  }
  button,
  .card {
    transition:
      background-color var(--_fast),
      border-color var(--_fast);
  }
  progress::-webkit-progress-value {
    transition: inline-size calc(var(--_fast) * 2);
  }
  @media (hover: hover) {
    .primary:hover {
      filter: brightness(1.07);
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
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_fast: 0ms;
    }
  }
`;
