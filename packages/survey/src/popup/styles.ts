import { css } from 'lit';

/** The floating button and the dialog; over those of the card, which stands in the dialog. */
export const popupStyles = css`
  /* A page keeps room for a survey that stands in it. */
  :host([mode='popup']) {
    min-block-size: 0 !important;
  }
  :host([mode='popup']) .box {
    display: block;
  }
  :host([mode='popup']) .frame {
    container-type: normal;
  }
  :host([mode='popup']) .survey {
    display: contents;
  }
  /* What is told where there is nothing to ask is for the console of the admin, not for the corner of a page. */
  :host([mode='popup']) .survey > .screen {
    display: none;
  }
  .invitation {
    position: fixed;
    z-index: 2147483000;
    inset-block-end: calc(
      1em + env(safe-area-inset-bottom, 0px) + var(--_place) * (var(--_target) + 1em)
    );
    inset-inline-end: calc(1em + env(safe-area-inset-right, 0px));
    --_place: 0;
    display: flex;
    align-items: center;
    gap: 0.625em;
    max-inline-size: calc(100vw - 2em);
    border-radius: 2em;
    border-color: var(--_on-accent);
    box-shadow:
      0 0.125em 0.375em rgb(0 0 0 / 0.2),
      0 0.5em 1.5em rgb(0 0 0 / 0.2);
    text-align: start;
  }
  .invitation:focus-visible {
    outline-color: var(--_accent-ink);
    outline-offset: 3px;
  }
  .place-1 {
    --_place: 1;
  }
  .place-2 {
    --_place: 2;
  }
  .place-3 {
    --_place: 3;
  }
  dialog {
    inline-size: min(36em, 100vw - 2em);
    max-inline-size: none;
    max-block-size: calc(100vh - 2em);
    max-block-size: calc(100dvh - 2em);
    margin: auto;
    padding: 0;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_paper);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .sheet {
    container-type: inline-size;
    padding: 0 1.25em 1.5em;
  }
  .bar {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    justify-content: flex-end;
    padding: 0.375em;
    background: var(--_paper);
  }
  .bar .quiet {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    padding-inline: 0.75em;
  }
  @media (max-width: 40em) {
    /* So that at the end of a page nothing lies under the button. */
    .room {
      block-size: calc(var(--_target) + 2em + env(safe-area-inset-bottom, 0px));
    }
    dialog {
      inline-size: 100vw;
      block-size: 100vh;
      block-size: 100dvh;
      max-block-size: none;
      border: 0;
      border-radius: 0;
      padding-block-end: env(safe-area-inset-bottom, 0px);
    }
    .sheet {
      padding-inline: 1em;
    }
  }
  @media print {
    :host([mode='popup']) {
      display: none;
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
  }
`;
