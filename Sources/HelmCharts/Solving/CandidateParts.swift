/// Splits a wanted text into the parts that values make: `{{ .repository }}:{{ .tag }}` has a part of each, and a colon that no
/// value makes.
struct CandidateParts {
    /// A value for one part.
    struct Solution {
        var steps: [OriginTable.PathStep]
        var text: String
    }

    private struct Part {
        var text: String
        /// The value that the part is; `nil` for text of the template, and for what is computed.
        var steps: [OriginTable.PathStep]?
    }

    private let parts: [Part]

    init(_ parts: [FieldProvenance.Part], _ table: OriginTable) {
        var found = parts.map { part -> Part in
            let direct = table.origins(part.origins).filter { $0.manner == .direct }
            let steps = direct.count == 1 ? table.steps(direct[0].path) : []
            let isValue = steps.first == .key("Values") && steps.count > 1
            return Part(text: part.text, steps: isValue ? Array(steps.dropFirst()) : nil)
        }
        Self.dropQuotes(&found)
        self.parts = found
    }

    /// The quotes around a YAML text are no part of it. Texts with escapes are left to be tried as a whole.
    private static func dropQuotes(_ parts: inout [Part]) {
        guard let first = parts.first?.text.first, first == "\"" || first == "'",
            parts.last?.text.last == first
        else { return }
        parts[0].text.removeFirst()
        if !parts[parts.count - 1].text.isEmpty { parts[parts.count - 1].text.removeLast() }
        parts.removeAll { $0.text.isEmpty && $0.steps == nil }
    }

    /// Values for one part, all others staying as they are: every part that can make the whole difference, the last first. Then
    /// the values of several parts that change together.
    func solutions(for wanted: String) -> [[Solution]] {
        var solutions: [[Solution]] = []
        for index in parts.indices.reversed() {
            guard let steps = parts[index].steps else { continue }
            let before = parts[..<index].map(\.text).joined()
            let after = parts[(index + 1)...].map(\.text).joined()
            guard wanted.utf8.count >= before.utf8.count + after.utf8.count, wanted.hasPrefix(before),
                wanted.hasSuffix(after)
            else { continue }
            let text = wanted.dropFirst(before.count).dropLast(after.count)
            solutions.append([Solution(steps: steps, text: String(text))])
        }
        let several = separated(wanted)
        if several.count > 1 { solutions.append(several) }
        return solutions
    }

    /// Where several parts change at once: the text between what the template itself prints, which is looked for from the end.
    private func separated(_ wanted: String) -> [Solution] {
        var solutions: [Solution] = []
        var rest = wanted[...]
        for index in parts.indices.reversed() {
            let part = parts[index]
            guard let steps = part.steps else {
                guard rest.hasSuffix(part.text) else { return [] }
                rest = rest.dropLast(part.text.count)
                continue
            }
            let constant = index > 0 && parts[index - 1].steps == nil ? parts[index - 1].text : ""
            let value: Substring
            if index == 0 {
                value = rest
            } else if !constant.isEmpty, let place = rest.ranges(of: constant).last {
                value = rest[place.upperBound...]
            } else {
                return []
            }
            rest = rest.dropLast(value.count)
            if value != part.text { solutions.append(Solution(steps: steps, text: String(value))) }
        }
        return solutions
    }
}
