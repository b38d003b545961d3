/**
 * Imports the module named by the argument as a server would, and prints as JSON what that did to the world:
 * elements that were defined, globals that were added or replaced. Throws what an import throws.
 */
const defined: string[] = [];
Object.defineProperty(globalThis, 'customElements', {
  configurable: true,
  value: { define: (name: string) => defined.push(name), get: () => undefined },
});

const before = Object.getOwnPropertyDescriptors(globalThis);
await import(process.argv[2] ?? '');
const touched = Object.entries(Object.getOwnPropertyDescriptors(globalThis))
  .filter(
    ([name, now]) => !isSame(now, Reflect.get(before, name) as PropertyDescriptor | undefined),
  )
  .map(([name]) => name);

console.log(JSON.stringify({ defined, touched }));

function isSame(now: PropertyDescriptor, then: PropertyDescriptor | undefined): boolean {
  return then !== undefined && now.get === then.get && Object.is(now.value, then.value);
}
