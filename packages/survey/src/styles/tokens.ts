import { css } from 'lit';

/**
 * Colours and sizes. Public names are `--skm-*`; `--_*` are what the rest uses. Plain values first, for engines
 * without light-dark() and relative colours; those with them get the dark scheme, and an accent that is made dark or
 * light enough to read whatever an agency chose.
 */
export const tokens = css`
  :host {
    --_paper: var(--skm-surface, #fffdf9);
    --_raised: var(--skm-option-surface, #fff);
    --_text: var(--skm-text, #20261f);
    --_muted: var(--skm-muted, #5a635b);
    --_line: var(--skm-line, #e3ddd1);
    --_edge: #8b9189;
    --_accent: var(--skm-accent, #14665a);
    --_accent-ink: var(--_accent);
    --_on-accent: var(--skm-on-accent, #fff);
    --_tint: #eef4f0;
    --_danger: #a12f1c;
    --_tone-1: #b3462e;
    --_tone-2: #b0741a;
    --_tone-3: #5d8433;
    --_tone-4: #1b7753;
    --_radius: var(--skm-radius, 1em);
    --_size: var(--skm-text-size, max(1em, 1rem));
    --_font: var(--skm-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_target: var(--skm-target, 3em);
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
  @supports (color: light-dark(red, red)) and (color: oklch(from red l c h)) {
    :host {
      --_paper: var(--skm-surface, light-dark(#fffdf9, #171b19));
      --_raised: var(--skm-option-surface, light-dark(#fff, #1f2522));
      --_text: var(--skm-text, light-dark(#20261f, #edf0ec));
      --_muted: var(--skm-muted, light-dark(#5a635b, #a9b3ab));
      --_line: var(--skm-line, light-dark(#e3ddd1, #353d39));
      --_edge: light-dark(#8b9189, #7d8780);
      --_accent: color(
        from var(--skm-accent, light-dark(#14665a, #6cc7b2)) srgb clamp(0, r, 1) clamp(0, g, 1)
          clamp(0, b, 1) / 1
      );
      --_accent-ink: light-dark(
        oklch(from var(--_accent) min(l, 0.5) c h),
        oklch(from var(--_accent) max(l, 0.76) c h)
      );
      --_on-accent: var(
        --skm-on-accent,
        color(
          from var(--_accent) xyz calc(1e6 * (0.18 - y)) calc(1e6 * (0.18 - y))
            calc(1e6 * (0.18 - y))
        )
      );
      --_tint: light-dark(
        color-mix(in oklab, var(--_accent) 8%, #fffefb),
        color-mix(in oklab, var(--_accent) 16%, #171b19)
      );
      --_danger: light-dark(#a12f1c, #f29c88);
      --_tone-1: light-dark(#b3462e, #e8866d);
      --_tone-2: light-dark(#b0741a, #dfae5f);
      --_tone-3: light-dark(#5d8433, #a3c777);
      --_tone-4: light-dark(#1b7753, #6fcda2);
    }
  }
`;
