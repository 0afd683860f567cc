import { Construct } from 'constructs';
import { DataAlicloudImages } from '../../.gen/alicloud/data-alicloud-images';

/** The system a server boots. */
export class Image {
  /** The image of this id, such as `m-bp1a2b3c` or the name of a system image. A plan needs no look-up. */
  public static of(imageId: string): Image {
    return new Image(imageId);
  }

  /**
   * The newest system image of Ubuntu 22.04 LTS for x86. The plan looks it up, so it needs an account, and a new image
   * refreshes the servers at the next deployment.
   */
  public static latestUbuntu2204(scope: Construct, id: string): Image {
    const images = new DataAlicloudImages(scope, id, {
      owners: 'system',
      nameRegex: '^ubuntu_22_04_x64',
      mostRecent: true,
    });
    return new Image(images.images.get(0).id);
  }

  private constructor(public readonly imageId: string) {}
}
