import type { TemplateResult } from 'lit';
import { icon } from './icons.ts';

export const check = (): TemplateResult => icon('m5.5 12.5 4.2 4.2 8.8-9.4');
export const alert = (): TemplateResult => icon('M12 7v6M12 16.4v.2M12 3.2 21.4 20H2.6Z');
