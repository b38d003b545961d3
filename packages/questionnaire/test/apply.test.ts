import {
  applyChanges,
  customise,
  standardQuestionnaire,
  type Customisation,
} from '@skm-survey/questionnaire';
import { expect } from 'chai';

const options = ['Tidak wajar', 'Kurang wajar', 'Wajar', 'Sangat wajar'].map((id, n) => ({
  value: n + 1,
  text: { id },
}));

/**
 * Answers on devices name what these lead to. If one of them changes, every page that did the same has its answers held by newer
 * collectors: docs/decisions/0111.
 */
const pinned: readonly (readonly [base: string, revision: string, changes: Customisation])[] = [
  ['skm-2017', 'c-de0b2d205ec52b7d', { items: { biaya: { options } } }],
  [
    'skm-2017',
    'c-4276aef47a93c0f2',
    {
      leaveOut: ['sarana'],
      add: [{ key: 'antrean', kind: 'choice', text: { id: 'Antrean?' }, options }],
      order: ['persyaratan', 'antrean'],
      profile: { choose: ['usia', 'jenis-kelamin'], require: ['usia'] },
      comment: { on: false },
      translations: { jv: { 'items.antrean': 'Antrian?' } },
    },
  ],
  ['pulse', 'c-e6985500f5666a83', { comment: { on: true } }],
  ['skm-online-2025-hybrid', 'c-bf3c76ccc6438932', { profile: { choose: [] } }],
];

describe('applyChanges', () => {
  for (const [id, revision, changes] of pinned) {
    const base = standardQuestionnaire(id)!;
    it(`names what it makes of ${id} as it always did: ${Object.keys(changes).join(', ')}`, () => {
      const result = applyChanges(base, changes);
      expect([result.id, result.revision]).to.deep.equal([`${id}-custom`, revision]);
    });

    it(`makes of ${id} what customise makes: ${Object.keys(changes).join(', ')}`, () => {
      const questionnaire = applyChanges(base, changes);
      expect(customise(base, changes)).to.deep.equal({ ok: true, questionnaire });
    });
  }
});
