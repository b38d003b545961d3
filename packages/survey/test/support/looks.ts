/** How everything in a shadow tree looks: by element and property what a browser has computed, and its place counted from the host. */
export type Looks = ReadonlyMap<string, string>;

/** Parts of an element that are drawn, by the elements that have them. */
const pseudos: readonly (readonly [string, string])[] = [
  ['', '*'],
  ['::marker', 'li'],
  ['::placeholder', 'textarea, input[type="text"]'],
  ['::backdrop', 'dialog'],
];

export function looksOf(host: Element): Looks {
  const looks = new Map<string, string>();
  const from = host.getBoundingClientRect();
  [...host.shadowRoot!.querySelectorAll('*')].forEach((element, at) => {
    const name = `${String(at)} ${element.localName}.${element.getAttribute('class') ?? ''}`;
    const { x, y, width, height } = element.getBoundingClientRect();
    const place = [x - from.x, y - from.y, width, height].map((px) => px.toFixed(1));
    looks.set(`${name} place`, place.join());
    for (const [pseudo, selector] of pseudos) {
      if (!element.matches(selector)) continue;
      const style = getComputedStyle(element, pseudo);
      for (const property of style) {
        // What a page calls its own things is inherited, and used by nothing here.
        if (property.startsWith('--') && !property.startsWith('--_')) continue;
        looks.set(`${name}${pseudo} ${property}`, style.getPropertyValue(property));
      }
    }
  });
  return looks;
}

/** What of the looks is other than it was; the first few, for whoever reads it. */
export function otherThan(before: Looks, now: Looks): string[] {
  return [...new Set([...before.keys(), ...now.keys()])]
    .filter((key) => before.get(key) !== now.get(key))
    .map((key) => `${key}: ${before.get(key) ?? 'absent'} → ${now.get(key) ?? 'absent'}`)
    .slice(0, 12);
}
