import type { PageSettings } from '../attributes.ts';
import type { Pace } from './cycle.ts';

/** Where nothing else is said. A warning shorter than 20 seconds would fall short of WCAG 2.2.1. */
const usual: Pace = { idle: 60, warning: 20, thanks: 12 };

/** Seconds that an attribute names; what is no number above 0 is the usual. */
const secondsOf = (text: string, otherwise: number): number => {
  const seconds = Math.round(Number(text));
  return seconds > 0 && Number.isFinite(seconds) ? seconds : otherwise;
};

/** How long a kiosk waits, by its attributes. */
export const paceOf = ({ idle, idleWarning, thanksSeconds }: PageSettings): Pace => ({
  idle: secondsOf(idle, usual.idle),
  warning: secondsOf(idleWarning, usual.warning),
  thanks: secondsOf(thanksSeconds, usual.thanks),
});

/** The attributes that name no seconds, as `name="value"`. */
export const paceFaults = (page: PageSettings): readonly string[] =>
  (['idle', 'idleWarning', 'thanksSeconds'] as const)
    .filter((name) => page[name] && secondsOf(page[name], 0) === 0)
    .map((name) => `${name}="${page[name]}"`);
