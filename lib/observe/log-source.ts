import { DUMP_UNIT, VERIFICATION_UNIT } from '../boot/dump-units';
import { MASKS } from './masking';

/** Something that servers write, and how the log agent reads it. */
export interface LogSource {
  /** What it is called: part of the Terraform address. */
  readonly id: string;
  readonly inputType: 'file' | 'plugin';
  /** The input, in the form of the log agent. */
  readonly detail: object;
}

/** The application, from the journal, with what looks like a secret masked. */
export const APPLICATION_LOG: LogSource = {
  id: 'Application',
  inputType: 'plugin',
  detail: {
    plugin: {
      inputs: [
        {
          type: 'service_journal',
          detail: {
            JournalPaths: ['/var/log/journal'],
            // A container writes to the journal as Docker.
            Units: [
              'app.service',
              'docker.service',
              'app-migrate.service',
              'fetch-secrets.service',
              DUMP_UNIT,
              VERIFICATION_UNIT,
            ],
            ParseSyslogFacility: true,
            ParsePriority: true,
          },
        },
      ],
      processors: MASKS.map(({ before, secret, instead }) => ({
        type: 'processor_desensitize',
        detail: {
          SourceKey: 'MESSAGE',
          Method: 'const',
          Match: 'regex',
          ReplaceString: instead,
          RegexBegin: before,
          RegexContent: secret,
        },
      })),
    },
  },
};

/** The access log of Nginx: a line of JSON for each request. */
export const NGINX_ACCESS_LOG: LogSource = {
  id: 'NginxAccess',
  inputType: 'file',
  detail: { ...file('/var/log/nginx', 'access.log'), logType: 'json_log' },
};

export const NGINX_ERROR_LOG: LogSource = lines('NginxError', '/var/log/nginx', 'error.log');

/** Logins and sudo. */
export const AUTH_LOG: LogSource = lines('Auth', '/var/log', 'auth.log');

/** The kernel, and with it the firewall. */
export const KERNEL_LOG: LogSource = lines('Kernel', '/var/log', 'kern.log');

/** A file of lines, each kept whole as `content`. */
function lines(id: string, folder: string, name: string): LogSource {
  const whole = { logType: 'common_reg_log', logBeginRegex: '.*', regex: '(.*)', key: ['content'] };
  return { id, inputType: 'file', detail: { ...file(folder, name), ...whole } };
}

function file(logPath: string, filePattern: string): object {
  return {
    logPath,
    filePattern,
    topicFormat: 'none',
    discardUnmatch: false,
    enableRawLog: false,
    fileEncoding: 'utf8',
    maxDepth: 0,
  };
}
