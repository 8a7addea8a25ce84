import { systemClock } from '../clock.ts';
import { rotate } from './rotating.ts';

/* A process that changes the key and kills itself (-9) after the nth transaction; one that gets through ends with 0. */

const [file, oldKey, newKey, dies] = process.argv.slice(2);
let transactions = 0;
rotate({
  file: file!,
  weekKeysFile: `${file}.weekkeys`,
  oldKey: Buffer.from(oldKey!, 'hex'),
  newKey: Buffer.from(newKey!, 'hex'),
  clock: systemClock,
  onProgress: () => {
    transactions += 1;
    if (transactions === Number(dies)) process.kill(process.pid, 'SIGKILL');
  },
});
