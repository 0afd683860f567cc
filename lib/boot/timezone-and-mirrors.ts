import { BootStep } from './boot-step';
import { writeFile } from './write-file';

export interface TimezoneAndMirrorsProps {
  /** A name of the time zone database. @default 'Asia/Shanghai' */
  readonly timezone?: string;
  /** Where packages come from, such as `http://mirrors.cloud.aliyuncs.com/ubuntu`. @default - what the image says */
  readonly mirror?: string;
}

const POCKETS = ['jammy', 'jammy-updates', 'jammy-security'];

/**
 * The clock that logs are read by, and the packages' source. Alibaba Cloud's own images already name the mirror inside VPC.
 * @throws when the time zone or the mirror is none by its form
 */
export function timezoneAndMirrors(props: TimezoneAndMirrorsProps = {}): BootStep {
  const { timezone = 'Asia/Shanghai', mirror } = props;
  if (!/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(timezone)) {
    throw new Error(`a time zone looks like 'Asia/Shanghai', got '${timezone}'`);
  }
  if (mirror !== undefined && !/^https?:\/\/[\w.:-]+(\/[\w.-]+)*\/?$/.test(mirror)) {
    throw new Error(`a mirror looks like 'http://mirrors.cloud.aliyuncs.com/ubuntu', got '${mirror}'`);
  }
  const sources = POCKETS.map(pocket => `deb ${mirror} ${pocket} main restricted universe multiverse`).join('\n');
  return {
    name: 'set time zone and mirrors',
    commands: [
      `test "$(readlink /etc/localtime)" = /usr/share/zoneinfo/${timezone} || ln -sfn /usr/share/zoneinfo/${timezone} /etc/localtime`,
      ...writeFile('/etc/timezone', timezone),
      ...(mirror ? writeFile('/etc/apt/sources.list', sources) : []),
    ],
  };
}
