/** What the visit, which lasts as long as the storage of the tab, knows of an invitation. */
export type Known = 'shown' | 'answered' | null;

/** The storage of the tab; throws where it is blocked. */
type Session = () => Pick<Storage, 'getItem' | 'setItem'>;

const ofThisTab: Session = () => sessionStorage;

/** Name of what is kept in `sessionStorage`: that an invitation was shown or answered, never by whom or how. */
export const onceKey = (unit: string, service: string): string =>
  'skm-survey/once/' + JSON.stringify([unit, service]);

/** What is known under a name; nothing where the storage is blocked. */
export function recall(key: string, session: Session = ofThisTab): Known {
  try {
    const kept = session().getItem(key);
    return kept === 'shown' || kept === 'answered' ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps what is known from now on. */
export function note(key: string, known: Exclude<Known, null>, session: Session = ofThisTab): void {
  try {
    session().setItem(key, known);
  } catch {
    // Blocked: then each page begins anew.
  }
}
