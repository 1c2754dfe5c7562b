"""Copies our document for judges that ask questions of their own:

    askable.py DOCUMENT BATCH COPY

BATCH is a batch of the judged server's, and takes the place of the one in the examples. What goes is
named below with its reason (docs/judges.md); fails where something of it is not there any more."""

import json
import sys

DEVICE = "/api/v1/data-management/device"
EXAMPLE = "0193a1b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b"
CURSOR = {"$ref": "#/components/parameters/Cursor"}

source, batch, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    text = file.read()
if EXAMPLE not in text or not batch:
    sys.exit("the examples are about another batch now, or there is none to ask about")
document = json.loads(text.replace(EXAMPLE, batch))
paths = document["paths"]

# They read an answer to its end, which a stream has not.
del paths[DEVICE + "/deletions/{batchId}/events"]
del paths[DEVICE + "/deletion-totals/events"]

# They make cursors up, which are refused.
for path in "/deletions", "/deletion-records", "/dead-deletions":
    parameters = paths[DEVICE + path]["get"]["parameters"]
    if CURSOR not in parameters:
        sys.exit(f"{path} has no cursor any more: drop this exception")
    parameters.remove(CURSOR)
del document["components"]["parameters"]["Cursor"]

# That one of uid and name must be there is more than OpenAPI can say of parameters: they ask by uid.
parameters = paths[DEVICE + "/deletion-records"]["get"]["parameters"]
(uid,) = [p for p in parameters if p.get("name") == "uid"]
(name,) = [p for p in parameters if p.get("name") == "name"]
if uid["required"]:
    sys.exit("a search needs a uid now: drop this exception")
uid["required"] = True
parameters.remove(name)

with open(target, "w", encoding="utf-8") as file:
    json.dump(document, file, indent=2)
