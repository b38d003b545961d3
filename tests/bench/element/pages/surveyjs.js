import { Model } from 'survey-core';
import 'survey-core/survey-core.css';
import 'survey-js-ui';
import { comment, dropdowns, questions, title } from './form.js';

const model = new Model({
  title,
  elements: [
    ...questions.map(({ key, text, choices }) => ({
      type: 'radiogroup',
      name: key,
      title: text,
      isRequired: true,
      choices,
    })),
    ...dropdowns.map(({ key, text, choices }) => ({
      type: 'dropdown',
      name: key,
      title: text,
      choices,
    })),
    { type: 'comment', name: 'comment', title: comment },
  ],
});
const place = document.createElement('div');
document.body.append(place);
model.render(place);
