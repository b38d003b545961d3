import { make } from './element.ts';

/** What stands in the way, in both languages: whoever sets a kiosk up may be its vendor. */
export interface Told {
  readonly id: string;
  readonly en: string;
}

/** The place where a form says what stands in its way; heard at once by whoever does not see it. */
export const place = (): HTMLParagraphElement => make('p', { className: 'told', role: 'alert' });

export function tell(where: HTMLElement, { id, en }: Told): void {
  where.replaceChildren(id, make('br'), make('span', { lang: 'en' }, en));
}
