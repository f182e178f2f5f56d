import HelmCharts
import KubeObjects

/// Where the fields of a chart's object come from, for people and for programs.
public struct ChartExplanation: Sendable {
    /// The languages of texts for people.
    public enum Language: Sendable {
        case english, japanese
    }

    private let manifest: Manifest
    private let field: FieldPath
    private let words: ExplanationWords

    /// Explains an object, or a part of it.
    ///
    /// - Throws: an error for an object that no chart rendered, and for a field that it does not have.
    public init(
        _ manifest: Manifest, field: FieldPath = .root, language: Language = .english
    ) throws(SourceError) {
        self.manifest = manifest
        self.field = field
        words = ExplanationWords(language: language)
        guard manifest.provenance != nil else {
            throw SourceError(
                "\(manifest.key): no template made this object", action: "explain one that a template makes")
        }
        guard !manifest.object[field].isNull || field.isRoot || isWritten(field) else {
            throw SourceError(
                "\(manifest.key) has no field \(field)",
                action: "leave the field out to see all that it has", at: manifest.position(of: field))
        }
    }

    // MARK: For people

    /// The whole explanation: the field and what it depends on; for an object or an array everything in it, as YAML with comments.
    public var text: String {
        var lines = ["\(manifest.key)" + (field.isRoot ? "" : "  \(field)")]
        let isScalar = Self.isScalar(manifest.object[field])
        if isScalar { lines.append("  \(words.value)  \(shown(manifest.object[field], at: field))") }
        if let entry = written(at: field) {
            if let template = entry.template {
                let helpers = entry.helpers.map { " \(words.through) \($0)" }.joined()
                lines.append("  \(words.template)  \(template)\(helpers)")
            }
            for (index, dependency) in Self.sorted(entry.dependencies).enumerated() {
                let head = index == 0 ? words.values : words.blank
                lines.append("  \(head)  \(described(dependency))")
            }
        }
        guard !isScalar else { return lines.joined(separator: "\n") + "\n" }
        lines.append("")
        var tree: [(text: String, comment: String)] = []
        add(manifest.object[field], at: field, indent: 0, lead: "", to: &tree)
        let width = min(48, tree.map(\.text.count).max() ?? 0)
        for line in tree {
            let padding = String(repeating: " ", count: max(0, width - line.text.count))
            lines.append(line.comment.isEmpty ? line.text : "\(line.text)\(padding)  # \(line.comment)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func described(_ dependency: ChartProvenance.Dependency) -> String {
        let places = dependency.settings.map { $0.shown(for: dependency) }
        var text = words.manner(dependency.manner, dependency.valuesKey ?? dependency.path)
        if let first = places.first { text += "  \(first)" }
        if places.count > 1 { text += " (\(words.over) \(places.dropFirst().joined(separator: ", ")))" }
        return text
    }

    private func add(
        _ value: Value, at path: FieldPath, indent: Int, lead: String, to lines: inout [(text: String, comment: String)]
    ) {
        let space = String(repeating: "  ", count: indent)
        switch value {
        case .object(let members) where !members.isEmpty:
            for (index, member) in members.enumerated() {
                let head = index == 0 ? lead : String(repeating: " ", count: lead.count)
                addEntry(
                    "\(space)\(head)\(member.key.text):", member.value, at: path.appending(member.key),
                    indent: indent + lead.count / 2, to: &lines)
            }
        case .array(let elements) where !elements.isEmpty:
            for (index, element) in elements.enumerated() {
                let place = path.appending(index)
                switch element {
                case .object(let members) where !members.isEmpty:
                    add(element, at: place, indent: indent, lead: lead + "- ", to: &lines)
                default: addEntry("\(space)\(lead)-", element, at: place, indent: indent, to: &lines)
                }
            }
        default: lines.append(("\(space)\(lead)\(shown(value, at: path))", comment(at: path)))
        }
    }

    private func addEntry(
        _ head: String, _ value: Value, at path: FieldPath, indent: Int,
        to lines: inout [(text: String, comment: String)]
    ) {
        switch value {
        case .object(let members) where !members.isEmpty:
            lines.append((head, comment(at: path)))
            add(value, at: path, indent: indent + 1, lead: "", to: &lines)
        case .array(let elements) where !elements.isEmpty:
            lines.append((head, comment(at: path)))
            add(value, at: path, indent: indent + 1, lead: "", to: &lines)
        default: lines.append(("\(head) \(shown(value, at: path))", comment(at: path)))
        }
    }

    /// The template line, the values, and those conditions that the field does not share with what is around it.
    private func comment(at path: FieldPath) -> String {
        guard let entry = written(at: path) else { return "" }
        let around = Set((written(at: path.parent)?.dependencies ?? []).map(\.path))
        let own = Self.sorted(entry.dependencies).filter { $0.manner != .condition || !around.contains($0.path) }
        let place = entry.template.map { [":\($0.line)"] } ?? []
        let values = own.map { words.manner($0.manner, $0.valuesKey ?? $0.path) }.joined(separator: "; ")
        return (place + [values]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    // MARK: For programs

    /// The explanation as data.
    public var value: Value {
        let entries = (manifest.provenance?.fields ?? []).compactMap { entry -> Value? in
            guard entry.path.starts(with: manifest.path) else { return nil }
            let path = FieldPath(Array(entry.path.elements.dropFirst(manifest.path.elements.count)))
            guard path.starts(with: field) else { return nil }
            return [
                "field": .string(path.description),
                "value": entry.isScalar ? masked(manifest.object[path], at: path) : .null,
                "template": entry.template.map(\.value) ?? .null,
                "helpers": .array(entry.helpers.map(\.value)),
                "values": .array(
                    Self.sorted(entry.dependencies).map { dependency in
                        [
                            "path": .string(dependency.path), "valuesKey": Value(dependency.valuesKey),
                            "manner": .string(dependency.manner.word),
                            "setBy": .array(dependency.settings.map { .string($0.shown(for: dependency)) }),
                        ]
                    }),
            ]
        }
        return ["object": .string(manifest.key.description), "fields": .array(entries)]
    }

    // MARK: Parts

    private func written(at path: FieldPath) -> ChartProvenance.Field? {
        manifest.provenance?.field(at: manifest.path.appending(path))
    }

    private func isWritten(_ path: FieldPath) -> Bool { written(at: path)?.path == manifest.path.appending(path) }

    /// The nearest manner first, then as the values are ordered.
    private static func sorted(_ dependencies: [ChartProvenance.Dependency]) -> [ChartProvenance.Dependency] {
        dependencies.enumerated().sorted {
            ($0.element.manner, $0.offset) < ($1.element.manner, $1.offset)
        }.map(\.element)
    }

    private static func isScalar(_ value: Value) -> Bool {
        switch value {
        case .object(let members): members.isEmpty
        case .array(let elements): elements.isEmpty
        default: true
        }
    }

    private func shown(_ value: Value, at path: FieldPath) -> String {
        let text = JSONWriter.text(masked(value, at: path))
        guard case .string(let string) = value, masked(value, at: path) == value else { return text }
        let isPlain =
            !string.isEmpty && string.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
            && string.contains(where: \.isLetter)
            && !["true", "false", "null", "yes", "no"].contains(string.lowercased())
        return isPlain ? string : text
    }

    /// The value, or stars where it is of a Secret.
    private func masked(_ value: Value, at path: FieldPath) -> Value {
        guard manifest.kind == Kind(group: "", name: "Secret"), path.elements.count > 1,
            [.key("data"), .key("stringData")].contains(path.elements.first)
        else { return value }
        return "***"
    }
}

extension ChartProvenance.Place {
    fileprivate var value: Value { ["file": .string(file), "line": .integer(Int64(line))] }
}

/// The words of an explanation.
private struct ExplanationWords {
    let language: ChartExplanation.Language

    private func pick(_ english: String, _ japanese: String) -> String {
        language == .english ? english : japanese
    }

    var value: String { pick("value   ", "値          ") }
    var template: String { pick("template", "テンプレート") }
    var values: String { pick("values  ", "元の値      ") }
    var blank: String { pick("        ", "            ") }
    var through: String { pick("through", "経由") }
    var over: String { pick("over", "上書き前:") }

    func manner(_ manner: Origin.Manner, _ path: String) -> String {
        switch manner {
        case .direct: pick("is \(path)", "= \(path)")
        case .transformed: pick("computed from \(path)", "\(path) から計算")
        case .condition: pick("because of \(path)", "\(path) による")
        }
    }
}
