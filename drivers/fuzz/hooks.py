"""
Gives the fuzzer what there is: half of the ids that it makes up become real ones, so that it gets past the door. And
tells a fault from an answer: each error has an id that its operation documents for the status.
"""

import json
import os
import zlib

import schemathesis

THERE = json.loads(os.environ["UTMOST_THERE"])


def real(name, value):
    """The id of something that is there, for half of the values; which half follows from the value alone."""
    there = THERE.get(name)
    if there is None or not isinstance(value, str) or zlib.crc32(value.encode("utf-8", "replace")) % 2:
        return value
    return there


def put_real(parameters):
    if isinstance(parameters, dict):
        return {name: real(name, value) for name, value in parameters.items()}
    return parameters


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    return put_real(path_parameters)


@schemathesis.hook
def map_query(context, query):
    return put_real(query)


@schemathesis.hook
def map_body(context, body):
    return put_real(body)


@schemathesis.check
def documented_error(context, response, case):
    """A fault of the server is never an answer; a method that the operation has not may reach another one."""
    if response.status_code < 400:
        return
    error = response.json()["id"]
    assert error != "api.context.internal.app_error", "the server failed"
    documented = case.operation.definition.raw["responses"].get(str(response.status_code))
    if documented is None or case.method.upper() != case.operation.method.upper():
        return
    name = documented["$ref"].rsplit("/", 1)[1]
    ids = case.operation.schema.raw_schema["components"]["responses"][name]["x-error-ids"]
    assert error in ids, f"{error} is not documented for {response.status_code}"
