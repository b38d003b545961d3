/** Fewest people behind a published count. */
const smallest = 5;

/**
 * Counts of one public cross-table, by category, without the cells that could show a single person (1–4 people): those
 * are `null`. The total would give a single one away, so the next smallest are hidden too, until the hidden cells hold 5
 * people together (which takes two at least). Zero hides nobody and stays.
 */
export function publicCounts(
  counts: Readonly<Record<string, number>>,
): Record<string, number | null> {
  const ascending = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => a - b);
  const hidden = new Set<string>();
  let people = 0;
  for (const [category, count] of ascending) {
    const hidesTooFew = people > 0 && people < smallest;
    if (count >= smallest && !hidesTooFew) break;
    hidden.add(category);
    people += count;
  }
  return Object.fromEntries(
    Object.entries(counts).map(([category, count]) => [
      category,
      hidden.has(category) ? null : count,
    ]),
  );
}
