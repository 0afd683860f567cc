import { checkBucketName } from '../lib/bucket-name';

describe('the name of a bucket', () => {
  test.each(['abc', 'a-1', '0'.repeat(63)])('may be %s', name => {
    expect(() => checkBucketName(name)).not.toThrow();
  });

  test.each(['ab', '-ab', 'ab-', 'A-b', 'a_b', '0'.repeat(64)])('is refused when it is %s', name => {
    expect(() => checkBucketName(name)).toThrow(
      `a bucket name has 3-63 of a-z, 0-9 and '-', and no '-' at an end, got '${name}'`,
    );
  });

  test('is refused with the place that says it', () => {
    expect(() => checkBucketName('A', 'shop/Files')).toThrow("'shop/Files': a bucket name has");
  });
});
