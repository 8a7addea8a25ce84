import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from '../config.ts';

const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];

/** The browser of the machine, for pictures and tests. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: ARGS });
