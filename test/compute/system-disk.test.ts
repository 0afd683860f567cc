import { SystemDisk } from '../../lib/compute/system-disk';
import { Size } from '../../lib/values/size';

describe('SystemDisk', () => {
  test('is an ESSD under the key of the account by default', () => {
    const disk = new SystemDisk({ size: Size.gibibytes(20) });

    expect([disk.size.toGibibytes(), disk.category, disk.kmsKeyId]).toEqual([20, 'cloud_essd', undefined]);
  });

  test('is of the category and under the key that are asked for', () => {
    const disk = new SystemDisk({ size: Size.gibibytes(40), category: 'cloud_efficiency', kmsKeyId: 'key-1' });

    expect([disk.size.toGibibytes(), disk.category, disk.kmsKeyId]).toEqual([40, 'cloud_efficiency', 'key-1']);
  });

  test('fails below 20 GiB', () => {
    expect(() => new SystemDisk({ size: Size.gibibytes(19) })).toThrow('a system disk has 20 GiB or more, got 19 GiB');
  });
});
