import KubeObjects

extension Validator {
    mutating func customResourceDefinition(_ object: Value) {
        let spec = object[.spec]
        let name = object.objectName
        let (plural, group) = (spec[.names][.plural].text, spec[.group].text)
        if !name.isEmpty, name != plural + "." + group {
            within(.metadata) {
                $0.invalid(.name, was: .string(name), because: #"must be spec.names.plural+"."+spec.group"#)
            }
        }
        within(.spec) { $0.definition(spec) }
        if object[.status][.storedVersions].isEmpty, !spec[.versions].elements.contains(where: { $0[.storage].isTrue })
        {
            within(.status) {
                $0.invalid(.storedVersions, was: .null, because: "must have at least one stored version")
            }
        }
    }

    mutating func customResourceDefinitionUpdate(from old: Value, to new: Value) {
        customResourceDefinition(new)
        within(.spec) { v in
            for field in [Key.group, .scope] { v.immutable(field, from: old[.spec], to: new[.spec]) }
            v.within(.names) { v in
                for field in [Key.kind, .plural] {
                    v.immutable(field, from: old[.spec][.names], to: new[.spec][.names])
                }
            }
        }
    }

    private mutating func definition(_ spec: Value) {
        let group = spec[.group].text
        if group.isEmpty {
            required(.group)
        } else if !Format.dnsSubdomain(group).isEmpty {
            invalid(
                .group, was: .string(group), because: Format.dnsSubdomain(group).joined(separator: ","))
        } else if !group.contains(".") {
            invalid(.group, was: .string(group), because: "should be a domain with at least one dot")
        }
        choice(.scope, of: spec, ["Cluster", "Namespaced"])
        versions(of: spec)
        names(of: spec)
        conversion(of: spec)
    }

    private mutating func versions(of spec: Value) {
        let versions = spec[.versions].elements
        forEach(.versions, of: spec) { v, version, _ in
            let name = version[.name].text
            v.check(.name, name, Format.dns1035Label(name))
        }
        // A schema that all versions share is shown as one.
        let schemas = versions.map { $0[.schema] }
        let isShared = schemas.first.map { first in schemas.allSatisfy { $0 == first } } ?? false
        if isShared, let schema = schemas.first, !schema[.openAPIV3Schema].isNull {
            within("validation", .openAPIV3Schema) { $0.rootSchema(schema[.openAPIV3Schema]) }
        } else {
            forEach(.versions, of: spec) { v, version, _ in
                let schema = version[.schema][.openAPIV3Schema]
                v.within(.schema) { v in
                    if schema.isNull {
                        v.required(.openAPIV3Schema)
                    } else {
                        v.within(.openAPIV3Schema) { $0.rootSchema(schema) }
                    }
                }
            }
        }
        let names = versions.map { $0[.name].text }
        var shown = spec[.versions]
        if isShared { shown = .array(versions.map { $0.without(.schema) }) }
        shown = GoType.render(list: shown, as: "CustomResourceDefinitionVersion")
        if versions.isEmpty {
            required(.versions, because: "must have at least one version")
        } else if Set(names).count != names.count {
            add(
                FieldError(
                    .invalid, "spec.versions", value: GoText.json(shown, sortingKeys: false),
                    detail: "must contain unique version names"))
        }
        if versions.filter({ $0[.storage].isTrue }).count != 1 {
            add(
                FieldError(
                    .invalid, "spec.versions", value: GoText.json(shown, sortingKeys: false),
                    detail: "must have exactly one version marked as storage version"))
        }
    }

    private mutating func names(of spec: Value) {
        within(.names) { v in
            let names = spec[.names]
            for (field, text) in [(Key.plural, names[.plural].text), (.kind, names[.kind].text)] {
                if text.isEmpty {
                    v.required(field)
                } else {
                    let messages = Format.dns1035Label(field == .kind ? text.lowercased() : text)
                    if !messages.isEmpty {
                        v.invalid(field, was: .string(text), because: messages.joined(separator: ","))
                    }
                }
            }
            v.forEach(.shortNames, of: names) { v, name, _ in
                let messages = Format.dns1035Label(name.text)
                if !messages.isEmpty { v.invalid(was: name, because: messages.joined(separator: ",")) }
            }
            if !names[.kind].isNull, names[.kind] == names[.listKind] {
                v.invalid(.listKind, was: names[.listKind], because: "kind and listKind may not be the same")
            }
        }
    }

    private mutating func conversion(of spec: Value) {
        ifPresent(.conversion, of: spec) { v, conversion in
            v.choice(.strategy, of: conversion, ["None", "Webhook"])
            if conversion[.strategy].text == "Webhook", conversion[.webhook].isNull {
                v.required("webhookClientConfig", because: "required when strategy is set to Webhook")
            }
        }
    }

    // MARK: Structural schemas

    private mutating func rootSchema(_ schema: Value) {
        let type = schema[.type].text
        if type.isEmpty {
            required(.type, because: "must not be empty at the root")
        } else if type != "object" {
            invalid(.type, was: .string(type), because: "must be object at the root")
        }
        schemaParts(of: schema, depth: 0)
    }

    private mutating func schemaParts(of schema: Value, depth: Int) {
        guard depth < 64 else { return }
        if !schema[.properties].isEmpty {
            within(.properties) { v in
                v.forEachEntry(schema[.properties].members) { v, member in
                    v.within(entry: member.key) {
                        $0.schemaPart(member.value, because: "must not be empty for specified object fields", depth)
                    }
                }
            }
        }
        if case .object = schema[.additionalProperties] {
            within(.additionalProperties) {
                $0.schemaPart(
                    schema[.additionalProperties], because: "must not be empty for specified object fields", depth)
            }
        }
        if case .object = schema[.items] {
            within(.items) {
                $0.schemaPart(schema[.items], because: "must not be empty for specified array items", depth)
            }
        }
    }

    private mutating func schemaPart(_ schema: Value, because message: String, _ depth: Int) {
        let isFree =
            schema["x-kubernetes-int-or-string"].isTrue || schema["x-kubernetes-preserve-unknown-fields"].isTrue
        if schema[.type].text.isEmpty, !isFree { required(.type, because: message) }
        schemaParts(of: schema, depth: depth + 1)
    }
}

extension Value {
    fileprivate func without(_ key: Key) -> Value {
        var value = self
        value[key] = .null
        return value
    }
}
