import KubeObjects

/// The values that might make a field what is wanted, the likeliest first.
struct CandidateValues {
    /// A value to try.
    struct Candidate {
        /// The way to it, below `Values`.
        var steps: [OriginTable.PathStep]
        var value: Value

        /// The keys that lead to it: as far as the first list, which is set as a whole.
        var keys: [String] {
            var keys: [String] = []
            for step in steps {
                guard case .key(let key) = step else { break }
                keys.append(key)
            }
            return keys
        }
    }

    private let rendered: RenderedChart
    private let difference: ValuesSolver.Difference
    private let table: OriginTable

    init(_ rendered: RenderedChart, _ difference: ValuesSolver.Difference) {
        self.rendered = rendered
        self.difference = difference
        table = rendered.origins
    }

    /// The candidates, without doubles; those of a group are tried together.
    var all: [[Candidate]] {
        guard let index = difference.object, rendered.objects.indices.contains(index) else { return [] }
        let manifest = rendered.objects[index]
        let fields = rendered.provenance.fields(of: manifest.text)
        var groups: [[Candidate]] = []
        var found: [Candidate] = []
        if let field = fields.last(where: { $0.path == difference.path }) {
            groups = ofParts(field)
            found += ofExisting(field)
        }
        // A field that is not there, or whose own values do not help, may hang on a value of what is around it.
        var path = difference.path
        while !path.isRoot {
            path = path.parent
            if let around = fields.last(where: { $0.path == path && !$0.isScalar }) {
                found += ofMissing(around, besides: fields.filter { $0.path.parent == path && !$0.path.isRoot })
                if !found.isEmpty { break }
            }
        }
        var seen: Set<String> = []
        return (groups + found.map { [$0] }).filter { group in
            seen.insert(group.map { "\($0.steps) \(JSONWriter.text($0.value))" }.joined()).inserted
        }
    }

    // MARK: A field that is there

    private func ofParts(_ field: FieldProvenance) -> [[Candidate]] {
        guard let text = difference.wanted.string ?? number(difference.wanted) else { return [] }
        return CandidateParts(field.parts, table).solutions(for: text).map { solutions in
            solutions.map { Candidate(steps: $0.steps, value: typed($0.text, like: $0.steps)) }
        }
    }

    private func ofExisting(_ field: FieldProvenance) -> [Candidate] {
        let wanted = difference.wanted
        var found: [Candidate] = []
        for origin in table.origins(field.origins) {
            guard let steps = steps(origin.path) else { continue }
            if wanted.isNull {
                found.append(Candidate(steps: steps, value: .null))
                found.append(Candidate(steps: steps, value: .string("")))
            } else {
                found.append(Candidate(steps: steps, value: wanted))
            }
            if case .bool(let truth)? = current(steps)?.payload {
                found.append(Candidate(steps: steps, value: .bool(!truth)))
            }
        }
        return found
    }

    private func number(_ value: Value) -> String? {
        switch value {
        case .integer, .double, .bool: JSONWriter.text(value)
        default: nil
        }
    }

    /// A number or a truth value, where the value of today is one.
    private func typed(_ text: String, like steps: [OriginTable.PathStep]) -> Value {
        switch current(steps)?.payload {
        case .float, .int, .int64:
            if let integer = Int64(text) { return .integer(integer) }
            return Double(text).map { .double($0) } ?? .string(text)
        case .bool:
            return text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
        default: return .string(text)
        }
    }

    // MARK: A field that is not there

    /// - Parameter siblings: what is there already: where it was printed as a whole (`toYaml`), the same value takes more.
    private func ofMissing(_ around: FieldProvenance, besides siblings: [FieldProvenance]) -> [Candidate] {
        guard !difference.wanted.isNull else { return flips(around) }
        let tail = difference.path.elements.dropFirst(around.path.elements.count)
        var keys: [String] = []
        for element in tail {
            guard case .key(let key) = element else { break }
            keys.append(key.text)
        }
        var found: [Candidate] = []
        let whole = siblings.flatMap { table.origins($0.origins) }.filter { origin in
            steps(origin.path).flatMap { current($0)?.map } != nil
        }
        for origin in whole + table.origins(around.origins) {
            guard let steps = steps(origin.path) else { continue }
            let value = current(steps)
            switch value?.payload {
            case .map:
                if keys.count == tail.count, !keys.isEmpty {
                    found.append(Candidate(steps: steps + keys.map { .key($0) }, value: difference.wanted))
                    // The value may be that of the last field alone: `nodeSelector: {{ toYaml .Values.nodeSelector }}`.
                    found.append(Candidate(steps: steps + keys.suffix(1).map { .key($0) }, value: difference.wanted))
                }
            case .bool(let truth): found.append(Candidate(steps: steps, value: .bool(!truth)))
            default: break
            }
            found.append(Candidate(steps: steps, value: difference.wanted))
        }
        return found
    }

    private func flips(_ around: FieldProvenance) -> [Candidate] {
        table.origins(around.origins).compactMap { origin in
            guard let steps = steps(origin.path), case .bool(let truth)? = current(steps)?.payload else { return nil }
            return Candidate(steps: steps, value: .bool(!truth))
        }
    }

    // MARK: Values

    /// The way below `Values`; `nil` for what is no value of the chart's.
    private func steps(_ path: ValuePath) -> [OriginTable.PathStep]? {
        let steps = table.steps(path)
        guard steps.first == .key("Values"), steps.count > 1 else { return nil }
        return Array(steps.dropFirst())
    }

    private func current(_ steps: [OriginTable.PathStep]) -> TemplateValue? {
        var value = TemplateValue(.map(rendered.values))
        for step in steps {
            switch step {
            case .key(let key):
                guard let next = value.map?[key] else { return nil }
                value = next
            case .index(let index):
                guard let elements = value.elements, elements.indices.contains(index) else { return nil }
                value = elements[index]
            }
        }
        return value
    }
}

extension CandidateValues.Candidate {
    /// The values with this one; lists are taken over as they are today and changed.
    func applied(to values: Value, base: ValueMap) -> Value {
        var result = values
        Self.set(value, at: steps[...], in: &result, base: TemplateValue(.map(base)))
        return result
    }

    private static func set(
        _ new: Value, at steps: ArraySlice<OriginTable.PathStep>, in values: inout Value, base: TemplateValue?
    ) {
        guard let step = steps.first else {
            values = new
            return
        }
        switch step {
        case .key(let key):
            var members = values.members
            var inner = members[Key(key)]
            set(new, at: steps.dropFirst(), in: &inner, base: base?.map?[key])
            // A value of `null` takes the chart's own away: it is kept as a member.
            members.removeAll { $0.key == Key(key) }
            members.append(Key(key), inner)
            values = .object(members)
        case .index(let index):
            var elements = values.elements
            if elements.isEmpty, let today = base?.elements { elements = today.map(\.plainValue) }
            guard elements.indices.contains(index) else { return }
            let today = base?.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            set(new, at: steps.dropFirst(), in: &elements[index], base: today)
            values = .array(elements)
        }
    }
}

extension TemplateValue {
    /// The value as a tree of an object; what is no data becomes its text.
    public var plainValue: Value {
        switch payload {
        case .none: .null
        case .bool(let truth): .bool(truth)
        case .int(let number): .integer(Int64(number))
        case .int64(let number), .duration(let number): .integer(number)
        case .float(let number): Int64(exactly: number).map { .integer($0) } ?? .double(number)
        case .string(let text): .string(text)
        case .text(let text): .string(text.string)
        case .bytes(let bytes): .string(String(decoding: bytes, as: UTF8.self))
        case .list(let list): .array(list.elements.map(\.plainValue))
        case .map(let map):
            .object(Members(map.sortedKeys.map { .init(key: Key($0), value: map[$0]?.plainValue ?? .null) }))
        case .time, .object: .string(GoFormatter.text(self))
        }
    }
}
