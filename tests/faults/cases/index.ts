import type { FaultCase } from '../harness/case.ts';
import { c1 } from './c1.ts';
import { c2 } from './c2.ts';
import { c2Torn } from './c2-torn.ts';
import { c3, c3Drain } from './c3.ts';
import { c4 } from './c4.ts';
import { c5 } from './c5.ts';
import { c6 } from './c6.ts';
import { d1, d1Values } from './d1.ts';
import { d2, d2Wire } from './d2.ts';
import { d3 } from './d3.ts';
import { d4 } from './d4.ts';
import { m1, m1Locks, m1Workers } from './m1.ts';
import { m2 } from './m2.ts';
import { m3, m3Downgrade, m3Half } from './m3.ts';
import { m4 } from './m4.ts';
import { m5, m5Denied, m5Private } from './m5.ts';
import { m6 } from './m6.ts';
import { n1, n1Mix } from './n1.ts';
import { n2 } from './n2.ts';
import { n3 } from './n3.ts';
import { n4, n4Halving, n4RetryAfter } from './n4.ts';
import { n5, n5Rush } from './n5.ts';
import { n6 } from './n6.ts';
import { n6Names } from './n6-names.ts';
import { n7 } from './n7.ts';
import { p1, p1Relaxed } from './p1.ts';
import { p2 } from './p2.ts';
import { p3, p3Cleared, p3Kill, p3Long, p3Start } from './p3.ts';
import { p4 } from './p4.ts';
import { p5 } from './p5.ts';
import { p6 } from './p6.ts';
import { p7 } from './p7.ts';
import { p8, p8All } from './p8.ts';
import { p9 } from './p9.ts';
import { s1 } from './s1.ts';
import { s2 } from './s2.ts';
import { s3, s3Full } from './s3.ts';
import { s4, s4Newer } from './s4.ts';
import { s5 } from './s5.ts';
import { s6 } from './s6.ts';
import { t1, t1Browser } from './t1.ts';
import { t2 } from './t2.ts';

/** All cases, in the order of the fault matrix. */
export const cases: readonly FaultCase[] = [
  ...[c1, c2, c2Torn, c3, c3Drain, c4, c5, c6],
  ...[p1, p1Relaxed, ...p2, p3, p3Start, p3Kill, p3Long, p3Cleared, p4, p5, p6, p7, p8, p8All, p9],
  ...[n1, n1Mix, n2, n3, n4, n4Halving, n4RetryAfter, n5, n5Rush, n6, n6Names, n7],
  ...[s1, s2, s3, s3Full, s4, s4Newer, s5, s6],
  ...[d1, d1Values, d2Wire, d2, d3, d4],
  ...[t1, t1Browser, t2],
  ...[m1, m1Locks, m1Workers, m2, m3, m3Downgrade, m3Half, m4, m5, m5Denied, m5Private, m6],
];
