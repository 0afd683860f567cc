#!/usr/bin/python3
"""Answers as the metadata service, the object storage and the secret store do, on one port of this machine.

fake-cloud.py PORT FOLDER: objects are files below FOLDER/objects; secrets are the lines "name value" of FOLDER/secrets.
Every signature is checked, by code of its own.
"""
import hashlib, hmac, http.server, json, os, re, sys, urllib.parse

FOLDER = sys.argv[2]
SECRET = "role-secret-1f7e"
TOKEN = "role-token-90c2"


def sign(key, *parts):
    for part in parts:
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key


class Cloud(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b""):
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass

    def metadata(self, path):
        if self.headers.get("X-aliyun-ecs-metadata-token") != "session":
            return self.answer(403)
        role = {"AccessKeyId": "STS.role", "AccessKeySecret": SECRET, "SecurityToken": TOKEN}
        known = {"region-id": "cn-hangzhou", "ram/security-credentials/": "web-role",
                 "ram/security-credentials/web-role": json.dumps(role)}
        self.answer(200 if path in known else 404, known.get(path, ""))

    def storage_signature(self):
        given = re.match(r"OSS4-HMAC-SHA256 Credential=STS.role/(\d{8})/cn-hangzhou/oss/aliyun_v4_request, Signature=(\w+)$",
                         self.headers.get("Authorization", ""))
        names = sorted(n.lower() for n in self.headers if n.lower().startswith("x-oss-") or n.lower() == "content-type")
        lines = "".join(n + ":" + self.headers[n].strip() + "\n" for n in names)
        text = self.command + "\n" + self.path + "\n\n" + lines + "\n\nUNSIGNED-PAYLOAD"
        scope = given.group(1) + "/cn-hangzhou/oss/aliyun_v4_request"
        string = "OSS4-HMAC-SHA256\n" + self.headers["x-oss-date"] + "\n" + scope + "\n" + hashlib.sha256(text.encode()).hexdigest()
        key = sign(("aliyun_v4" + SECRET).encode(), *scope.split("/"), string)
        return self.headers["x-oss-security-token"] == TOKEN and key.hex() == given.group(2)

    def call_signature(self, query):
        given = re.match(r"ACS3-HMAC-SHA256 Credential=STS.role,SignedHeaders=([\w;-]+),Signature=(\w+)$",
                         self.headers.get("Authorization", ""))
        names = given.group(1).split(";")
        lines = "".join(n + ":" + self.headers[n].strip() + "\n" for n in names)
        text = "\n".join(["GET", "/", query, lines, given.group(1), hashlib.sha256(b"").hexdigest()])
        key = sign(SECRET.encode(), "ACS3-HMAC-SHA256\n" + hashlib.sha256(text.encode()).hexdigest())
        needed = {"host", "x-acs-action", "x-acs-date", "x-acs-security-token", "x-acs-version", "x-acs-signature-nonce"}
        return needed <= set(names) and key.hex() == given.group(2)

    def registry(self, query):
        asked = dict(urllib.parse.parse_qsl(query))
        if not self.call_signature(query) or asked["InstanceId"] != "cri-1":
            return self.answer(403, '{"Code":"SignatureDoesNotMatch"}')
        self.answer(200, json.dumps({"TempUsername": "cr_temp_user", "AuthorizationToken": "registry-token-7a", "Code": "success"}))

    def secret(self, query):
        asked = dict(urllib.parse.parse_qsl(query))
        if not self.call_signature(query) or self.headers["x-acs-action"] != "GetSecretParameter":
            return self.answer(403, '{"Code":"SignatureDoesNotMatch"}')
        with open(FOLDER + "/secrets") as file:
            values = dict(line.rstrip("\n").split(" ", 1) for line in file)
        if asked["Name"] not in values or asked["WithDecryption"] != "true":
            return self.answer(404, '{"Code":"EntityNotExists.Parameter"}')
        self.answer(200, json.dumps({"Parameter": {"Name": asked["Name"], "Value": values[asked["Name"]]}}))

    def do_PUT(self):
        if self.path == "/latest/api/token":
            return self.answer(200, "session")
        body = self.rfile.read(int(self.headers["Content-Length"]))
        file = FOLDER + "/objects" + self.path
        if not self.storage_signature():
            return self.answer(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>")
        if os.path.exists(file) and self.headers.get("x-oss-forbid-overwrite") == "true":
            return self.answer(409, "<Error><Code>FileAlreadyExists</Code></Error>")
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "wb") as out:
            out.write(body)
        self.answer(200)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        path, _, query = self.path.partition("?")
        if path.startswith("/latest/meta-data/"):
            return self.metadata(path[len("/latest/meta-data/"):])
        if path == "/":
            return self.registry(query) if self.headers["x-acs-action"] == "GetAuthorizationToken" else self.secret(query)
        file = FOLDER + "/objects" + path
        if not self.storage_signature():
            return self.answer(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>")
        if not os.path.isfile(file):
            return self.answer(404, "<Error><Code>NoSuchKey</Code></Error>")
        with open(file, "rb") as content:
            self.answer(200, content.read())


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Cloud).serve_forever()
