import { containerRuntime, ContainerRuntimeProps } from './container-runtime';
import { RuntimeContext, RuntimePlan } from './runtime-context';
import { systemdRuntime, SystemdRuntimeProps } from './systemd-runtime';

/** How the application runs on its servers. */
export class Runtime {
  /** Gunicorn in a virtual environment, as a hardened systemd service. */
  public static systemd(props: SystemdRuntimeProps = {}): Runtime {
    return new Runtime(context => systemdRuntime(props, context));
  }

  /** An image from a registry, by digest, run by Docker Compose. */
  public static container(props: ContainerRuntimeProps): Runtime {
    return new Runtime(context => containerRuntime(props, context));
  }

  private constructor(
    /** @internal */
    public readonly _plan: (context: RuntimeContext) => RuntimePlan,
  ) {}
}
