import { css } from 'lit';

/**
 * Colours and shape, of one family with `<skm-survey>`. A page sets `--skm-*`; the private `--_*` carry what holds: the
 * page's choice, else ours. Plain values first, for engines without light-dark() and relative colours; those with them
 * get the dark scheme, and an accent that is made dark or light enough to read whatever an agency chose.
 */
export const tokens = css`
  :host {
    --_accent: var(--skm-accent, #14665a);
    --_accent-ink: var(--_accent);
    --_on-accent: var(--skm-on-accent, #fff);
    --_surface: var(--skm-surface, #fffdf9);
    --_text: var(--skm-text, #20261f);
    --_muted: var(--skm-muted, #5a635b);
    --_line: var(--skm-line, #e3ddd1);
    --_rail: #e6ece8;
    --_warm: #a3500f;
    --_warm-soft: #fbeedd;
    --_radius: var(--skm-radius, 16px);
    --_font: var(--skm-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
  }

  @supports (color: light-dark(red, red)) and (color: oklch(from red l c h)) {
    :host {
      --_accent: var(--skm-accent, light-dark(#14665a, #6cc7b2));
      --_accent-ink: light-dark(
        oklch(from var(--_accent) min(l, 0.52) c h),
        oklch(from var(--_accent) max(l, 0.76) c h)
      );
      --_on-accent: var(
        --skm-on-accent,
        oklch(from var(--_accent) clamp(0.16, (0.64 - l) * 1000, 1) 0 h)
      );
      --_surface: var(--skm-surface, light-dark(#fffdf9, #171b19));
      --_text: var(--skm-text, light-dark(#20261f, #edf0ec));
      --_muted: var(--skm-muted, light-dark(#5a635b, #a9b3ab));
      --_line: var(--skm-line, light-dark(#e3ddd1, #353d39));
      --_rail: light-dark(
        color-mix(in oklab, var(--_accent) 11%, #fff),
        color-mix(in oklab, var(--_accent) 18%, #171b19)
      );
      --_warm: light-dark(#a3500f, #e9a765);
      --_warm-soft: light-dark(#fbeedd, #33291b);
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
