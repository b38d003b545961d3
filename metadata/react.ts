import type { Package } from 'custom-elements-manifest';
import { elementsIn } from './manifest.ts';

const propOf = (event: string): string =>
  `on-${event}`.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The source of \`skm-survey/react\`: the respondents' elements as React components, every event a prop. */
export function reactWrapper(manifest: Package): string {
  const elements = elementsIn(manifest).filter(({ tagName }) => tagName !== 'skm-outbox');
  const events = [
    ...new Set(elements.flatMap(({ events: all = [] }) => all.map(({ type }) => type.text))),
  ];
  const components = elements.map(({ name, tagName = '', events: all = [], attributes = [] }) => {
    const props = all.map(
      (one) => `    ${propOf(one.name)}: '${one.name}' as EventName<${one.type.text}>,\n`,
    );
    const isKeyed = attributes.some((attribute) => attribute.name === 'key');
    return `/** \`<${tagName}>\` as a component${isKeyed ? '; React keeps the prop `key` for itself: say `skmKey`' : ''}. */
export const ${name} = createComponent({
  react: React,
  tagName: '${tagName}',
  elementClass: ${isKeyed ? `keyed(${name}Element)` : `${name}Element`},
  events: {
${props.join('')}  },
});
`;
  });
  const imported = elements.map(({ name }) => `${name} as ${name}Element`).join(', ');
  return `// Written by \`pnpm generate\` from the doc comments of the elements; a test holds it against them.
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import './define.ts';
import { ${imported}, ${events.map((name) => `type ${name}`).join(', ')} } from './index.ts';
import { keyed } from './react-key.ts';

${components.join('\n')}`;
}
