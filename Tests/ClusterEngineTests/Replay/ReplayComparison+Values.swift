import KubeObjects

/// Compares values, and things that have no names of their own.
extension ReplayComparison {
    /// Pairs the things of one name so that they differ least, and tells what is left.
    func compare<Thing>(
        _ name: String, _ expected: [Thing], _ got: [Thing],
        by pairDifferences: (String, Thing, Thing) -> [ReplayDifference]
    ) -> [ReplayDifference] {
        var left = got
        var differences: [ReplayDifference] = []
        for thing in expected {
            var best: (index: Int, differences: [ReplayDifference])?
            for (index, candidate) in left.enumerated() {
                let found = pairDifferences(name, thing, candidate)
                if found.count < best?.differences.count ?? Int.max { best = (index, found) }
            }
            guard let best else { continue }
            left.remove(at: best.index)
            differences += best.differences
        }
        if expected.count != got.count {
            differences.append(
                ReplayDifference(object: name, path: "count", expected: "\(expected.count)", got: "\(got.count)"))
        }
        return differences
    }

    func walk(
        _ name: String, _ path: String, _ expected: Value, _ got: Value, _ differences: inout [ReplayDifference]
    ) {
        switch (expected, got) {
        case (.object, .object):
            let keys = Set(expected.members.keys.map(\.text)).union(got.members.keys.map(\.text))
            for key in keys.sorted() {
                walk(name, path.isEmpty ? key : "\(path).\(key)", expected[Key(key)], got[Key(key)], &differences)
            }
        case (.array(let x), .array(let y)):
            walkLists(name, path, x, y, &differences)
        default:
            if isEqual(expected, got) { return }
            differences.append(
                ReplayDifference(object: name, path: path, expected: Self.text(expected), got: Self.text(got)))
        }
    }

    private func walkLists(
        _ name: String, _ path: String, _ expected: [Value], _ got: [Value], _ differences: inout [ReplayDifference]
    ) {
        let (x, y) = (expected.map(Self.identity), got.map(Self.identity))
        if x.count == Set(x).count, y.count == Set(y).count, !x.contains(nil), !y.contains(nil) {
            for (index, element) in expected.enumerated() {
                let id = x[index] ?? ""
                let match = y.firstIndex(of: id).map { got[$0] } ?? .null
                walk(name, "\(path)[\(id)]", element, match, &differences)
            }
            for (index, element) in got.enumerated() where !x.contains(y[index]) {
                walk(name, "\(path)[\(y[index] ?? "")]", .null, element, &differences)
            }
            let order = (x.filter { y.contains($0) }, y.filter { x.contains($0) })
            if order.0 != order.1 {
                differences.append(
                    ReplayDifference(
                        object: name, path: "\(path) order", expected: order.0.compactMap { $0 }.joined(separator: " "),
                        got: order.1.compactMap { $0 }.joined(separator: " ")))
            }
            return
        }
        for index in 0..<max(expected.count, got.count) {
            walk(
                name, "\(path)[\(index)]", index < expected.count ? expected[index] : .null,
                index < got.count ? got[index] : .null, &differences)
        }
    }

    /// What tells an element of a list from the others.
    private static func identity(_ element: Value) -> String? {
        if case .string(let text) = element { return text }
        if !element[.key].isNull { return (element[.key].string ?? "") + "/" + (element[.effect].string ?? "") }
        return element[.type].string ?? element[.name].string ?? element[.mountPath].string
    }

    private func isEqual(_ expected: Value, _ got: Value) -> Bool {
        if case .double(let x) = expected, case .double(let y) = got, x > 1e11, y > 1e11 {
            return isNear(x - Normaliser.timeMark, y - Normaliser.timeMark)
        }
        return expected == got
    }

    static func text(_ value: Value) -> String {
        switch value {
        case .null: "nothing"
        case .bool(let flag): "\(flag)"
        case .integer(let number): "\(number)"
        case .double(let number) where number > 1e11: "t=\((number - Normaliser.timeMark).rounded())"
        case .double(let number): "\(number)"
        case .string(let text): "\"\(text)\""
        case .array(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.sortedByKey.map { "\($0.key): \(text($0.value))" }.joined(separator: ", ") + "}"
        }
    }
}
