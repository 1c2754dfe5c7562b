"""Leaves out what the documents say in words because no portable schema can. A name or uid that is
blank (a reader would see nothing) makes the whole request unusable; a search for records names a uid
or a name; a cursor comes from an answer. HeadRowsTest, BodyRowsTest, AskingRulesTest and the domain's
own tests ask about exactly that."""

import unicodedata

import schemathesis

FILLERS = "\u115f\u1160\u3164\uffa0"


def blank(text):
    return all(
        unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cf") or c in "\t\n\v\f\r\x85" + FILLERS
        for c in text
    )


def hidden(device):
    return isinstance(device, dict) and any(
        isinstance(device.get(key), str) and device[key] != "" and blank(device[key])
        for key in ("uid", "name")
    )


@schemathesis.hook
def filter_body(context, body):
    devices = body.get("devices") if isinstance(body, dict) else None
    return not (isinstance(devices, list) and any(map(hidden, devices)))


@schemathesis.hook
def map_query(context, query):
    return {key: value for key, value in query.items() if key != "cursor"} if query else query


@schemathesis.hook
def filter_query(context, query):
    if not context.operation.path.endswith("/deletion-records"):
        return True
    return bool(query) and bool({"uid", "name"} & set(query)) and not hidden(query)
