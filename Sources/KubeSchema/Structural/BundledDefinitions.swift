import KubeObjects

/// Sets of custom resource definitions that add-ons install.
enum BundledDefinitions {
    /// The sets by name.
    private static let texts: [String: StaticString] = ["gateway-api-standard": gatewayAPIStandard]

    /// The names of the sets, in alphabetical order.
    static var names: [String] { texts.keys.sorted() }

    /// The definitions of a set, in alphabetical order; none where there is no such set.
    static func named(_ name: String) -> [Value] {
        guard let text = texts[name] else { return [] }
        return text.description.split(separator: "\n").compactMap { line in
            (try? JSONReader.value(String(line))).map(definition)
        }
    }

    /// The CustomResourceDefinition that a line describes.
    private static func definition(_ facts: Value) -> Value {
        let schemas = facts["schemas"]
        let versions = facts["versions"].elements.map { version in
            var version = version
            version["schema"] = ["openAPIV3Schema": schemas[version["schema"].integer ?? 0]]
            if version["additionalPrinterColumns"].isEmpty { version["additionalPrinterColumns"] = .null }
            if version["subresources"].isEmpty { version["subresources"] = .null }
            return version
        }
        return [
            .apiVersion: "apiextensions.k8s.io/v1", .kind: "CustomResourceDefinition",
            .metadata: [.name: facts[.name], .annotations: facts[.annotations]],
            .spec: [
                "group": facts["group"], "names": facts[.names], "scope": facts["scope"],
                "versions": .array(versions),
            ],
        ]
    }
}

extension Schema {
    /// The names of the sets of definitions that come with Slipway, in alphabetical order.
    public static var bundledDefinitionNames: [String] { BundledDefinitions.names }

    /// The CustomResourceDefinitions of a set, ready to be created; none where there is no such set.
    ///
    /// `gateway-api-standard` holds the standard channel of the Gateway API.
    public static func bundledDefinitions(named name: String) -> [Value] { BundledDefinitions.named(name) }
}
