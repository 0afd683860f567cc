import { App } from 'cdktf';
import * as pigeon from 'pigeon-constructs';

// A site without servers: a private bucket, and CDN with HTTPS in front of it.
const app = new App();
const stack = new pigeon.PigeonWebStack(app, 'handbook', { region: 'cn-hangzhou' });
const bucket = new pigeon.StaticBucket(stack, 'Site', { bucketName: 'handbook-site', region: stack.region });
new pigeon.EdgeDelivery(stack, 'Edge', {
  domainName: 'handbook.example.com',
  dnsZone: 'example.com',
  bucket,
  certificate: pigeon.Certificate.fromCertificateId(stack, 'Certificate', '12345678'),
});
app.synth();
