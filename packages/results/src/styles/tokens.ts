import { css } from 'lit';

/**
 * Colours and shape. A page sets `--skm-*`; the private `--_*` carry what holds: the page's choice, else ours.
 * Ours have at least 4.5:1 for words and 3:1 for drawn parts, light and dark.
 */
export const tokens = css`
  :host {
    --_accent: var(--skm-accent, #0b5c6b);
    --_on-accent: var(--skm-on-accent, #fff);
    --_surface: var(--skm-surface, #fff);
    --_text: var(--skm-text, #17232b);
    --_muted: var(--skm-muted, #51616b);
    --_line: var(--skm-line, #d7dfe3);
    --_rail: #e9eff1;
    --_warm: #a84e0b;
    --_warm-soft: #fdf1e5;
    --_radius: var(--skm-radius, 0.875rem);
    --_font: var(--skm-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_accent: var(--skm-accent, light-dark(#0b5c6b, #5cc6d6));
      --_on-accent: var(--skm-on-accent, light-dark(#fff, #06242a));
      --_surface: var(--skm-surface, light-dark(#fff, #131c21));
      --_text: var(--skm-text, light-dark(#17232b, #e8eef1));
      --_muted: var(--skm-muted, light-dark(#51616b, #a3b3bc));
      --_line: var(--skm-line, light-dark(#d7dfe3, #33424a));
      --_rail: light-dark(#e9eff1, #24323a);
      --_warm: light-dark(#a84e0b, #f0a668);
      --_warm-soft: light-dark(#fdf1e5, #2d2318);
    }
  }

  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([theme='system']) {
    color-scheme: light dark;
  }
`;
