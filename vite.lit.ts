import type { Plugin } from 'vite';

/**
 * What Lit brings for others: hooks of polyfills for engines without custom elements or shadow roots, for elements that a server
 * has drawn, for decorators, for attributes that are numbers or JSON; lists of versions on the page's own global object. By file, each with what takes its place.
 */
const leftOut: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '@lit/reactive-element/css-tag.js': [
    [
      'if(this._$cssResult$=!0,o!==s)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");',
      'this._$cssResult$=!0;',
    ],
    ['&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)', ''],
  ],
  '@lit/reactive-element/reactive-element.js': [
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    [',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', ''],
    // Attributes of these elements are words or flags.
    [
      'toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;case Number:i=null===t?null:Number(t);break;case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i}}',
      'toAttribute:(t,s)=>s===Boolean?t?l:null:t,fromAttribute:(t,s)=>s===Boolean?null!==t:t}',
    ],
    [',p=a.reactiveElementPolyfillSupport', ''],
    ['removeController(t){this._$EO?.delete(t)}', ''],
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
  ],
  'lit-html/lit-html.js': [
    ['B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");const ', ''],
  ],
  'lit-element/lit-element.js': [
    [
      ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
      ';',
    ],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
  ],
};

/**
 * What the survey has none of: templates of SVG and MathML on their own, since its icons stand whole in their HTML, and values in
 * the place of an attribute, in a comment, or as the text of `<textarea>`, `<title>`, `<style>` and `<script>`;
 * and directives.
 */
const ofHtmlAlone: readonly (readonly [string, string])[] = [
  ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));', ''],
  [':6===r.type&&(i=new Z(h,this,t))', ':0'],
  [
    'else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
    '',
  ],
  [',y=/^(?:script|style|textarea|title)$/i', ''],
  ['(y.test(u[2])&&(n=RegExp("</"+u[2],"g")),c=p)', '(c=p)'],
  ['c=n??v', 'c=v'],
  [
    'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
    '',
  ],
  // Directives: nothing to hand a value to, nor to be told of coming and going.
  [
    'function M(t,i,s=t,e){if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
    'function M(t,i){return i}',
  ],
  ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', 'setConnected(){}'],
  ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
  [',this._$Cv=e?.isConnected??!0', ''],
  ['this._$AP?.(!1,!0,s);', ';'],
  ['get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}', ''],
  [
    'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
    '',
  ],
  ['get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}', ''],
  ['l=2===i?"<svg>":3===i?"<math>":""', 'l=""'],
  ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
  [
    'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
    'this.el=S.createElement(f,e),P.currentNode=this.el.content;',
  ],
];

/** A value or words in an element whose text is no HTML, of which Lit then does not know. */
const rawText = /[^>\s]\s*<\/(?:textarea|title|style|script)>/;

/** Takes it out (docs/decisions/0170). A release of Lit in which one of these is not found fails the build: look at it, then here. */
export const smallLit = (templates: 'html' | 'html and svg'): Plugin => ({
  name: 'small-lit',
  transform(code, id) {
    if (templates === 'html' && rawText.test(code)) this.error(`text in a template: ${id}`);
    if (templates === 'html' && id.endsWith('/lit-html/directive.js')) this.error('a directive');
    const file = Object.keys(leftOut).find((path) => id.endsWith(`/node_modules/${path}`));
    if (!file) return null;
    const more = templates === 'html' && file.startsWith('lit-html') ? ofHtmlAlone : [];
    const small = [...(leftOut[file] ?? []), ...more].reduce((text, [part, instead]) => {
      if (!text.includes(part)) this.error(`${file} has changed: it no longer has ${part}`);
      return text.replace(part, instead);
    }, code);
    return { code: small, map: null };
  },
});
