"""The shop as an image has it: it answers `/health` by itself, and keeps to the size of a body that it is told."""
import os
import time

import flask

from wsgi import app

LIMIT = int(os.environ["MAX_BODY_BYTES"])


@app.before_request
def refuse_large():
    if (flask.request.content_length or 0) > LIMIT:
        flask.abort(413)


@app.get("/health")
def health():
    return {"status": "ok"}


@app.get("/api/long")
def long():
    time.sleep(3)
    return {"status": "ok"}
