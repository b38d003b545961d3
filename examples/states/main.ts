import { overview } from './overview.ts';
import { show } from './show.ts';
import { stateOf } from './states.ts';

// ?state=question&theme=dark&lang=en shows one state, without `state` all of them side by side.
const parameters = new URLSearchParams(location.search);
const name = parameters.get('state');
if (name === null) {
  overview(parameters);
} else {
  const state = stateOf(name);
  if (state) await show(state, parameters);
  else document.body.append(`There is no state “${name}”.`);
}
