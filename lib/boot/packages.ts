import { BootStep } from './boot-step';

/** Installs packages of the distribution. It waits for another installation, which a first boot often has under way. */
export function packages(...names: string[]): BootStep {
  return {
    name: 'install packages',
    commands: [
      'apt-get -q -o DPkg::Lock::Timeout=600 update',
      `apt-get -qy -o DPkg::Lock::Timeout=600 --no-install-recommends install ${[...new Set(names)].toSorted().join(' ')}`,
    ],
  };
}
