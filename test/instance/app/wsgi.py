"""A small shop: items in PostgreSQL, read through Redis."""
import json
import os
import time

import flask
import psycopg2
import redis

app = flask.Flask(__name__)


def secret(name):
    with open(os.environ[name + "_FILE"]) as file:
        return file.read()


def database():
    return psycopg2.connect(
        host=os.environ["POSTGRES_HOST"], port=os.environ["POSTGRES_PORT"], dbname=os.environ["POSTGRES_DATABASE"],
        user=os.environ["POSTGRES_USER"], password=secret("POSTGRES_PASSWORD"), connect_timeout=2)


cache = redis.Redis(
    host=os.environ["REDIS_HOST"], port=int(os.environ["REDIS_PORT"]), username=os.environ["REDIS_USER"],
    password=secret("REDIS_PASSWORD"), socket_timeout=1, socket_connect_timeout=1)
PREFIX = os.environ["REDIS_KEY_PREFIX"]


def cached(key, read):
    try:
        found = cache.get(PREFIX + key)
    except redis.RedisError:
        return read(), "none"
    if found:
        return json.loads(found), "redis"
    value = read()
    try:
        cache.set(PREFIX + key, json.dumps(value), ex=60)
    except redis.RedisError:
        pass
    return value, "postgres"


def read_item(number):
    with database() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT name FROM items WHERE id = %s", (number,))
        row = cursor.fetchone()
    return row and row[0]


@app.get("/api/items/<int:number>")
def item(number):
    name, source = cached("item:%d" % number, lambda: read_item(number))
    return {"name": name, "from": source}


@app.post("/api/items")
def add():
    with database() as connection, connection.cursor() as cursor:
        cursor.execute("INSERT INTO items (name) VALUES (%s) RETURNING id", (flask.request.json["name"],))
        return {"id": cursor.fetchone()[0]}, 201


@app.get("/api/seen")
def seen():
    return {"client": flask.request.headers.get("X-Forwarded-For"), "scheme": flask.request.headers.get("X-Forwarded-Proto"),
            "url_scheme": flask.request.environ["wsgi.url_scheme"], "request_id": flask.request.headers.get("X-Request-Id")}


@app.get("/api/slow")
def slow():
    time.sleep(0.02)
    return {"pid": os.getppid()}


@app.get("/api/large")
def large():
    return {"text": "pigeon " * 1000}
