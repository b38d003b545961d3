import type { Access } from '../access/access.ts';
import type { SendingLimits } from '../access/limits.ts';
import type { Acceptor } from '../accept.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { TotalsReader } from '../totals.ts';

/** What the handlers work with. */
export interface Services extends Acceptor {
  readonly access: Access;
  readonly limits: SendingLimits;
  readonly totals: TotalsReader;
  readonly keys: KeyRing;
  /** Told of every fault that is ours; it never contains an address, a user agent or an answer. */
  readonly report: (error: unknown) => void;
}
