import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const place = document.querySelector('#app');
if (!place) throw new Error('index.html has the place');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
