import { SECRET_PLACEHOLDER } from '../data/secret-placeholder';

/** Python of the distribution, with nothing beside its standard library: no binary of unknown origin comes onto a server. */
export const CLOUD_CLIENT = String.raw`#!/usr/bin/python3
"""Calls Alibaba Cloud as the role of this server. The role's credentials are asked for at each call and kept nowhere.

cloud-client get BUCKET KEY FILE      cloud-client put BUCKET KEY FILE      cloud-client secret NAME
cloud-client has BUCKET KEY           (ends with 0 where the object is there, and with 3 where it is not)
cloud-client registry INSTANCE        prints a user and a password for an hour, each on a line
"""
import datetime, hashlib, hmac, json, re, sys, urllib.error, urllib.parse, urllib.request, uuid

CONFIG = "/etc/server/cloud.json"
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def ask(request, timeout=60):
    return OPENER.open(request, timeout=timeout)


def quote(text, safe=""):
    return urllib.parse.quote(text, safe=safe + "-_.~")


def digest(key, text):
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def now():
    return datetime.datetime.now(datetime.timezone.utc)


class Server:
    """What the server knows of itself, from the metadata service."""

    def __init__(self, config):
        self.base = config["metadata"]
        head = {"X-aliyun-ecs-metadata-token-ttl-seconds": "60"}
        with ask(urllib.request.Request(self.base + "/latest/api/token", headers=head, method="PUT"), 5) as answer:
            self.token = answer.read().decode()
        self.region = self.read("region-id")

    def read(self, path):
        head = {"X-aliyun-ecs-metadata-token": self.token}
        with ask(urllib.request.Request(self.base + "/latest/meta-data/" + path, headers=head), 5) as answer:
            return answer.read().decode().strip()

    def credentials(self):
        role = self.read("ram/security-credentials/").splitlines()[0]
        found = json.loads(self.read("ram/security-credentials/" + role))
        return found["AccessKeyId"], found["AccessKeySecret"], found["SecurityToken"]


def storage_headers(method, bucket, key, region, credentials, time, extra):
    """Signature version 4 of OSS; the content itself is protected by TLS."""
    identity, secret, token = credentials
    stamp = time.strftime("%Y%m%dT%H%M%SZ")
    scope = "%s/%s/oss/aliyun_v4_request" % (stamp[:8], region)
    headers = dict(extra)
    headers.update({"x-oss-content-sha256": "UNSIGNED-PAYLOAD", "x-oss-date": stamp, "x-oss-security-token": token})
    signed = "".join("%s:%s\n" % (name, headers[name]) for name in sorted(headers))
    request = "\n".join([method, quote("/%s/%s" % (bucket, key), "/"), "", signed, "", "UNSIGNED-PAYLOAD"])
    text = "\n".join(["OSS4-HMAC-SHA256", stamp, scope, sha256(request.encode())])
    signing = ("aliyun_v4" + secret).encode()
    for part in (stamp[:8], region, "oss", "aliyun_v4_request"):
        signing = digest(signing, part)
    headers["Authorization"] = "OSS4-HMAC-SHA256 Credential=%s/%s, Signature=%s" % (
        identity, scope, digest(signing, text).hex())
    return headers


def call_headers(host, action, version, parameters, credentials, time, nonce):
    """Signature version 3 of the common API, and the query it signs."""
    identity, secret, token = credentials
    query = "&".join("%s=%s" % (quote(name), quote(parameters[name])) for name in sorted(parameters))
    body = sha256(b"")
    headers = {"host": host, "x-acs-action": action, "x-acs-content-sha256": body,
               "x-acs-date": time.strftime("%Y-%m-%dT%H:%M:%SZ"), "x-acs-signature-nonce": nonce, "x-acs-version": version}
    if token:
        headers["x-acs-security-token"] = token
    names = ";".join(sorted(headers))
    lines = "".join("%s:%s\n" % (name, headers[name]) for name in sorted(headers))
    request = "\n".join(["GET", "/", query, lines, names, body])
    text = "ACS3-HMAC-SHA256\n" + sha256(request.encode())
    signature = digest(secret.encode(), text).hex()
    headers["Authorization"] = "ACS3-HMAC-SHA256 Credential=%s,SignedHeaders=%s,Signature=%s" % (identity, names, signature)
    return query, headers


def transfer(config, method, bucket, key, file=None):
    server = Server(config)
    base = config["storage"].replace("{bucket}", bucket).replace("{region}", server.region)
    data, extra = None, {}
    if method == "PUT":
        # A dump is kept as it is: a second server that writes the same name is refused.
        data, extra = open(file, "rb"), {"content-type": "application/octet-stream", "x-oss-forbid-overwrite": "true"}
        data.seek(0, 2)
        length = data.tell()
        data.seek(0)
    headers = storage_headers(method, bucket, key, server.region, server.credentials(), now(), extra)
    if data:
        headers["Content-Length"] = str(length)
    request = urllib.request.Request(base + "/" + quote(key, "/"), data=data, headers=headers, method=method)
    with ask(request, 600) as answer:
        if method == "GET":
            with open(file, "wb") as out:
                for part in iter(lambda: answer.read(1 << 20), b""):
                    out.write(part)


def call(config, service, action, version, parameters):
    server = Server(config)
    base = config[service].replace("{region}", server.region)
    parameters = dict(parameters, RegionId=server.region)
    host = urllib.parse.urlsplit(base).netloc
    query, headers = call_headers(host, action, version, parameters, server.credentials(), now(), uuid.uuid4().hex)
    with ask(urllib.request.Request(base + "/?" + query, headers=headers), 30) as answer:
        return json.load(answer)


def registry(config, instance):
    found = call(config, "registry", "GetAuthorizationToken", "2018-12-01", {"InstanceId": instance})
    print(found["TempUsername"])
    print(found["AuthorizationToken"])


def secret(config, name):
    parameters = {"Name": name, "WithDecryption": "true"}
    value = call(config, "secrets", "GetSecretParameter", "2019-06-01", parameters)["Parameter"]["Value"]
    if value == "${SECRET_PLACEHOLDER}":
        sys.exit("the secret %s is not filled in yet" % name)
    sys.stdout.write(value)


def main(arguments):
    with open(CONFIG) as file:
        config = json.load(file)
    try:
        if arguments[0] == "secret":
            secret(config, *arguments[1:])
        elif arguments[0] == "registry":
            registry(config, *arguments[1:])
        else:
            transfer(config, {"get": "GET", "put": "PUT", "has": "HEAD"}[arguments[0]], *arguments[1:])
    except urllib.error.HTTPError as error:
        if arguments[0] == "has" and error.code == 404:
            sys.exit(3)
        code = re.search(r"<Code>(\w+)</Code>|\"Code\":\s*\"([\w.]+)\"", error.read(4096).decode("utf-8", "replace"))
        sys.exit("%s: %s %s" % (" ".join(arguments[:3]), error.code, code.group(1) or code.group(2) if code else ""))
    except (OSError, KeyError) as error:
        sys.exit("%s: %s" % (" ".join(arguments[:3]), error))


if __name__ == "__main__":
    main(sys.argv[1:])
`;
