/** Fewest people behind a published count. */
const smallest = 5;

/**
 * Counts of one public cross-table, by category, without the cells that could show a single person (1–4 people): those
 * are `null`. Where the total would give a hidden cell away, the next smallest ones are hidden too, until the hidden ones
 * are at least two and 5 people together. Zero hides nobody and stays.
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
    const derivable = hidden.size > 0 && (hidden.size < 2 || people < smallest);
    if (count >= smallest && !derivable) break;
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
