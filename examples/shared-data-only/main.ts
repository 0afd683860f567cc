import { App } from 'cdktf';
import * as pigeon from 'pigeon-constructs';

// A system that has its servers already, and wants its own share of somebody else's PostgreSQL and Redis.
const app = new App();
const stack = new pigeon.PigeonWebStack(app, 'reports', { region: 'cn-hangzhou' });
const data = new pigeon.SharedDataAccess(stack, 'Data', {
  postgres: {
    instanceId: 'pgm-bp1pigeonshared01',
    host: 'pgm-bp1pigeonshared01.pg.rds.aliyuncs.com',
    database: 'reports',
    account: 'reports',
    // What `aliyun kms Encrypt` printed for the password.
    encryptedPassword: 'RXhhbXBsZS1jaXBoZXJ0ZXh0LW9mLXRoZS1wb3N0Z3Jlcy1wYXNzd29yZA==',
  },
  redis: {
    instanceId: 'r-bp1pigeonshared001',
    host: 'r-bp1pigeonshared001.redis.rds.aliyuncs.com',
    account: 'reports',
    databaseNumber: 4,
    keyPrefix: 'reports:',
    encryptedPassword: 'RXhhbXBsZS1jaXBoZXJ0ZXh0LW9mLXRoZS1yZWRpcy1wYXNzd29yZA==',
  },
});

// The servers act as a role that exists, and may read the two secrets from now on.
const role = pigeon.InstanceRole.fromRoleName(stack, 'Servers', 'reports-servers');
data.secrets.forEach(secret => secret.grantRead(role));
app.synth();
