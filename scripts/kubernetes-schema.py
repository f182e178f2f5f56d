#!/usr/bin/env python3
"""Makes Sources/KubeSchema/Resources/KubernetesSchema.swift: what each built-in kind is, a line per kind and per type.

The text is a string literal, because it compiles at once and is read in place; an embedded resource becomes an array
literal, which takes the compiler half a minute.

Input, all of one Kubernetes version:
  --openapi   JSON files, each what `kubectl get --raw /openapi/v3/apis/GROUP/VERSION` (and /openapi/v3/api/v1) gives;
              gzip is read too
  --discovery JSON files of aggregated discovery:
              `kubectl get --raw /api` and `/apis` with "Accept: application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
  --go        a folder with the Go modules k8s.io/{api,apimachinery,apiextensions-apiserver,kube-aggregator}, for the
              facts that OpenAPI does not carry: the order of fields, pointers, the names of Go types in decode errors
              and the protobuf field numbers

The format is described in Sources/KubeSchema/Catalog/SchemaText.swift, which reads it.
"""
import argparse
import glob
import gzip
import json
import os
import re

PREAMBLE = '''// swift-format-ignore-file
// Made by scripts/kubernetes-schema.py; change that, not this. SchemaText.swift describes the format.

/// The kinds and types of Kubernetes, as data.
let kubernetesSchema: StaticString = #"""
'''
REF = "#/components/schemas/"
STANDARD_VERBS = {"create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"}
SPECIAL = {
    "io.k8s.apimachinery.pkg.api.resource.Quantity": "q",
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": "x",
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": "t",
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": "u",
    "io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1": "a",
    "io.k8s.apimachinery.pkg.apis.meta.v1.Patch": "a",
    "io.k8s.apimachinery.pkg.runtime.RawExtension": "a",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON": "a",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrArray": "a",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrBool": "a",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaPropsOrStringArray": "a",
}
GO_SCALARS = {"s": "string", "b": "bool", "i": "int32", "l": "int64", "f": "float64"}


class GoTypes:
    """The struct and named types of the Go modules, by import path and name."""

    def __init__(self, root):
        self.structs, self.named = {}, {}
        for path in sorted(glob.glob(os.path.join(root, "k8s.io", "**", "*.go"), recursive=True)):
            if path.endswith("_test.go") or os.path.basename(path).startswith("zz_generated"):
                continue
            package = os.path.relpath(os.path.dirname(path), root)
            self.read(package, open(path, encoding="utf-8").read())

    def read(self, package, text):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        imports = {}
        for alias, path in re.findall(r'^\s*(?:import\s+)?(\w+)?\s*"(k8s\.io/[^"]+)"', text, flags=re.M):
            imports[alias or path.rsplit("/", 1)[1]] = path
        for name, body in re.findall(r"^type (\w+) struct \{\n(.*?)^\}", text, flags=re.M | re.S):
            self.structs[package, name] = self.fields(package, imports, body)
        for name, target in re.findall(r"^type (\w+) ([\w\[\]*.]+)$", text, flags=re.M):
            self.named[package, name] = (target, imports)

    @staticmethod
    def fields(package, imports, body):
        found = []
        for line in body.splitlines():
            line = line.strip()
            if line.startswith("//"):
                continue
            match = re.match(r"(?:(\w+)\s+)?([\w\[\]*.]+)\s+`(.*)`", line)
            if not match:
                continue
            name, kind, tags = match.groups()
            json_tag = re.search(r'json:"([^"]*)"', tags)
            number = re.search(r'protobuf:"\w+,(\d+)', tags)
            if not json_tag:
                continue
            parts = json_tag.group(1).split(",")
            found.append({
                "name": parts[0], "options": parts[1:], "type": kind, "package": package, "imports": imports,
                "number": int(number.group(1)) if number else None,
            })
        return found

    def resolve(self, kind, package, imports):
        """(import path, type name) of a plain type name."""
        if "." in kind:
            alias, name = kind.split(".")
            return imports.get(alias, alias), name
        return package, kind

    def flattened(self, package, name):
        """The fields of a struct by JSON name, embedded structs included, in the order of the source."""
        fields = {}
        for field in self.structs.get((package, name), []):
            if "inline" in field["options"] or (not field["name"] and not field["options"]):
                inner = self.resolve(field["type"].lstrip("*"), field["package"], field["imports"])
                fields.update(self.flattened(*inner))
            elif field["name"] and field["name"] != "-":
                fields[field["name"]] = field
        return fields

    def printed(self, kind, package, imports):
        """A type as Go's reflection prints it: `[]v1.Container`."""
        if kind.startswith("*"):
            return "*" + self.printed(kind[1:], package, imports)
        if kind.startswith("[]"):
            return "[]" + self.printed(kind[2:], package, imports).replace("byte", "uint8")
        match = re.match(r"map\[([\w.]+)\](.*)", kind)
        if match:
            return f"map[{self.printed(match[1], package, imports)}]{self.printed(match[2], package, imports)}"
        if kind in ("string", "bool", "int32", "int64", "int", "float64", "byte", "uint32"):
            return kind
        path, name = self.resolve(kind, package, imports)
        return f"{path.rsplit('/', 1)[1]}.{name}"


def go_name(openapi_name):
    """io.k8s.api.core.v1.Container -> (k8s.io/api/core/v1, Container)"""
    path, name = openapi_name.rsplit(".", 1)
    return "k8s.io/" + path.removeprefix("io.k8s.").replace(".", "/"), name


class Generator:
    def __init__(self, schemas, discovery, go):
        self.schemas, self.discovery, self.go = schemas, discovery, go
        self.names = sorted(name for name in schemas if name not in SPECIAL)
        self.numbers = {name: number for number, name in enumerate(self.names)}

    def type_code(self, node):
        if "allOf" in node:
            node = node["allOf"][0]
        if "$ref" in node:
            name = node["$ref"][len(REF):]
            return SPECIAL.get(name) or f"@{self.numbers[name]}"
        kind, form = node.get("type"), node.get("format")
        if kind == "array":
            return "[" + self.type_code(node["items"])
        if kind == "object":
            extra = node.get("additionalProperties")
            return "{" + self.type_code(extra) if isinstance(extra, dict) else "a"
        if kind == "string":
            return {"byte": "y", "date-time": "t"}.get(form, "s")
        if kind == "integer":
            return "i" if form == "int32" else "l"
        return {"boolean": "b", "number": "f"}.get(kind, "a")

    def derived_go_type(self, code):
        if code[0] == "[":
            return "[]" + self.derived_go_type(code[1:])
        if code[0] == "{":
            return "map[string]" + self.derived_go_type(code[1:])
        if code[0] == "@":
            package, name = go_name(self.names[int(code[1:])])
            return f"{package.rsplit('/', 1)[1]}.{name}"
        return GO_SCALARS.get(code) or {
            "q": "resource.Quantity", "x": "intstr.IntOrString", "t": "v1.Time", "u": "v1.MicroTime", "y": "[]uint8",
        }.get(code, "?")

    def field(self, name, node, required, fact):
        code = self.type_code(node)
        parts = []
        pointer = omit = False
        if fact:
            pointer = fact["type"].startswith("*")
            omit = "omitempty" in fact["options"] or "omitzero" in fact["options"]
            printed = self.go.printed(fact["type"].lstrip("*"), fact["package"], fact["imports"])
            if printed != self.derived_go_type(code) and code != "a":
                parts.append("G" + printed)
            if fact["number"]:
                parts.append(f"n{fact['number']}")
        else:
            pointer = "default" not in node
            omit = not required
        if required:
            parts.append("!")
        # An empty list or map is never kept, so only other types say what happens to their zero value.
        if not pointer and code[0] not in "[{ay":
            if code[0] in "@" or not omit or code == "q":
                if not (code[0] == "@" and fact and "omitzero" in fact["options"]):
                    parts.append("+")
            else:
                parts.append("-")
        default = node.get("default")
        if default not in (None, "", 0, False) and default != {}:
            parts.append("d" + json.dumps(default, separators=(",", ":")))
        elif default == "" and not required and pointer:
            parts.append('d""')
        list_type = node.get("x-kubernetes-list-type")
        if list_type in ("atomic", "set"):
            parts.append("L" + list_type[0])
        elif list_type == "map":
            parts.append("Lm" + ",".join(node["x-kubernetes-list-map-keys"]))
        strategy = node.get("x-kubernetes-patch-strategy")
        if strategy:
            parts.append("P" + "".join({"merge": "m", "retainKeys": "r", "replace": "x"}[s] for s in strategy.split(",")))
        if "x-kubernetes-patch-merge-key" in node:
            parts.append("K" + node["x-kubernetes-patch-merge-key"])
        if node.get("x-kubernetes-map-type") == "atomic":
            parts.append("A")
        return "|".join([name, code] + parts)

    def type_line(self, name):
        node = self.schemas[name]
        package, type_name = go_name(name)
        facts = self.go.flattened(package, type_name)
        properties = node.get("properties", {})
        known = [key for key in facts if key in properties]
        rest = sorted(key for key in properties if key not in facts)
        if rest == ["apiVersion", "kind"]:
            known, rest = ["kind", "apiVersion"] + known, []
        required = set(node.get("required", []))
        fields = [self.field(key, properties[key], key in required, facts.get(key)) for key in known + rest]
        flags = "A" if node.get("x-kubernetes-map-type") == "atomic" else "-"
        return "\t".join(["T", ".".join(package.split("/")[-2:] + [type_name]), flags] + [" ".join(fields)])

    def resource_lines(self):
        types = {}
        for name in self.names:
            kinds = self.schemas[name].get("x-kubernetes-group-version-kind", [])
            # DeleteOptions and WatchEvent belong to every group; their first entry is the core group's.
            for gvk in kinds if len(kinds) == 1 else kinds[:1]:
                types.setdefault((gvk["group"], gvk["version"], gvk["kind"]), self.numbers[name])
        for group in self.discovery:
            group_name = group["metadata"].get("name", "")
            for version in group["versions"]:
                for resource in version["resources"]:
                    kind = resource["responseKind"]["kind"]
                    verbs = set(resource["verbs"])
                    subresources = []
                    for sub in resource.get("subresources", []):
                        own = sub["responseKind"]
                        label = "" if own["kind"] == kind else f"={own['group']}/{own['version']}/{own['kind']}"
                        subresources.append(f"{sub['subresource']}{label}:{'+'.join(sorted(sub['verbs']))}")
                    yield "\t".join([
                        "R", group_name, version["version"], kind, resource["resource"], resource["singularResource"],
                        resource["scope"][0], ",".join(resource.get("shortNames", [])),
                        ",".join(resource.get("categories", [])),
                        "*" if verbs == STANDARD_VERBS else ",".join(sorted(verbs)), ",".join(subresources),
                        str(types[group_name, version["version"], kind]),
                    ])
        # Kinds that are only sent to subresources or nested in other objects.
        served = {(g["metadata"].get("name", ""), v["version"], r["responseKind"]["kind"])
                  for g in self.discovery for v in g["versions"] for r in v["resources"]}
        for (group, version, kind), number in sorted(types.items()):
            if (group, version, kind) not in served and not kind.endswith("List"):
                yield "\t".join(["K", group, version, kind, str(number)])


def load(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
        return json.load(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--openapi", nargs="+", required=True)
    parser.add_argument("--discovery", nargs="+", required=True)
    parser.add_argument("--go", required=True)
    parser.add_argument("--version", required=True, help="the Kubernetes version, such as 1.36")
    parser.add_argument("--output", default="Sources/KubeSchema/Resources/KubernetesSchema.swift")
    options = parser.parse_args()
    schemas, groups = {}, {}
    for path in options.openapi:
        document = load(path)
        schemas.update(document.get("schemas") or document["components"]["schemas"])
    for path in options.discovery:
        document = load(path)
        for group in document.get("body", document)["items"]:
            groups[group["metadata"].get("name", "")] = group
    generator = Generator(schemas, [groups[name] for name in groups], GoTypes(options.go))
    lines = [f"schema\t1\tKubernetes {options.version}"]
    lines += generator.resource_lines()
    lines += [generator.type_line(name) for name in generator.names]
    with open(options.output, "w", encoding="utf-8") as file:
        file.write(PREAMBLE + "\n".join(lines) + '\n"""#\n')


if __name__ == "__main__":
    main()
