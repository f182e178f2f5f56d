import KubeObjects

/// A kind that a CustomResourceDefinition has added.
struct CustomKind: Sendable {
    let kind: Kind
    /// The served versions, the preferred one first.
    let resources: [ResourceType]
    /// The schema of each version by its name.
    let schemas: [String: StructuralSchema]

    init(_ definition: Value) throws(StatusError) {
        let spec = definition[.spec]
        let names = spec[.names]
        let group = spec["group"].string ?? ""
        let kindName = names[.kind].string ?? ""
        let plural = names["plural"].string ?? ""
        kind = Kind(group: group, name: kindName)
        var errors: [FieldError] = []
        for (path, text) in [("spec.group", group), ("spec.names.kind", kindName), ("spec.names.plural", plural)]
        where text.isEmpty {
            errors.append(FieldError(.required, path))
        }
        let versions = spec["versions"].elements.filter { $0["served"].bool ?? false && $0[.name].string != nil }
        if versions.isEmpty { errors.append(FieldError(.required, "spec.versions")) }
        guard errors.isEmpty else {
            throw .invalid(
                Kind(group: "apiextensions.k8s.io", name: "CustomResourceDefinition"), name: definition.objectName,
                errors: errors)
        }
        let singular = names[.singular].string ?? ""
        let kind = kind
        let ordered = versions.sorted { Self.precedes($0[.name].string ?? "", $1[.name].string ?? "") }
        resources = ordered.map { version in
            ResourceType(
                kind: kind, version: version[.name].string ?? "", plural: plural,
                singular: singular.isEmpty ? kindName.lowercased() : singular,
                shortNames: names["shortNames"].elements.compactMap(\.string),
                categories: names["categories"].elements.compactMap(\.string),
                isNamespaced: spec["scope"].string != "Cluster", subresources: Self.subresources(version))
        }
        schemas = Dictionary(
            versions.map { ($0[.name].string ?? "", StructuralSchema($0["schema"]["openAPIV3Schema"])) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func subresources(_ version: Value) -> [ResourceType.Subresource] {
        let verbs = ["get", "patch", "update"]
        var result: [ResourceType.Subresource] = []
        if !version["subresources"][.status].isNull { result.append(.init(name: "status", verbs: verbs)) }
        if !version["subresources"]["scale"].isNull {
            result.append(.init(name: "scale", kind: Kind(group: "autoscaling", name: "Scale"), verbs: verbs))
        }
        return result
    }

    /// Kubernetes' order of versions: stable before beta before alpha, the newer first, then all others by name.
    static func precedes(_ a: String, _ b: String) -> Bool {
        switch (Stability(a), Stability(b)) {
        case (let x?, let y?): x.major != y.major || x.stage != y.stage || x.minor != y.minor ? y < x : a < b
        case (.some, nil): true
        case (nil, .some): false
        case (nil, nil): a < b
        }
    }

    /// `v1`, `v2beta1`.
    private struct Stability: Comparable {
        let stage: Int
        let major: Int
        let minor: Int

        init?(_ text: String) {
            guard text.first == "v" else { return nil }
            let rest = text.dropFirst()
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let major = Int(digits) else { return nil }
            let suffix = rest.dropFirst(digits.count)
            self.major = major
            if suffix.isEmpty {
                (stage, minor) = (2, 0)
            } else if suffix.hasPrefix("beta"), let number = Int(suffix.dropFirst(4)) {
                (stage, minor) = (1, number)
            } else if suffix.hasPrefix("alpha"), let number = Int(suffix.dropFirst(5)) {
                (stage, minor) = (0, number)
            } else {
                return nil
            }
        }

        static func < (a: Stability, b: Stability) -> Bool {
            (a.stage, a.major, a.minor) < (b.stage, b.major, b.minor)
        }
    }
}
