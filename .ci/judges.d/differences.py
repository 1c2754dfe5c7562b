"""Prints oasdiff's changelog one difference a line, sorted, without the place in the file."""

import json
import sys

LEVELS = {1: "info", 2: "warning", 3: "error"}

with open(sys.argv[1], encoding="utf-8") as source:
    changes = json.load(source)
if not changes:
    sys.exit("the comparison found no difference at all, which cannot be")
for line in sorted(
    f"{LEVELS[c['level']]} {c['id']} {c.get('operationId', 'document')}: {c['text']}"
    for c in changes
):
    print(line)
