"""Answers requests, one JSON line each, by sending them with boto3: the clients are the real ones of AWS."""

import base64
import datetime
import json
import sys

import boto3
from botocore import UNSIGNED, xform_name
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.response import StreamingBody

endpoint = sys.argv[1]


def plain(value):
    if isinstance(value, StreamingBody):
        value = value.read()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, datetime.datetime) else str(value)


def with_bytes(shape, value):
    """The value with its blobs as bytes, which are base64 in JSON."""
    if shape is None or value is None:
        return value
    if shape.type_name == "blob":
        return base64.b64decode(value)
    if shape.type_name == "structure":
        return {name: with_bytes(shape.members.get(name), inner) for name, inner in value.items()}
    if shape.type_name == "map":
        return {name: with_bytes(shape.value, inner) for name, inner in value.items()}
    if shape.type_name == "list":
        return [with_bytes(shape.member, inner) for inner in value]
    return value


def client(service, credentials):
    retries = {"max_attempts": 0}
    config = Config(retries=retries) if credentials else Config(retries=retries, signature_version=UNSIGNED)
    keys = credentials or {}
    return boto3.client(
        service,
        region_name="us-east-1",
        endpoint_url=endpoint,
        config=config,
        aws_access_key_id=keys.get("AccessKeyId"),
        aws_secret_access_key=keys.get("SecretAccessKey"),
        aws_session_token=keys.get("SessionToken"),
    )


def answer(request):
    made = client(request["service"], request["credentials"])
    if request.get("paginate"):
        pages = made.get_paginator(xform_name(request["operation"])).paginate(
            **request["input"], PaginationConfig={"PageSize": request["paginate"]}
        )
        return list(pages)
    if request.get("wait"):
        waiter = made.get_waiter(request["wait"])
        return waiter.wait(**request["input"], WaiterConfig={"Delay": 1, "MaxAttempts": 10})
    shape = made.meta.service_model.operation_model(request["operation"]).input_shape
    return getattr(made, xform_name(request["operation"]))(**with_bytes(shape, request["input"]))


for line in sys.stdin:
    try:
        reply = {"value": answer(json.loads(line))}
    except ClientError as error:
        reply = {"code": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}
    except Exception as error:  # The test shows what else goes wrong.
        reply = {"code": type(error).__name__, "message": str(error)}
    print(json.dumps(reply, default=plain), flush=True)
