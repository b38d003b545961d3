import { expect } from 'chai';
import { bringBrowsers } from './bring.ts';
import { fakeMachine } from './fake-machine.ts';

const debian = ['/etc/debian_version', '/usr/bin/apt-get'];

function installsFirefox(line: string, files: Set<string>): boolean {
  if (line.includes('apt-get install') && line.endsWith('firefox-esr')) {
    files.add('/usr/bin/firefox-esr');
  }
  return line.includes('apt-get');
}

function downloadsWebKit({ starts }: { readonly starts: boolean }) {
  return (line: string, files: Set<string>): boolean => {
    if (line.endsWith('cli.js install webkit')) files.add('/cache/webkit');
    return line.includes('start-probe.ts') ? starts : true;
  };
}

describe('bringing the browsers', () => {
  it('runs nothing when all are installed', () => {
    const machine = fakeMachine({ files: ['/usr/bin/chromium', '/usr/bin/firefox', ...debian] });
    const brought = bringBrowsers(['chromium', 'firefox'], machine);
    expect(machine.ran).to.deep.equal([]);
    expect(brought.get('firefox')).to.deep.equal({
      kind: 'firefox',
      executable: '/usr/bin/firefox',
    });
  });

  it('downloads only what is missing', () => {
    const machine = fakeMachine({
      files: ['/usr/bin/chromium'],
      programs: downloadsWebKit({ starts: true }),
    });
    const brought = bringBrowsers(['chromium', 'webkit'], machine);
    expect(machine.ran[0]).to.match(/cli\.js install webkit$/);
    expect(brought.get('webkit')).to.deep.include({ kind: 'playwright', engine: 'webkit' });
  });

  it('does not take a download that does not start', () => {
    const machine = fakeMachine({ programs: downloadsWebKit({ starts: false }) });
    expect(bringBrowsers(['webkit'], machine).get('webkit')).to.have.property('missing');
  });

  it('falls through to Debian’s packages when root', () => {
    const machine = fakeMachine({ isRoot: true, files: debian, programs: installsFirefox });
    const brought = bringBrowsers(['firefox'], machine);
    expect(machine.ran.filter((line) => line.startsWith('/usr/bin/apt-get'))).to.deep.equal([
      '/usr/bin/apt-get update -q',
      '/usr/bin/apt-get install -q -y --no-install-recommends firefox-esr',
    ]);
    expect(brought.get('firefox')).to.deep.include({ executable: '/usr/bin/firefox-esr' });
  });

  it('leaves Debian’s packages alone without root, and says what to install', () => {
    const machine = fakeMachine({ files: debian });
    expect(bringBrowsers(['webkit'], machine).get('webkit')).to.deep.equal({
      missing:
        'WebKit is missing: run `sudo apt-get install webkit2gtk-driver xvfb`, ' +
        'or run `pnpm --dir tests exec playwright-core install webkit`.',
    });
    expect(machine.ran.join()).not.to.contain('apt-get');
  });

  it('names the variable elsewhere', () => {
    const machine = fakeMachine({ platform: 'darwin' });
    const chromium = bringBrowsers(['chromium'], machine).get('chromium');
    expect(chromium).to.have.property('missing').that.contains('SKM_CHROMIUM');
  });

  it('says so when a variable names no browser, and brings no other', () => {
    const machine = fakeMachine({ env: { SKM_CHROMIUM: '/nowhere' }, isRoot: true, files: debian });
    expect(bringBrowsers(['chromium'], machine).get('chromium')).to.deep.equal({
      missing: 'SKM_CHROMIUM names /nowhere, which is not a usable Chromium: correct or unset it.',
    });
    expect(machine.ran).to.deep.equal([]);
  });
});
