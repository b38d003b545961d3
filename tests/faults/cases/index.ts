import type { FaultCase } from '../harness/case.ts';
import { c2 } from './c2.ts';
import { c4 } from './c4.ts';
import { d1, d1Values } from './d1.ts';
import { m1, m1Locks } from './m1.ts';
import { m2 } from './m2.ts';
import { n2 } from './n2.ts';
import { n3 } from './n3.ts';
import { p1, p1Relaxed } from './p1.ts';
import { p3, p3Start } from './p3.ts';
import { p4 } from './p4.ts';
import { p5 } from './p5.ts';
import { p7 } from './p7.ts';
import { p8, p8All } from './p8.ts';
import { p9 } from './p9.ts';
import { s1 } from './s1.ts';

/** All cases, in the order of the fault matrix. */
export const cases: readonly FaultCase[] = [
  ...[c2, c4],
  ...[p1, p1Relaxed, p3, p3Start, p4, p5, p7, p8, p8All, p9],
  ...[n2, n3],
  ...[s1],
  ...[d1, d1Values],
  ...[m1, m1Locks, m2],
];
