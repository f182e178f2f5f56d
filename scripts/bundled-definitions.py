#!/usr/bin/env python3
"""Makes Sources/KubeSchema/Resources/NAME.swift: the facts of a set of CustomResourceDefinitions, a line of JSON each.

Input are the definitions' YAML files. What is kept is what a cluster acts on: names, scope, served versions, printer
columns, and the structural schema without its prose. CEL rules (x-kubernetes-validations) are left out, for they are
not evaluated. Versions with the same schema share it.

  scripts/bundled-definitions.py --variable gatewayAPIStandard --source "Gateway API v1.6.1, standard channel" \\
      --output Sources/KubeSchema/Resources/GatewayAPIStandard.swift config/crd/standard/*.yaml
"""
import argparse
import json

import yaml

PROSE = {"description", "title", "example", "externalDocs", "x-kubernetes-validations"}
PREAMBLE = '''// swift-format-ignore-file
// Made by scripts/bundled-definitions.py; change that, not this. BundledDefinitions.swift reads it.

/// The definitions of {source}: a line of JSON each.
let {variable}: StaticString = #"""
'''


def without_prose(node, is_properties=False):
    if isinstance(node, dict):
        return {key: without_prose(value, key == "properties" and not is_properties)
                for key, value in node.items() if is_properties or key not in PROSE}
    if isinstance(node, list):
        return [without_prose(item) for item in node]
    return node


def definition_line(definition):
    spec = definition["spec"]
    schemas, versions = [], []
    for version in spec["versions"]:
        if not version["served"] and not version["storage"]:
            continue
        schema = without_prose(version["schema"]["openAPIV3Schema"])
        if schema not in schemas:
            schemas.append(schema)
        columns = [{key: value for key, value in column.items() if key != "description"}
                   for column in version.get("additionalPrinterColumns", [])]
        versions.append({
            "name": version["name"], "served": version["served"], "storage": version["storage"],
            "schema": schemas.index(schema), "additionalPrinterColumns": columns,
            "subresources": version.get("subresources", {}),
        })
    annotations = {key: value for key, value in definition["metadata"].get("annotations", {}).items()
                   if not key.startswith("api-approved")}
    return json.dumps({
        "name": definition["metadata"]["name"], "annotations": annotations, "group": spec["group"],
        "scope": spec["scope"], "names": spec["names"], "versions": versions, "schemas": schemas,
    }, separators=(",", ":"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--variable", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--output", required=True)
    options = parser.parse_args()
    lines = []
    for path in options.files:
        with open(path, encoding="utf-8") as file:
            lines += [definition_line(document) for document in yaml.safe_load_all(file)
                      if document and document["kind"] == "CustomResourceDefinition"]
    with open(options.output, "w", encoding="utf-8") as file:
        preamble = PREAMBLE.format(source=options.source, variable=options.variable)
        file.write(preamble + "\n".join(sorted(lines)) + '\n"""#\n')


if __name__ == "__main__":
    main()
