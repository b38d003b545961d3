import { courseOf, soak, type Course, type Held } from './soak.ts';

/** `pnpm soak:kiosk [n]`: n respondents (default 10,000) at one kiosk in one page; prints what grows. Build first: `pnpm build`. */
const count = Number(process.argv[2] ?? 10_000);
const stretch = Math.max(50, Math.min(500, Math.round(count / 10)));

const line = ({ respondents, heap, nodes, listeners }: Held): string =>
  [
    String(respondents).padStart(11),
    (heap / 1e6).toFixed(2).padStart(9),
    String(nodes).padStart(7),
    String(listeners).padStart(10),
  ].join('  ');

const times = (ratio: number): string => `×${ratio.toFixed(3)}`;
const told = (name: string, { middle, end, least, most }: Course): string =>
  `${name.padEnd(10)} half-way ${times(middle)}, end ${times(end)}, within ${times(least)} to ${times(most)}`;

console.log(
  'The built element, the real SDK with sealed answers, Chromium, the real collector on loopback.',
);
console.log('respondents  heap, MB    nodes  listeners');
const result = await soak(count, { stretch, tell: (held) => console.log(line(held)) });

// The first stretches fill caches and let the compiler work.
const warm = result.held.slice(Math.min(2, result.held.length - 2));
const heap = courseOf(warm, (held) => held.heap);
const nodes = courseOf(warm, (held) => held.nodes);
const listeners = courseOf(warm, (held) => held.listeners);
const { saved, partial, discarded, counted, pending, seconds } = result;
console.log(`
${String(count)} respondents in ${seconds.toFixed(0)} s: ${String(saved)} saved (${String(partial)} of them parts), ${String(discarded)} took everything back
collector: ${String(counted.answers)} answers, ${String(counted.held)} of them not read; left on the device: ${String(pending)}
against the start, which is after ${String(warm[0]?.respondents)} respondents:
${told('heap', heap)}
${told('nodes', nodes)}
${told('listeners', listeners)}`);

const isAccounted =
  saved + discarded === count && counted.answers === saved && counted.held === 0 && pending === 0;
const isFlat = heap.least >= 0.95 && heap.most <= 1.05 && nodes.most <= 1.05 && listeners.most <= 1;
console.log(isAccounted && isFlat ? 'PASS' : 'FAIL');
process.exitCode = isAccounted && isFlat ? 0 : 1;
