import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from '../architecture/packages.ts';
import { isLeftOut, missingPhp, wordpress } from './php.ts';

const collector = 'https://skm.contoh.go.id';
const stored = { collector, unit: 'disdukcapil-contoh' };

describe('the WordPress plugin', function () {
  this.timeout(720_000);

  before(function () {
    if (isLeftOut(missingPhp())) this.skip();
  });

  it('puts the survey where the shortcode stands, as the settings page says', () => {
    const { shortcode, modules } = wordpress({ stored });
    expect(shortcode).to.equal(
      `<skm-survey collector="${collector}" unit="disdukcapil-contoh"></skm-survey>`,
    );
    expect(modules).to.deep.equal({ 'skm-survey': '/assets/skm-survey.js' });
  });

  it('reserves the room of the survey: from the head of a page with the shortcode, elsewhere with it', () => {
    const style = { 'skm-survey': '/skm-survey.css' };
    expect(wordpress({ stored, content: '<p>[skm_survey unit="a"]</p>' }).head).to.deep.equal(
      style,
    );
    const elsewhere = wordpress({ stored, content: '<p>[skm_surveys]</p>' });
    expect(elsewhere.head).to.deep.equal({});
    expect(elsewhere.styles).to.deep.equal(style);
    expect(wordpress({ stored }).head).to.deep.equal({});
  });

  it('takes the attributes of the shortcode first, and flags without a value', () => {
    const one = wordpress({
      stored,
      shortcode: { unit: 'puskesmas-contoh', service: 'imunisasi' },
    });
    expect(one.shortcode).to.contain('unit="puskesmas-contoh" service="imunisasi"');
    const flags = wordpress({ stored, shortcode: ['read-aloud'] });
    expect(flags.shortcode).to.match(/ read-aloud><\/skm-survey>$/);
    const off = wordpress({ stored, shortcode: { 'read-aloud': 'false' } });
    expect(off.shortcode).to.not.contain('read-aloud');
  });

  it('escapes hostile values, and leaves out names that the element does not have', () => {
    const evil = `"><script>alert(1)</script><p title='`;
    const { shortcode } = wordpress({
      stored: { ...stored, 'unit-name': evil, onload: 'alert(1)' },
      shortcode: { service: evil, onmouseover: 'alert(1)', style: 'color:red', [evil]: 'a' },
    });
    expect(shortcode).to.not.match(/<script|onmouseover|onload|style|alert\(1\)"/);
    expect(shortcode.match(/[<>]/g)).to.deep.equal(['<', '>', '<', '>']);
    expect(shortcode).to.contain('service="&quot;&gt;&lt;script&gt;');
  });

  it('sends answers to no address that runs code', () => {
    const { shortcode } = wordpress({ stored, shortcode: { collector: 'javascript:alert(1)' } });
    expect(shortcode).to.not.contain('javascript');
    expect(wordpress({ sent: { collector: 'javascript:alert(1)' } }).kept).to.include({
      collector: '',
    });
  });

  it('shows what is stored on the settings page, escaped, to administrators alone', () => {
    const evil = { ...stored, 'unit-name': '"><script>' };
    const { page } = wordpress({ stored: evil });
    expect(page).to.contain(`name="skm_survey[collector]" value="${collector}"`);
    expect(page).to.contain('value="&quot;&gt;&lt;script&gt;"');
    expect(wordpress({ stored, may: false }).page).to.equal('');
  });

  it('keeps of what is sent only what it asks for, as text', () => {
    const sent = { unit: ' <b>unit</b>\n', collector, more: 'a', key: ['a'] };
    expect(wordpress({ sent }).kept).to.deep.equal({
      collector,
      unit: 'unit',
      'unit-name': '',
      key: '',
      accent: '',
    });
  });

  it('has a readme.txt as WordPress reads it, of the version of the plugin', async () => {
    const folder = join(root, 'examples/wordpress/skm-survey');
    const [readme, plugin] = await Promise.all(
      ['readme.txt', 'skm-survey.php'].map((name) => readFile(join(folder, name), 'utf8')),
    );
    const head = readme?.split('== Description ==')[0] ?? '';
    for (const field of [
      'Contributors',
      'Tags',
      'Requires at least',
      'Tested up to',
      'Stable tag',
      'License',
    ]) {
      expect(head).to.match(new RegExp(`^${field}: \\S`, 'm'));
    }
    const version = /^Stable tag: (.+)$/m.exec(head)?.[1];
    expect(/^ \* Version: +(.+)$/m.exec(plugin ?? '')?.[1]).to.equal(version);
    const short = head.trim().split('\n').at(-1) ?? '';
    expect(short.length).to.be.within(1, 150);
    for (const chapter of [
      'Description',
      'Installation',
      'Frequently Asked Questions',
      'Changelog',
    ]) {
      expect(readme).to.contain(`== ${chapter} ==`);
    }
  });
});
