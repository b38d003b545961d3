import './define.ts';
import { serveTags } from './tags.ts';

/** The one-tag entry: `<script type="module" src="…/skm-survey.js" data-unit data-collector>` puts the survey where it stands. */
const own = import.meta.url;

if (typeof document !== 'undefined') {
  const serve = (): void => serveTags(document, own);
  // With `async` this may run before the page is read to its end.
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', serve);
  else serve();
  // A module runs once, however many tags name it; a tag that is inserted later still fires `load`.
  document.addEventListener('load', serve, { capture: true });
}
