"""Whether the tables of fields name every key that the schema gives a layer, and no other.

usage: fields_schema.py SCHEMA

Prints each key that is only in one of the two; then the exit status is 1.
"""

import json
import sys

from fields import FIELDS
from readings import By

# Two kinds of tags are one in the schema; what an error message quotes is a packet of its own.
SAME = {"service_vlan": "vlan"}
PACKETS = {"quoted"}


def resolved(node, definitions):
    """The node that `node` refers to, or itself."""
    while "$ref" in node:
        node = definitions[node["$ref"].rsplit("/", 1)[1]]
    return node.get("items") and resolved(node["items"], definitions) or node


def properties(node, definitions):
    """The properties of a node, whichever of its forms has them."""
    node = resolved(node, definitions)
    found = dict(node.get("properties", {}))
    for form in node.get("oneOf", []):
        found |= properties(form, definitions)
    return found


def layers(definitions):
    """The schema's node for each layer."""
    row = properties(definitions["packetRow"], definitions)
    names = {layer: SAME.get(layer, layer) for layer in FIELDS}
    found = {layer: row[name] for layer, name in names.items() if name in row}
    for form in resolved(row["ipv6_extensions"], definitions)["oneOf"]:
        name = properties(form, definitions)["layer"]
        found |= dict.fromkeys(name.get("enum") or [name["const"]], form)
    return found


def compare(name, table, node, definitions, complaints):
    """Adds the keys that only one of `table` and `node` has."""
    keys = properties(node, definitions)
    for key in keys.keys() - table.keys() - PACKETS:
        complaints.append(f"{name}.{key} is in the schema and in no table")
    for key in table.keys() - keys.keys():
        complaints.append(f"{name}.{key} is in a table and not in the schema")
    for key in table.keys() & keys.keys():
        entries = table[key].all() if isinstance(table[key], By) else [table[key]]
        for entry in entries:
            if isinstance(entry, dict):
                compare(f"{name}.{key}", entry, keys[key], definitions, complaints)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        definitions = json.load(file)["$defs"]
    complaints = []
    nodes = layers(definitions)
    for layer, table in FIELDS.items():
        if layer in nodes:
            compare(layer, table, nodes[layer], definitions, complaints)
        else:
            complaints.append(f"{layer} is a table and not in the schema")
    named = set(FIELDS) | set(SAME.values())
    row = properties(definitions["packetRow"], definitions)
    for key, node in row.items():
        is_layer = key in definitions["layer"]["enum"] or key in ("vlan", "mpls")
        if is_layer and key not in named:
            complaints.append(f"{key} is a layer of the schema and has no table")
    for complaint in sorted(complaints):
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
