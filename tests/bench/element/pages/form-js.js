import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { createForm } from '@bpmn-io/form-js-viewer';
import { comment, dropdowns, questions } from './form.js';

const optionsOf = (choices) =>
  choices.map(({ value, text }) => ({ value: String(value), label: text }));
const place = document.createElement('div');
document.body.append(place);
await createForm({
  container: place,
  schema: {
    type: 'default',
    schemaVersion: 16,
    components: [
      ...questions.map(({ key, text, choices }) => ({
        type: 'radio',
        key,
        label: text,
        values: optionsOf(choices),
        validate: { required: true },
      })),
      ...dropdowns.map(({ key, text, choices }) => ({
        type: 'select',
        key,
        label: text,
        values: optionsOf(choices),
      })),
      { type: 'textarea', key: 'comment', label: comment },
    ],
  },
});
