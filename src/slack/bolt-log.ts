import { LogLevel, type Logger } from '@slack/bolt';
import { faultOf, type Fields, type Log } from '../log.ts';

/**
 * The logger given to Slack's libraries. They write whole payloads at debug level, so debug is dropped and
 * cannot be switched on; of the rest only the fixed beginning of a line is kept, never what was put into it.
 */
export function boltLogger(log: Log): Logger {
  const at = (level: 'info' | 'warn' | 'error') => (first: unknown) =>
    log[level]('slack.library', said(first));
  return {
    debug: () => {},
    info: () => {},
    warn: at('warn'),
    error: at('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

function said(first: unknown): Fields {
  if (typeof first !== 'string') return faultOf(first);
  return { said: /^[\w .,'-]*/.exec(first)?.[0].slice(0, 80).trim() ?? '' };
}
