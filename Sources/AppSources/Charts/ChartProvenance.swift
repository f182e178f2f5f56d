import HelmCharts
import KubeObjects

/// Where the fields of a rendered object came from.
public final class ChartProvenance: Sendable {
    /// A value that a field depends on.
    public struct Dependency: Hashable, Sendable {
        /// The path, such as `Values.database.storage.className` or `Release.Name`.
        public let path: String
        /// The key of the values, such as `database.storage.className`; `nil` for what is no value of the chart.
        public let valuesKey: String?
        /// How the field depends on it.
        public let manner: Origin.Manner
        /// Who set it, the setting that counts first; empty for what nobody set.
        public let settings: [ValueSetting]
    }

    /// A line of the chart.
    public struct Place: Hashable, Sendable, CustomStringConvertible {
        /// The file, as the user named the chart.
        public let file: String
        /// The line, from 1.
        public let line: Int

        /// `chart/templates/web.yaml:12`
        public var description: String { "\(file):\(line)" }
    }

    /// Where one field came from.
    public struct Field: Hashable, Sendable {
        /// The field.
        public let path: FieldPath
        /// Whether it is a scalar, not an object or an array.
        public let isScalar: Bool
        /// The line of the template that printed it; `nil` where that is unknown.
        public let template: Place?
        /// The helpers that were included on the way, the innermost last.
        public let helpers: [Place]
        /// What it depends on, in the order of the values.
        public let dependencies: [Dependency]
    }

    /// The fields, in the order of the text.
    public let fields: [Field]
    private let numbers: [FieldPath: Int]

    /// The provenance of these fields.
    public init(_ fields: [Field]) {
        self.fields = fields
        numbers = Dictionary(
            fields.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// A field, or the nearest one around it that is written.
    public func field(at path: FieldPath) -> Field? {
        var path = path
        while true {
            if let number = numbers[path] { return fields[number] }
            guard !path.isRoot else { return nil }
            path = path.parent
        }
    }

    /// Where a field is printed, or the nearest one around it that is.
    public func position(of path: FieldPath) -> SourcePosition? {
        var path = path
        while true {
            if let place = field(at: path)?.template {
                return SourcePosition(file: place.file, line: place.line, column: 1)
            }
            guard !path.isRoot else {
                return fields.lazy.compactMap(\.template).first.map {
                    SourcePosition(file: $0.file, line: $0.line, column: 1)
                }
            }
            path = path.parent
        }
    }

    /// The value of the chart by which to change a field: the one that it is; else the only one that it is computed from, or the
    /// values around all of these; else the innermost one because of which it is there.
    public func dependency(at path: FieldPath) -> Dependency? {
        let values = (field(at: path)?.dependencies ?? []).filter { $0.valuesKey != nil }
        if let direct = values.first(where: { $0.manner == .direct }) { return direct }
        let computed = values.filter { $0.manner == .transformed }
        if computed.count == 1 { return computed.first }
        if let first = computed.first, let key = Self.common(computed.compactMap(\.valuesKey)) {
            return Dependency(path: "Values.\(key)", valuesKey: key, manner: .transformed, settings: first.settings)
        }
        return innermostCondition(among: values, at: path)
    }

    /// The condition that the fewest of the objects and arrays around a field share; of these the one with the longest path.
    /// `nil` where several are as near as each other.
    private func innermostCondition(among values: [Dependency], at path: FieldPath) -> Dependency? {
        var around: [Set<String>] = []
        var parent = path
        while !parent.isRoot {
            parent = parent.parent
            if let number = numbers[parent] { around.append(Set(fields[number].dependencies.map(\.path))) }
        }
        let conditions = values.filter { $0.manner == .condition }.map { dependency in
            (
                dependency: dependency, shares: around.count { $0.contains(dependency.path) },
                steps: FieldPath(dependency.valuesKey ?? "").elements.count
            )
        }
        let fewest = conditions.map(\.shares).min()
        let inner = conditions.filter { $0.shares == fewest }
        let longest = inner.map(\.steps).max()
        let nearest = inner.filter { $0.steps == longest }
        return nearest.count == 1 ? nearest.first?.dependency : nil
    }

    /// The longest path that all keys lead through; `nil` where that is the top.
    private static func common(_ keys: [String]) -> String? {
        var shared = FieldPath(keys.first ?? "").elements
        for key in keys.dropFirst() {
            let elements = FieldPath(key).elements
            shared = zip(shared, elements).prefix { $0 == $1 }.map(\.0)
        }
        return shared.isEmpty ? nil : FieldPath(shared).description
    }
}

extension ValueSetting {
    /// `chart/values.yaml:12`, or the flag with the key that it sets: what flags set may be a secret.
    public func shown(for dependency: ChartProvenance.Dependency) -> String {
        guard case .flag(let text) = means else { return position.map { "\($0.file):\($0.line)" } ?? "" }
        return "\(text.prefix { $0 != " " }) \(dependency.valuesKey ?? dependency.path)"
    }
}

extension Origin.Manner {
    /// `is`, `computed` or `condition`, as programs read it.
    public var word: String {
        switch self {
        case .direct: "is"
        case .transformed: "computed"
        case .condition: "condition"
        }
    }
}

/// Turns the account of one rendering into the provenance of its objects.
struct ProvenanceReader {
    private let rendered: RenderedChart
    private let finder: ProvenanceFinder
    private var dependencies: [Origins: [ChartProvenance.Dependency]] = [:]

    init(_ rendered: RenderedChart) {
        self.rendered = rendered
        finder = rendered.provenance
    }

    /// The provenance of a manifest's fields.
    mutating func provenance(of manifest: RenderedManifest) -> ChartProvenance {
        var fields: [ChartProvenance.Field] = []
        for field in finder.fields(of: manifest.text) {
            let site = field.sites.first
            fields.append(
                ChartProvenance.Field(
                    path: field.path, isScalar: field.isScalar, template: site.map { place($0.file, $0.line) },
                    helpers: site?.helpers.map { place($0.file, $0.line) } ?? [],
                    dependencies: dependencies(of: field.origins)))
        }
        return ChartProvenance(fields)
    }

    private func place(_ file: String, _ line: Int) -> ChartProvenance.Place {
        ChartProvenance.Place(file: rendered.places[file] ?? file, line: line)
    }

    private mutating func dependencies(of set: Origins) -> [ChartProvenance.Dependency] {
        if let known = dependencies[set] { return known }
        let table = rendered.origins
        let result = table.origins(set).map { origin in
            Self.dependency(on: origin.path, origin.manner, of: rendered)
        }
        dependencies[set] = result
        return result
    }

    /// A dependency on a value.
    static func dependency(
        on path: ValuePath, _ manner: Origin.Manner, of rendered: RenderedChart
    ) -> ChartProvenance.Dependency {
        let steps = rendered.origins.steps(path)
        var key: String?
        if steps.first == .key("Values"), steps.count > 1 {
            let elements = steps.dropFirst().map { step -> FieldPath.Element in
                switch step {
                case .key(let name): .key(Key(name))
                case .index(let index): .index(index)
                }
            }
            key = FieldPath(elements).description
        }
        return ChartProvenance.Dependency(
            path: rendered.origins.text(path), valuesKey: key, manner: manner,
            settings: rendered.sources?.settings(of: path) ?? [])
    }
}
