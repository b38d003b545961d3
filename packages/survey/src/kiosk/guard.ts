/** What the guard tells. */
export interface Watch {
  /** A person did something. */
  readonly touched: () => void;
  /** The page is seen again. */
  readonly seen: () => void;
  /** The page goes away: a browser may keep it as it is, and bring it back to another person. */
  readonly left: () => void;
}

/** What a person does on a screen, by hand, keyboard or assistive technology. */
const signs = ['pointerdown', 'keydown', 'wheel', 'click', 'input'] as const;

/** What would leave something behind on the device, or lead away from the survey. */
const barred = ['contextmenu', 'copy', 'cut', 'dragstart'] as const;

/** Watches over a kiosk: who touches it, and what is not done there. */
export class Guard {
  readonly #host: HTMLElement;
  readonly #watch: Watch;
  #standing: AbortController | null = null;

  constructor(host: HTMLElement, watch: Watch) {
    this.#host = host;
    this.#watch = watch;
  }

  stand(isStanding: boolean): void {
    this.#standing?.abort();
    this.#standing = isStanding ? new AbortController() : null;
    if (!this.#standing) return;
    const { signal } = this.#standing;
    const document = this.#host.ownerDocument;
    const window = document.defaultView;
    // Of the whole window: a touch on what the page has around the survey is a person too.
    for (const sign of signs) {
      const options = { capture: true, passive: true, signal };
      window?.addEventListener(sign, () => this.#watch.touched(), options);
    }
    window?.addEventListener('wheel', keepSize, { capture: true, passive: false, signal });
    for (const act of barred) {
      this.#host.addEventListener(act, (event) => event.preventDefault(), { signal });
    }
    // Not every engine minds on its own that the buttons cover what lies under them.
    this.#host.shadowRoot?.addEventListener('focusin', ({ target }) => uncover(target), { signal });
    window?.addEventListener('pagehide', () => this.#watch.left(), { signal });
    const onSeen = (): void => {
      if (document.visibilityState === 'visible') this.#watch.seen();
    };
    document.addEventListener('visibilitychange', onSeen, { signal });
  }
}

/** Ctrl with the wheel, and two fingers on a touchpad: the next person would find the screen enlarged. */
function keepSize(event: WheelEvent): void {
  if (event.ctrlKey) event.preventDefault();
}

/** Brings what has the focus out from under the buttons. They themselves are always seen. */
function uncover(target: EventTarget | null): void {
  if (target instanceof Element && !target.closest('.actions'))
    target.scrollIntoView({ block: 'nearest' });
}
