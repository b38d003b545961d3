import { itIsAccessibleIn } from './support/accessible.ts';
import { clearPage } from './support/fixture.ts';

describe('<skm-survey> is accessible in English', () => {
  afterEach(clearPage);
  itIsAccessibleIn('en');
});
