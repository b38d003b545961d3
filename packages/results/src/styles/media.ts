import { css } from 'lit';

/** Where colours are not ours to choose: forced colours and paper. */
export const media = css`
  @media (forced-colors: active) {
    .band,
    .rail {
      fill: Canvas;
      stroke: CanvasText;
      stroke-width: 1px;
    }
    .band.here,
    .fill,
    .priority .fill {
      fill: Highlight;
    }
    svg text,
    .mark path {
      fill: CanvasText;
    }
    .scale text.here {
      fill: HighlightText;
    }
    .letter,
    .tag,
    button {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    :host {
      color-scheme: light;
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
    .card {
      padding: 0;
      border: 0;
    }
    button {
      display: none;
    }
    .scroll {
      overflow: visible;
    }
    .bar,
    tr,
    .hero,
    .lowest,
    .computed {
      break-inside: avoid;
    }
    h3 {
      break-after: avoid;
    }
  }
`;
