import { faultsPart } from '../../src/faults-part.ts';
import { leftPart } from '../../src/left-part.ts';
import { readerPart } from '../../src/others.ts';
import {
  deliveryPart,
  englishPart,
  othersPart,
  questionsPart,
  restPart,
  suppliedPart,
} from '../../src/parts.ts';

/** Fetches every part, so that a survey needs no more than microtasks from then on. */
export const allParts = (): Promise<unknown> =>
  Promise.all(
    [
      restPart,
      deliveryPart,
      englishPart,
      suppliedPart,
      othersPart,
      questionsPart,
      readerPart,
      faultsPart,
      leftPart,
    ].map((part) => part.load()),
  );
