import { css } from 'lit';

/** Where the device chooses the colours: what is chosen, how far it is and what leads on stay told apart. */
export const styles = css`
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
    .primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
      border-color: Highlight;
    }
    .card {
      border-color: CanvasText;
    }
    .card:has(:checked) {
      border: 3px solid Highlight;
    }
    progress,
    progress::-webkit-progress-bar {
      forced-color-adjust: none;
      background: Canvas;
      outline: 1px solid CanvasText;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
    progress::-moz-progress-bar {
      background: Highlight;
    }
    .face,
    .facts .icon {
      color: CanvasText;
    }
  }
`;
