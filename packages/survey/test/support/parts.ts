import { checksPart } from '../../src/extras/checks-part.ts';
import { donePart } from '../../src/extras/done-part.ts';
import { faultsPart } from '../../src/faults-part.ts';
import { leftPart } from '../../src/left-part.ts';
import { readerPart } from '../../src/others.ts';
import {
  addressPart,
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
      checksPart,
      donePart,
      addressPart,
    ].map((part) => part.load()),
  );
