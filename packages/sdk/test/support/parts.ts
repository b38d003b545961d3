import * as trouble from '../../src/delivery/trouble.ts';
import * as direct from '../../src/delivery/direct.ts';
import * as lease from '../../src/delivery/lease.ts';
import * as poison from '../../src/delivery/poison.ts';
import * as proof from '../../src/delivery/proof.ts';
import * as receipts from '../../src/delivery/receipts.ts';
import * as inventory from '../../src/outbox/inventory.ts';
import * as quarantine from '../../src/outbox/quarantine.ts';
import * as repair from '../../src/outbox/repair.ts';
import * as sha256 from '../../src/outbox/sha256.ts';
import * as turner from '../../src/outbox/turner.ts';
import type { Parts } from '../../src/parts.ts';

/** The parts as if they had been loaded already: in as many turns as promises take. */
export const loaded: Parts = {
  inventory: () => Promise.resolve(inventory),
  turner: () => Promise.resolve(turner),
  repair: () => Promise.resolve(repair),
  quarantine: () => Promise.resolve(quarantine),
  sha256: () => Promise.resolve(sha256),
  direct: () => Promise.resolve(direct),
  trouble: () => Promise.resolve(trouble),
  lease: () => Promise.resolve(lease),
  poison: () => Promise.resolve(poison),
  proof: () => Promise.resolve(proof),
  receipts: () => Promise.resolve(receipts),
};
