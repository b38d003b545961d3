import { expect } from 'chai';
import { fakeMachine } from './fake-machine.ts';
import { locate } from './locate.ts';

const driver = '/usr/bin/WebKitWebDriver';
const miniBrowser = '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

describe('looking for a browser', () => {
  it('finds Debian’s Chromium on the path', () => {
    const machine = fakeMachine({ files: ['/usr/bin/chromium'] });
    expect(locate('chromium', machine)).to.deep.equal({
      kind: 'chromium',
      executable: '/usr/bin/chromium',
    });
  });

  it('prefers what a variable names', () => {
    const machine = fakeMachine({
      env: { PATH: '/usr/bin', SKM_FIREFOX: '/opt/firefox' },
      files: ['/usr/bin/firefox', '/opt/firefox'],
    });
    expect(locate('firefox', machine)).to.deep.include({ executable: '/opt/firefox' });
  });

  it('does not look elsewhere when the variable names nothing', () => {
    const machine = fakeMachine({
      env: { PATH: '/usr/bin', SKM_FIREFOX: '/opt/firefox' },
      files: ['/usr/bin/firefox'],
    });
    expect(locate('firefox', machine)).to.equal(null);
  });

  it('finds Chrome and Firefox on macOS', () => {
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const firefox = '/Applications/Firefox.app/Contents/MacOS/firefox';
    const machine = fakeMachine({ platform: 'darwin', files: [chrome, firefox] });
    expect(locate('chromium', machine)).to.deep.include({ executable: chrome });
    expect(locate('firefox', machine)).to.deep.include({ executable: firefox });
  });

  it('finds Edge on Windows', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' };
    const machine = fakeMachine({ platform: 'win32', env, files: [edge] });
    expect(locate('chromium', machine)).to.deep.include({ executable: edge });
  });

  it('finds WebKitGTK with its MiniBrowser, of any architecture, and Xvfb', () => {
    const machine = fakeMachine({ files: [driver, miniBrowser, '/usr/bin/Xvfb'] });
    expect(locate('webkit', machine)).to.deep.equal({
      kind: 'webkitgtk',
      driver,
      miniBrowser,
      xvfb: '/usr/bin/Xvfb',
    });
  });

  it('takes a display in place of Xvfb', () => {
    const env = { PATH: '/usr/bin', DISPLAY: ':0' };
    const machine = fakeMachine({ env, files: [driver, miniBrowser] });
    expect(locate('webkit', machine)).to.deep.include({ xvfb: null });
  });

  it('does not take a driver without a MiniBrowser or a display', () => {
    expect(locate('webkit', fakeMachine({ files: [driver, '/usr/bin/Xvfb'] }))).to.equal(null);
    expect(locate('webkit', fakeMachine({ files: [driver, miniBrowser] }))).to.equal(null);
  });

  it('looks into Playwright’s cache last', () => {
    const machine = fakeMachine({ files: ['/cache/webkit', '/cache/chromium'] });
    expect(locate('webkit', machine)).to.deep.equal({
      kind: 'playwright',
      engine: 'webkit',
      executable: '/cache/webkit',
    });
    expect(locate('chromium', machine)).to.deep.include({ kind: 'chromium' });
  });
});
