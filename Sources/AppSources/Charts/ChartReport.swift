import KubeObjects

/// Something that is told of a chart, for people and for programs.
public protocol ChartReport {
    /// The report for people.
    var text: String { get }
    /// The report as data.
    var value: Value { get }
}

extension ChartExplanation: ChartReport {}

/// The objects that a chart renders to, with the template of each.
public struct ChartObjectsReport: ChartReport {
    private let app: App

    /// A report of an app's objects.
    public init(_ app: App) {
        self.app = app
    }

    /// A line for each object.
    public var text: String {
        let width = app.manifests.map(\.key.description.count).max() ?? 0
        return app.manifests.map { manifest in
            let key = manifest.key.description
            let file = manifest.position?.file ?? ""
            return key + String(repeating: " ", count: width - key.count + 2) + file + "\n"
        }.joined()
    }

    /// The objects in an array.
    public var value: Value {
        let objects = app.manifests.map { manifest -> Value in
            ["object": .string(manifest.key.description), "file": Value(manifest.position?.file)]
        }
        return ["objects": .array(objects)]
    }
}

/// The values of a chart that nothing reads.
public struct UnusedValuesReport: ChartReport {
    private let values: [UnusedValue]
    private let language: ChartExplanation.Language

    /// A report of values.
    public init(_ values: [UnusedValue], language: ChartExplanation.Language) {
        self.values = values
        self.language = language
    }

    /// A line for each value: those that no template names, then those that other values would bring into play.
    public var text: String {
        func pick(_ english: String, _ japanese: String) -> String { language == .english ? english : japanese }
        let groups = [
            (pick("Nothing reads these values:", "どこからも読まれない値:"), values.filter { !$0.isNamed }),
            (
                pick("Read only with other values:", "ほかの値のときだけ読まれる値:"), values.filter(\.isNamed)
            ),
        ].filter { !$0.1.isEmpty }
        guard !groups.isEmpty else { return pick("Every value is read.\n", "すべての値が読まれています。\n") }
        return groups.map { title, values in
            let width = values.map(\.key.count).max() ?? 0
            let lines = values.map { value in
                let padding = String(repeating: " ", count: width - value.key.count + 2)
                return "  \(value.key)\(padding)\(value.setBy.first ?? "")\n"
            }
            return title + "\n" + lines.joined()
        }.joined(separator: "\n")
    }

    /// The values in an array.
    public var value: Value {
        let entries = values.map { value -> Value in
            [
                "valuesKey": .string(value.key), "setBy": .array(value.setBy.map { .string($0) }),
                "named": .bool(value.isNamed),
            ]
        }
        return ["unused": .array(entries)]
    }
}
