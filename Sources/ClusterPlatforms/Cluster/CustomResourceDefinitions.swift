import KubeObjects

/// The definitions of the custom resources a platform serves.
struct CustomResourceDefinitions {
    private let platform: Platform

    init(_ platform: Platform) {
        self.platform = platform
    }

    /// All definitions: those of the Gateway API with their schemas, the others as open objects.
    func objects() throws(PlatformError) -> [Value] {
        try gatewayAPI() + platform.system.customResources.map(definition)
    }

    /// The kinds that the release channel of the Gateway API holds.
    private func gatewayAPI() throws(PlatformError) -> [Value] {
        guard platform.gateway.hasCRDs else { return [] }
        let channels = platform.gateway.channel == "experimental" ? ["standard", "experimental"] : ["standard"]
        return try ProfileLibrary.embedded().gatewayDefinitions.filter { definition in
            definition.annotation("gateway.networking.k8s.io/channel").map(channels.contains) ?? true
        }
    }

    private func definition(_ resource: CustomResource) -> Value {
        let versions: [Value] = resource.versions.enumerated().map { index, version in
            [
                .name: .string(version), "served": true, "storage": .bool(index == 0),
                "schema": ["openAPIV3Schema": [.type: "object", "x-kubernetes-preserve-unknown-fields": true]],
                "subresources": [.status: .emptyObject],
            ]
        }
        return [
            .apiVersion: "apiextensions.k8s.io/v1", .kind: "CustomResourceDefinition",
            .metadata: [.name: .string("\(resource.plural).\(resource.kind.group)")],
            .spec: [
                "group": .string(resource.kind.group), "scope": resource.isNamespaced ? "Namespaced" : "Cluster",
                "names": [
                    .kind: .string(resource.kind.name), "plural": .string(resource.plural),
                    "singular": .string(resource.kind.name.lowercased()),
                    "listKind": .string("\(resource.kind.name)List"),
                ],
                "versions": .array(versions),
            ],
        ]
    }
}
