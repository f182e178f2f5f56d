extension ChartMetadata {
    /// `.Chart`: the fields under their names in Go.
    func templateValue(isRoot: Bool) -> TemplateValue {
        .map([
            "Name": .string(name), "Home": .string(home), "Sources": Self.list(sources), "Version": .string(version),
            "Description": .string(description), "Keywords": Self.list(keywords),
            "Maintainers": .list(
                maintainers.map {
                    .map(["Name": .string($0.name), "Email": .string($0.email), "URL": .string($0.url)])
                }),
            "Icon": .string(icon), "APIVersion": .string(apiVersion), "Condition": .string(condition),
            "Tags": .string(tags), "AppVersion": .string(appVersion), "Deprecated": .bool(isDeprecated),
            "Annotations": Self.strings(annotations), "KubeVersion": .string(kubeVersion),
            "Dependencies": .list((dependencies ?? []).map(\.templateValue)), "Type": .string(type),
            "IsRoot": .bool(isRoot),
        ])
    }

    fileprivate static func list(_ texts: [String]) -> TemplateValue { .list(texts.map { .string($0) }) }

    fileprivate static func strings(_ texts: [String: String]) -> TemplateValue {
        TemplateValue(.map(ValueMap(texts.mapValues { .string($0) }, of: .string, isNil: texts.isEmpty)))
    }
}

extension ChartDependency {
    fileprivate var templateValue: TemplateValue {
        .map([
            "Name": .string(name), "Version": .string(version), "Repository": .string(repository),
            "Condition": .string(condition), "Tags": ChartMetadata.list(tags), "Enabled": .bool(isEnabled),
            "ImportValues": .list(
                imports.map { entry in
                    switch entry {
                    case .exports(let name): .string(name)
                    case .table(let child, let parent): ChartMetadata.strings(["child": child, "parent": parent])
                    }
                }), "Alias": .string(alias),
        ])
    }
}
