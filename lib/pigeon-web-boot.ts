import { BackendBootProps } from './boot/backend-boot';
import { BaselineProps } from './boot/baseline';
import { ReleaseProps } from './boot/release';
import { Runtime } from './boot/runtime';
import { PigeonWebBackendProps } from './pigeon-web-backend';
import { PigeonWebFrontendProps } from './pigeon-web-frontend';
import { EnvironmentSettings, ReleaseSettings, RuntimeSettings } from './settings/environment-settings';
import { connectionBudget } from './settings/server-contradictions';

/** What the settings say of the first boot of a frontend server. */
export function frontendBootOf(settings: EnvironmentSettings): PigeonWebFrontendProps['boot'] {
  const { release, contentSecurityPolicy, connectionsPerClient } = settings.frontend;
  return {
    ...baselineOf(settings),
    site: releaseOf(release, settings),
    contentSecurityPolicy,
    connectionsPerClient,
  };
}

/** What the settings say of the first boot of a backend server. */
export function backendBootOf(settings: EnvironmentSettings): PigeonWebBackendProps['boot'] {
  const { release, runtime } = settings.backend;
  return { ...sharedBootOf(settings), release: releaseOf(release, settings), runtime: runtimeOf(runtime) };
}

/** The same of the canary: what it runs is its own, and everything else is as on the others. */
export function canaryBootOf(settings: EnvironmentSettings): PigeonWebBackendProps['boot'] {
  const { canary, release, runtime } = settings.backend;
  const own = runtime.type === 'container' ? { ...runtime, image: canary?.image ?? runtime.image } : runtime;
  return {
    ...sharedBootOf(settings),
    release: releaseOf(canary?.release ?? release, settings),
    runtime: runtimeOf(own),
  };
}

function sharedBootOf(
  settings: EnvironmentSettings,
): Pick<BackendBootProps, 'budget' | 'migration' | 'maxBodyMebibytes'> & BaselineProps {
  const { backend, data } = settings;
  const { schema, extensions, statementTimeout } = data.postgres;
  return {
    ...baselineOf(settings),
    budget: connectionBudget(settings),
    migration: backend.migrate && { schema, extensions, statementTimeout },
    maxBodyMebibytes: backend.maxBodyMebibytes,
  };
}

function baselineOf({ servers, region }: EnvironmentSettings): BaselineProps {
  return { timezone: servers.timezone, mirror: servers.packageMirror, region };
}

function releaseOf(release: ReleaseSettings | undefined, { releases }: EnvironmentSettings): ReleaseProps | undefined {
  return release && releases && { ...release, bucketName: releases.bucket };
}

function runtimeOf(runtime: RuntimeSettings): Runtime {
  return runtime.type === 'container' ? Runtime.container(runtime) : Runtime.systemd(runtime);
}
