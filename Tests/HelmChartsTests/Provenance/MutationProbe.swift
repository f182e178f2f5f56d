import Foundation
import KubeObjects

@testable import HelmCharts

/// Changes the values of a chart one after the other, renders again, and compares what changed with what was traced.
struct MutationProbe {
    /// What did not agree, a line each.
    private(set) var complaints: [String] = []
    /// How many values were changed.
    private(set) var mutations = 0
    /// How many fields were traced to a value and changed with it.
    private(set) var confirmed = 0

    private let chart: Chart
    private let base: RenderedChart
    private let values: Value
    private var objects: [Traced] = []

    /// An object with the provenance of its fields.
    private struct Traced {
        var path: String
        var object: Value
        var fields: [FieldPath: FieldProvenance]
        var name: String { "\(path) \(object[.kind].string ?? "")/\(object[.metadata][.name].string ?? "")" }
    }

    init(_ chart: Chart, values: ValuesOptions = ValuesOptions()) throws {
        self.chart = chart
        base = try Self.renderer(traces: true).render(chart, values: values)
        self.values = Self.value(TemplateValue(.map(base.values)))
        let finder = base.provenance
        for manifest in base.objects + base.hooks where !manifest.object.isNull {
            let fields = finder.fields(of: manifest.text)
            objects.append(
                Traced(
                    path: manifest.path, object: manifest.object,
                    fields: Dictionary(fields.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })))
        }
    }

    private static func renderer(traces: Bool) throws -> ChartRenderer {
        guard let version = KubeVersion("v1.33.0") else { throw CancellationError() }
        var renderer = ChartRenderer(
            release: ReleaseOptions(name: "demo", namespace: "shop"),
            capabilities: Capabilities(kubeVersion: version, apiVersions: ["v1", "apps/v1"]))
        renderer.traces = traces
        renderer.checksSchema = false
        return renderer
    }

    /// Changes every scalar value in turn.
    mutating func run() throws {
        for leaf in base.sources?.leaves ?? [] {
            let steps = base.origins.steps(leaf)
            guard steps.first == .key("Values") else { continue }
            let path = FieldPath(
                steps.dropFirst().map { step in
                    switch step {
                    case .key(let name): FieldPath.Element.key(Key(name))
                    case .index(let index): FieldPath.Element.index(index)
                    }
                })
            guard let changed = Self.mutated(values[path]) else { continue }
            var all = values
            all[path] = changed
            var options = ValuesOptions()
            options.documents = [Document(value: all, file: "mutated")]
            // A value that a template refuses cannot be judged.
            guard let rendered = try? Self.renderer(traces: false).render(chart, values: options) else { continue }
            mutations += 1
            compare(rendered, leaf, path)
        }
    }

    private static func mutated(_ value: Value) -> Value? {
        switch value {
        case .string(let text): .string("q\(text)q")
        case .integer(let number): .integer(number + 1)
        case .double(let number): .double(number + 1)
        case .bool(let flag): .bool(!flag)
        default: nil
        }
    }

    // MARK: Comparing

    private mutating func compare(_ rendered: RenderedChart, _ leaf: ValuePath, _ key: FieldPath) {
        let now = (rendered.objects + rendered.hooks).filter { !$0.object.isNull }
        for template in Set(objects.map(\.path)).sorted() {
            let before = objects.filter { $0.path == template }
            let after = now.filter { $0.path == template }.map(\.object)
            for (index, traced) in before.enumerated() {
                var match: Value?
                if before.count == after.count {
                    match = after[index]
                } else {
                    match = after.first {
                        $0[.kind] == traced.object[.kind] && $0[.metadata][.name] == traced.object[.metadata][.name]
                            && $0[.metadata][.namespace] == traced.object[.metadata][.namespace]
                    }
                }
                compare(traced, match, leaf, key)
            }
        }
    }

    private mutating func compare(_ traced: Traced, _ after: Value?, _ leaf: ValuePath, _ key: FieldPath) {
        guard let after else {
            let decidesAboutCharts = base.sources?.readByDependencies.contains(leaf) == true
            if !decidesAboutCharts, !isTraced(.root, of: traced, to: leaf) {
                complaints.append("\(key): \(traced.name) vanished and is not traced to it")
            }
            return
        }
        let (old, new) = (Self.leaves(of: traced.object), Self.leaves(of: after))
        for path in Set(old.keys).union(new.keys).sorted() {
            let isChanged = old[path] != new[path]
            if isChanged, !isTraced(path, of: traced, to: leaf) {
                complaints.append(
                    "\(key): \(traced.name) \(path) changed (\(Self.shown(old[path])) to \(Self.shown(new[path]))) and is not traced to it"
                )
            }
            guard let manner = manner(path, of: traced, leaf), manner < .condition, old[path] != nil else { continue }
            if isChanged {
                confirmed += 1
            } else {
                complaints.append(
                    "\(key): \(traced.name) \(path) is traced to it (\(manner)) and stayed \(Self.shown(old[path]))")
            }
        }
    }

    private static func shown(_ value: Value?) -> String { value.map { JSONWriter.text($0) } ?? "nothing" }

    private func manner(_ path: FieldPath, of traced: Traced, _ leaf: ValuePath) -> Origin.Manner? {
        guard let field = traced.fields[path] else { return nil }
        return base.origins.origins(field.origins).first { $0.path == leaf }?.manner
    }

    /// Whether a field, or an object or array around it, depends on a value.
    private func isTraced(_ path: FieldPath, of traced: Traced, to leaf: ValuePath) -> Bool {
        var path = path
        while true {
            if manner(path, of: traced, leaf) != nil { return true }
            guard !path.isRoot else { return false }
            path = path.parent
        }
    }

    private static func leaves(of value: Value) -> [FieldPath: Value] {
        var leaves: [FieldPath: Value] = [:]
        func visit(_ value: Value, _ path: FieldPath) {
            switch value {
            case .object(let members) where !members.isEmpty:
                for member in members { visit(member.value, path.appending(member.key)) }
            case .array(let elements) where !elements.isEmpty:
                for (index, element) in elements.enumerated() { visit(element, path.appending(index)) }
            default: leaves[path] = value
            }
        }
        visit(value, .root)
        return leaves
    }

    private static func value(_ value: TemplateValue) -> Value {
        switch value.payload {
        case .bool(let flag): return .bool(flag)
        case .int(let number): return .integer(Int64(number))
        case .int64(let number): return .integer(number)
        case .float(let number): return number == number.rounded() ? .integer(Int64(number)) : .double(number)
        case .list(let list): return .array(list.elements.map(Self.value))
        case .map(let map):
            return .object(
                Members(map.sortedKeys.map { Members.Member(key: Key($0), value: Self.value(map[$0] ?? .none)) }))
        default: return value.string.map { .string($0) } ?? .null
        }
    }
}
