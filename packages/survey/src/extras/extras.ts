import { bound } from '../attributes.ts';
import type { diagnose } from '../diagnostics.ts';
import type { InterviewEvent } from '../interview/first.ts';
import { reduce } from '../interview/reduce.ts';
import type { Interview } from '../interview/state.ts';
import { Part } from '../part.ts';
import type { Later } from '../views/later.ts';
import type { View } from '../views/view.ts';
import { waiting } from '../views/waiting.ts';
import { checksPart } from './checks-part.ts';
import { deviceOf, type Device } from './device.ts';
import { donePart } from './done-part.ts';
import type { ExtraParts, Host } from './extra-parts.ts';

export const extraParts = new Part(() => import('./extra-parts.ts'));

/** Words, with places at which they may go on in another line where there is little room. */
export const breakable = (words: string): unknown => extraParts.here?.breakable(words) ?? words;

/** What attributes, or the device, add to an interview: nothing is fetched before something is switched on. */
export class Extras {
  readonly #host: Host;
  readonly #device: () => Device;
  readonly #tell: typeof diagnose;
  #parts: ExtraParts | null = null;

  /** `tell` hears of settings that are not what they can be. */
  constructor(host: Host, tell: typeof diagnose) {
    this.#host = host;
    this.#tell = tell;
    // Anew each time: it is turned, its letters grow, and before it is drawn an element has no size.
    this.#device = () => deviceOf(host);
  }

  get #on(): ExtraParts | null {
    const { why, layout, numberKeys, readAloud, showIndex } = this.#host;
    const { isForced, isNarrow } = this.#device();
    const isOn =
      why || layout === 'page' || numberKeys || readAloud || showIndex || isForced || isNarrow;
    const part = isOn && extraParts.want(() => this.#host.requestUpdate());
    return part ? (this.#parts ??= new part.ExtraParts(this.#host, this.#device)) : null;
  }

  reduce(state: Interview, event: InterviewEvent): Interview {
    return (this.#on?.reduceWith(reduce) ?? reduce)(state, event);
  }

  /** Whether the layout has a screen of its own for this state, and its part is on the way. Without it the usual ones are shown. */
  waits({ phase }: Interview): boolean {
    const isOurs = phase.kind === 'asking' && this.#host.layout === 'page';
    return isOurs && !extraParts.isMissing && (this.#on?.waits ?? true);
  }

  /** The screen, where an extra has one of its own for it. */
  screen(view: View, rest: Later): unknown {
    return this.waits(view.state) ? waiting(view) : this.#on?.screen(view, rest);
  }

  /** Above every screen. */
  above(view: View): unknown {
    const { page } = view;
    const changed = (): void => this.#host.requestUpdate();
    const checks = bound.some((name) => page[name]) ? checksPart.want(changed) : null;
    for (const { code, detail } of checks?.settingFaults(page) ?? []) this.#tell(code, detail);
    // Before it is needed, like what an interview needs: by then the network may be gone.
    if (page.redirect) donePart.want(changed);
    return this.#on?.above(view);
  }

  /** Below the status line. */
  below(view: View): unknown {
    return this.#on?.below(view);
  }
}
