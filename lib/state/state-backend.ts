import { LocalBackend, OssBackend, TerraformStack } from 'cdktf';
import { CloudBlock } from './cloud-block';

export interface OssStateProps {
  /** The bucket that holds the state: versioned, encrypted and private. */
  readonly bucket: string;
  /** The region of the bucket, such as `cn-hangzhou`. */
  readonly region: string;
  /** The folder in the bucket. @default 'terraform' */
  readonly prefix?: string;
  /** Two deployments at once wait for each other by this table. @default - no lock */
  readonly lock?: TablestoreLock;
}

/** A table of Tablestore with the one primary key `LockID`, a string. */
export interface TablestoreLock {
  /** The instance's own name, 3-16 characters. */
  readonly instance: string;
  readonly table: string;
}

export interface RemoteStateProps {
  /** Such as `app.terraform.io`. @default 'app.terraform.io' */
  readonly hostname?: string;
  readonly organization: string;
  /** @default - the name of the stack */
  readonly workspace?: string;
}

/** Where Terraform keeps what it knows of a stack. */
export abstract class StateBackend {
  /**
   * A file beside the project, for a first try. The path is relative, so that the synthesized plan is the same on every
   * machine.
   */
  public static local(): StateBackend {
    return new LocalState();
  }

  /** An OSS bucket, with a Tablestore table as lock. */
  public static oss(props: OssStateProps): StateBackend {
    return new OssState(props);
  }

  /** HCP Terraform, or another server of its protocol. */
  public static remote(props: RemoteStateProps): StateBackend {
    return new RemoteState(props);
  }

  /** Called once, by the stack whose state it keeps. @internal */
  public abstract _define(stack: TerraformStack): void;
}

class LocalState extends StateBackend {
  public _define(stack: TerraformStack): void {
    // Terraform runs in cdktf.out/stacks/<stack>, three folders below the project.
    new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
  }
}

class OssState extends StateBackend {
  constructor(private readonly props: OssStateProps) {
    super();
  }

  public _define(stack: TerraformStack): void {
    const { bucket, region, prefix = 'terraform', lock } = this.props;
    new OssBackend(stack, {
      bucket,
      region,
      prefix,
      key: `${stack.node.id}.tfstate`,
      encrypt: true,
      acl: 'private',
      tablestoreEndpoint: lock && `https://${lock.instance}.${region}.ots.aliyuncs.com`,
      tablestoreTable: lock?.table,
    });
  }
}

class RemoteState extends StateBackend {
  constructor(private readonly props: RemoteStateProps) {
    super();
  }

  public _define(stack: TerraformStack): void {
    const { hostname = 'app.terraform.io', organization, workspace = stack.node.id } = this.props;
    new CloudBlock(stack, { hostname, organization, workspace });
  }
}
