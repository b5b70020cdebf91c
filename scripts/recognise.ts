import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's pocketsphinx-en-us puts its American English model. */
const MODEL = '/usr/share/pocketsphinx/model/en-us';

/** Debian packages that listening needs. */
const PACKAGES = ['pocketsphinx', 'pocketsphinx-en-us', 'sox'];

function isInstalled(): boolean {
  const runs = (command: string, ...args: string[]) => !spawnSync(command, args).error;
  return existsSync(MODEL) && runs('pocketsphinx_batch') && runs('sox', '--version');
}

/** Whether speech can be recognised here; installs what it takes where it may, and says so. */
export function ensureRecogniser(): boolean {
  if (isInstalled()) return true;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.log(`Installing the Debian packages ${PACKAGES.join(', ')}.`);
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return isInstalled();
}

/**
 * What a speech recogniser hears in each file.
 * @param wavs paths of WAV files, any rate
 * @returns one line of words for each file
 */
export function recognise(wavs: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'recognise-'));
  try {
    // The recogniser's model wants 16 kHz, and a moment of silence on either side.
    for (const [i, wav] of wavs.entries())
      execFileSync('sox', [
        '-D',
        '-V1',
        wav,
        '-b',
        '16',
        '-c',
        '1',
        join(folder, `${i}.wav`),
        'gain',
        '-n',
        '-3',
        'rate',
        '16000',
        'pad',
        '0.25',
        '0.25',
      ]);
    writeFileSync(join(folder, 'list'), `${wavs.map((_, i) => i).join('\n')}\n`);
    execFileSync(
      'pocketsphinx_batch',
      [
        ...['-hmm', join(MODEL, 'en-us')],
        ...['-lm', join(MODEL, 'en-us.lm.bin'), '-dict', join(MODEL, 'cmudict-en-us.dict')],
        ...['-adcin', 'yes', '-adchdr', '44', '-cepdir', folder, '-cepext', '.wav'],
        ...['-ctl', join(folder, 'list'), '-hyp', join(folder, 'heard'), '-cmn', 'batch'],
      ],
      { stdio: 'ignore' },
    );
    const heard: string[] = wavs.map(() => '');
    for (const line of readFileSync(join(folder, 'heard'), 'utf8').split('\n')) {
      const match = /^(.*) \((\d+) -?\d+\)$/.exec(line);
      if (match) heard[Number(match[2])] = match[1] ?? '';
    }
    return heard;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
