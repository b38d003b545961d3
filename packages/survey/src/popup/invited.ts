/** Invitations on this page, the first in the corner, each further one above it. */
const invited: Redrawn[] = [];

interface Redrawn {
  /** Draws the invitation in its place. */
  redraw(): void;
}

/** Its place, counted from the corner. */
export const placeOf = (one: Redrawn): number => Math.max(0, invited.indexOf(one));

/** Takes or leaves a place; the others move up. */
export function invite(one: Redrawn, isInvited: boolean): void {
  const at = invited.indexOf(one);
  if (isInvited === at >= 0) return;
  if (isInvited) invited.push(one);
  else invited.splice(at, 1);
  for (const other of invited) if (other !== one) other.redraw();
}
