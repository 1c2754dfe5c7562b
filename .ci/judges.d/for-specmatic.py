"""Copies what askable.py has written for Specmatic, which remembers nothing and asks about each of
its parameters with and without each of the others:

    for-specmatic.py DOCUMENT COPY

What goes is named below with its reason (docs/judges.md); fails where it is not there any more."""

import json
import sys

PUBLISHED = "deleteDevices"

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)


def drop(operation, name):
    reference = {"$ref": "#/components/parameters/" + name}
    if reference not in operation["parameters"]:
        sys.exit(f"{operation['operationId']} has no {name} any more: drop this exception")
    operation["parameters"].remove(reference)


for path in document["paths"].values():
    for operation in path.values():
        # Each optional parameter doubles its questions. A traceparent is never refused, and the request
        # id is the same matter everywhere: it sends that to the published operation.
        drop(operation, "TraceParent")
        if operation["operationId"] == PUBLISHED:
            # It repeats a key with other devices, and 422 is the right answer to that.
            drop(operation, "IdempotencyKey")
        else:
            drop(operation, "RequestId")

for parameter in "IdempotencyKey", "TraceParent":
    del document["components"]["parameters"][parameter]
with open(sys.argv[2], "w", encoding="utf-8") as file:
    json.dump(document, file, indent=2)
