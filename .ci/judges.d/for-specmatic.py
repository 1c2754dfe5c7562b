"""Copies our document for Specmatic, which remembers nothing and asks one question at a time:

    for-specmatic.py DOCUMENT BATCH COPY

BATCH is a batch of the judged server's, and takes the place of the one in the examples. What goes is
named below with its reason (docs/judges.md); fails where something of it is not there any more."""

import json
import sys

DEVICE = "/api/v1/data-management/device"
EXAMPLE = "0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"

source, batch, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    text = file.read()
if EXAMPLE not in text:
    sys.exit("the examples are about another batch now")
document = json.loads(text.replace(EXAMPLE, batch))
paths = document["paths"]


def drop(operation, name):
    reference = {"$ref": "#/components/parameters/" + name}
    if reference not in operation["parameters"]:
        sys.exit(f"{operation['operationId']} has no {name} any more: drop this exception")
    operation["parameters"].remove(reference)


published = paths[DEVICE + "/deletions"]["post"]
# It repeats a key with other devices, and 422 is the right answer to that.
drop(published, "IdempotencyKey")

# It reads an answer to its end, which a stream has not.
del paths[DEVICE + "/deletions/{batchId}/events"]
del paths[DEVICE + "/deletion-totals/events"]

for path in paths.values():
    for operation in path.values():
        # Each optional parameter doubles its questions. A traceparent is never refused, and the request
        # id is the same matter everywhere: it sends that to the published operation.
        drop(operation, "TraceParent")
        if operation is not published:
            drop(operation, "RequestId")

for path in "/deletions", "/deletion-records", "/dead-deletions":
    # It makes cursors up, which are refused.
    drop(paths[DEVICE + path]["get"], "Cursor")

# That one of uid and name must be there is more than OpenAPI can say of parameters: it asks by uid.
parameters = paths[DEVICE + "/deletion-records"]["get"]["parameters"]
(uid,) = [p for p in parameters if p.get("name") == "uid"]
(name,) = [p for p in parameters if p.get("name") == "name"]
uid["required"] = True
parameters.remove(name)

for parameter in "IdempotencyKey", "TraceParent", "Cursor":
    del document["components"]["parameters"][parameter]
with open(target, "w", encoding="utf-8") as file:
    json.dump(document, file, indent=2)
