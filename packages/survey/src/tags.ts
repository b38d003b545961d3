import { diagnose } from './diagnostics.ts';
import { SkmSurvey } from './skm-survey.ts';

const served = new WeakSet<HTMLScriptElement>();

/**
 * Puts a `<skm-survey>` right after every script tag with this address that names one of its attributes as `data-*` and has
 * none yet; each such `data-*` (and `data-id`, `data-class`) becomes that attribute. An element without `unit` says that it
 * is missing. A tag without any of them only defines the element.
 */
export function serveTags(root: ParentNode, src: string): void {
  for (const tag of root.querySelectorAll<HTMLScriptElement>('script[src]')) {
    if (tag.src !== src || served.has(tag) || !wantsSurvey(tag)) continue;
    served.add(tag);
    serve(tag);
  }
}

const wantsSurvey = (tag: HTMLScriptElement): boolean =>
  SkmSurvey.observedAttributes.some((name) => tag.hasAttribute(`data-${name}`));

function serve(tag: HTMLScriptElement): void {
  const survey = tag.ownerDocument.createElement('skm-survey');
  for (const name of ['id', 'class', ...SkmSurvey.observedAttributes]) {
    const value = tag.getAttribute(`data-${name}`);
    if (value !== null) survey.setAttribute(name, value);
  }
  if (tag.closest('head')) {
    diagnose('skm-tag-in-head');
    tag.ownerDocument.body.append(survey);
  } else {
    tag.after(survey);
  }
}
