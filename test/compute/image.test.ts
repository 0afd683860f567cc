import { Image } from '../../lib/compute/image';
import { synth } from '../util';

describe('Image.of', () => {
  test('is the image of the id', () => {
    expect(Image.of('m-bp1a2b3c').imageId).toBe('m-bp1a2b3c');
  });
});

describe('Image.latestUbuntu2204', () => {
  test('is the first that the plan finds', () => {
    const stack = synth(scope => {
      scope.addOverride('locals.image', Image.latestUbuntu2204(scope, 'Ubuntu').imageId);
    });

    expect(stack.json.data).toEqual({
      alicloud_images: {
        Ubuntu: expect.objectContaining({ owners: 'system', name_regex: '^ubuntu_22_04_x64', most_recent: true }),
      },
    });
    expect(stack.json.locals).toEqual({ image: '${data.alicloud_images.Ubuntu.images[0].id}' });
  });
});
