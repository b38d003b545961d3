/** The SDK in a worker of any kind: obeys the suite as the page does, on the page's database. */
import { obey } from './obey.ts';
import { optionsIn } from './options.ts';

obey(optionsIn(location.search));
