import { type UnsurKey, unsurKeys } from '@skm-survey/questionnaire';

/** Which numbering U1…U9 is in: that of the list of unsur, or that of the printed questionnaire. They differ in 8 and 9. */
export const orders = ['unsur', 'kuesioner'] as const;
export type Order = (typeof orders)[number];

/** The unsur behind U1…U9: the list has 8 = pengaduan, 9 = sarana; the annex questionnaire 8 = sarana, 9 = pengaduan. */
export const numbering: Readonly<Record<Order, readonly UnsurKey[]>> = {
  unsur: unsurKeys,
  kuesioner: [...unsurKeys.slice(0, 7), 'sarana', 'pengaduan'],
};
