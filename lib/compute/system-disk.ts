import { Size } from '../values/size';

/** The kinds of system disk that a launch template takes. */
export type DiskCategory = 'cloud_essd' | 'cloud_ssd' | 'cloud_efficiency';

export interface SystemDiskProps {
  /** 20 GiB or more. */
  readonly size: Size;
  /** Every instance family of today takes `cloud_essd`; the older kinds fit the older families. @default 'cloud_essd' */
  readonly category?: DiskCategory;
  /** The KMS key that encrypts it. @default - the key that the cloud keeps for the account */
  readonly kmsKeyId?: string;
}

/**
 * The disk a server boots from. It is always encrypted, and goes with its server.
 */
export class SystemDisk {
  public readonly size: Size;
  public readonly category: DiskCategory;
  public readonly kmsKeyId?: string;

  /**
   * @throws when the disk is smaller than 20 GiB
   */
  constructor(props: SystemDiskProps) {
    if (props.size.toGibibytes() < 20) {
      throw new Error(`a system disk has 20 GiB or more, got ${props.size}`);
    }
    this.size = props.size;
    this.category = props.category ?? 'cloud_essd';
    this.kmsKeyId = props.kmsKeyId;
  }
}
