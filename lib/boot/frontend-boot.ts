import { Port } from '../network/port';
import { baseline, BaselineProps } from './baseline';
import { BootScript } from './boot-script';
import { BootStep } from './boot-step';
import { certificateExpiry } from './certificate-expiry';
import { cloudClient } from './cloud-client';
import { CloudEndpoints } from './cloud-endpoints';
import { nginx } from './nginx';
import { NginxSiteProps } from './nginx-site';
import { release, ReleaseProps, releaseTool } from './release';

/** Where the built site is. Below it, `current` and `previous` are versions. */
const SITE = '/srv/site';

export interface FrontendBootProps extends NginxSiteProps, BaselineProps {
  /** The built site: `frontend/<version>.tar.gz`, whose root holds `index.html`. @default - a page that says `ready` */
  readonly site?: ReleaseProps;
  /** Names whose certificates are looked at once a day; what runs out is written to the log. @default - none */
  readonly certificatesOf?: readonly string[];
  /** Where the server calls the cloud. @default - in its own region */
  readonly cloud?: CloudEndpoints;
}

/** The first boot of a frontend server: a hardened Nginx that serves the built site. */
export function frontendBoot(props: FrontendBootProps = {}): BootScript {
  const { port = Port.HTTP, tlsPort = Port.HTTPS, site, certificatesOf = [] } = props;
  return BootScript.of(
    ...baseline(props, [port, tlsPort], 'nginx', 'openssl'),
    cloudClient(props.cloud),
    releaseTool(),
    site ? release(site, { folder: SITE, prefix: 'frontend' }) : placeholder(),
    nginx(props),
    ...(certificatesOf.length > 0 ? [certificateExpiry(certificatesOf)] : []),
  );
}

function placeholder(): BootStep {
  return {
    name: 'put a page where there is none yet',
    commands: [
      `if [ ! -e ${SITE}/current/index.html ]; then`,
      `  install -d -m 0755 ${SITE}/releases/none`,
      `  echo '<!doctype html><title>ready</title>' > ${SITE}/releases/none/index.html`,
      `  ln -sfn releases/none ${SITE}/current`,
      'fi',
    ],
  };
}
