import { spawnSync } from 'node:child_process';
import { CLOUD_CLIENT } from '../../lib/boot/cloud-client-program';
import { describeWith } from './with-programs';

/** The example that Alibaba Cloud's documentation of signature version 3 works through, and the signature it arrives at. */
const EXAMPLE = `
headers = call_headers(
    "ecs.cn-shanghai.aliyuncs.com", "RunInstances", "2014-05-26",
    {"RegionId": "cn-shanghai", "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"},
    ("YourAccessKeyId", "YourAccessKeySecret", ""),
    datetime.datetime(2023, 10, 26, 10, 22, 32), "3156853299f313e23d1673dc12e1703d")[1]
print(headers["Authorization"].rpartition("=")[2])
`;

describeWith(['python3'], 'the client of the cloud', () => {
  test("signs a call as the documentation's example does, which is a POST", () => {
    const program = CLOUD_CLIENT.replace('"\\n".join(["GET", "/", query', '"\\n".join(["POST", "/", query');
    const input = program.replace(/if __name__[^]*/, EXAMPLE);
    const { stdout } = spawnSync('python3', ['-'], { input, encoding: 'utf8' });

    expect(program).not.toBe(CLOUD_CLIENT);
    expect(stdout.trim()).toBe('06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0');
  });
});
