/** The page of the suite: breaks what it is told to break, then loads the SDK and obeys. */
import { optionsIn } from './options.ts';
import { applySabotage } from './sabotage.ts';

const options = optionsIn(location.search);
applySabotage(options.sabotage);

const { obey } = await import('./obey.ts');
obey(options);
