import type { InterviewEvent } from '../interview/first.ts';
import { reduce } from '../interview/reduce.ts';
import type { Interview } from '../interview/state.ts';
import { Part } from '../part.ts';
import type { Later } from '../views/later.ts';
import type { View } from '../views/view.ts';
import { waiting } from '../views/waiting.ts';
import { deviceOf, type Device } from './device.ts';
import type { ExtraParts, Host } from './extra-parts.ts';

export const extraParts = new Part(() => import('./extra-parts.ts'));

/** Words, with places at which they may go on in another line where there is little room. */
export const breakable = (words: string): unknown => extraParts.here?.breakable(words) ?? words;

/** What attributes, or the device, add to an interview: nothing is fetched before something is switched on. */
export class Extras {
  readonly #host: Host;
  readonly #device: Device;
  #parts: ExtraParts | null = null;

  constructor(host: Host) {
    this.#host = host;
    this.#device = deviceOf(host);
  }

  get #on(): ExtraParts | null {
    const { why, layout, numberKeys, readAloud, showIndex } = this.#host;
    const { isForced, isNarrow } = this.#device;
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
    return this.#on?.above(view);
  }

  /** Below the status line. */
  below(view: View): unknown {
    return this.#on?.below(view);
  }
}
