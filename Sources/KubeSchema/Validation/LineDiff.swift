import KubeObjects

/// The difference of two structures as the API server shows it when a change is forbidden: a unified diff of their
/// indented JSON with three lines of context.
enum LineDiff {
    /// The diff of two values, whose members are in the order to print.
    static func text(from old: Value, to new: Value) -> String {
        let before = lines(old)
        let after = lines(new)
        var text = ""
        for group in groups(Matcher(before, after).operations(), context: 3) {
            guard let first = group.first, let last = group.last else { continue }
            text += "@@ -\(range(first.old.lowerBound, last.old.upperBound))"
            text += " +\(range(first.new.lowerBound, last.new.upperBound)) @@\n"
            for operation in group {
                if operation.isEqual {
                    for line in before[operation.old] { text += " " + line + "\n" }
                } else {
                    for line in before[operation.old] { text += "-" + line + "\n" }
                    for line in after[operation.new] { text += "+" + line + "\n" }
                }
            }
        }
        return text
    }

    private static func range(_ start: Int, _ end: Int) -> String {
        let length = end - start
        if length == 1 { return "\(start + 1)" }
        return length == 0 ? "\(start),0" : "\(start + 1),\(length)"
    }

    // MARK: Indented JSON

    private static func lines(_ value: Value) -> [String] {
        var result: [String] = []
        append(value, prefix: "", depth: 0, suffix: "", to: &result)
        return result
    }

    private static func append(
        _ value: Value, prefix: String, depth: Int, suffix: String, to lines: inout [String]
    ) {
        let indent = String(repeating: " ", count: depth)
        switch value {
        case .object(let members) where !members.isEmpty:
            lines.append(indent + prefix + "{")
            for (index, member) in members.enumerated() {
                let comma = index + 1 < members.count ? "," : ""
                let name = GoText.json(member.key.text) + ": "
                append(member.value, prefix: name, depth: depth + 1, suffix: comma, to: &lines)
            }
            lines.append(indent + "}" + suffix)
        case .array(let elements) where !elements.isEmpty:
            lines.append(indent + prefix + "[")
            for (index, element) in elements.enumerated() {
                let comma = index + 1 < elements.count ? "," : ""
                append(element, prefix: "", depth: depth + 1, suffix: comma, to: &lines)
            }
            lines.append(indent + "]" + suffix)
        default:
            lines.append(indent + prefix + GoText.json(value, sortingKeys: false) + suffix)
        }
    }

    // MARK: Comparing

    private struct Operation {
        var isEqual: Bool
        var old: Range<Int>
        var new: Range<Int>
    }

    /// Splits the operations where more than twice the context is equal, and cuts the rest of the equal lines off.
    private static func groups(_ operations: [Operation], context: Int) -> [[Operation]] {
        var operations = operations
        if let first = operations.first, first.isEqual {
            operations[0] = tail(of: first, context)
        }
        if let last = operations.last, last.isEqual {
            operations[operations.count - 1] = head(of: last, context)
        }
        var groups: [[Operation]] = []
        var group: [Operation] = []
        for operation in operations {
            if operation.isEqual, operation.old.count > 2 * context {
                group.append(head(of: operation, context))
                groups.append(group)
                group = [tail(of: operation, context)]
            } else {
                group.append(operation)
            }
        }
        groups.append(group)
        return groups.filter { group in group.contains { !$0.isEqual } }
    }

    private static func head(of operation: Operation, _ count: Int) -> Operation {
        let length = min(count, operation.old.count)
        return Operation(
            isEqual: true, old: operation.old.lowerBound..<operation.old.lowerBound + length,
            new: operation.new.lowerBound..<operation.new.lowerBound + length)
    }

    private static func tail(of operation: Operation, _ count: Int) -> Operation {
        let length = min(count, operation.old.count)
        return Operation(
            isEqual: true, old: operation.old.upperBound - length..<operation.old.upperBound,
            new: operation.new.upperBound - length..<operation.new.upperBound)
    }

    /// Finds the longest common run of lines, then the same on both sides of it; lines that are very common in a long
    /// text (closing braces) do not begin a run. This is the algorithm of Python's `difflib`, which the server uses too.
    private struct Matcher {
        let old: [String]
        let new: [String]
        private let positions: [String: [Int]]

        init(_ old: [String], _ new: [String]) {
            self.old = old
            self.new = new
            var positions: [String: [Int]] = [:]
            for (index, line) in new.enumerated() {
                positions[line, default: []].append(index)
            }
            if new.count >= 200 {
                positions = positions.filter { $0.value.count <= new.count / 100 + 1 }
            }
            self.positions = positions
        }

        func operations() -> [Operation] {
            var result: [Operation] = []
            var (oldEnd, newEnd) = (0, 0)
            for block in blocks(old.indices, new.indices) + [(old.count, new.count, 0)] {
                if oldEnd < block.0 || newEnd < block.1 {
                    result.append(Operation(isEqual: false, old: oldEnd..<block.0, new: newEnd..<block.1))
                }
                (oldEnd, newEnd) = (block.0 + block.2, block.1 + block.2)
                if block.2 > 0 {
                    result.append(Operation(isEqual: true, old: block.0..<oldEnd, new: block.1..<newEnd))
                }
            }
            return result
        }

        private func blocks(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> [(Int, Int, Int)] {
            let (i, j, size) = longest(oldRange, newRange)
            guard size > 0 else { return [] }
            let before = blocks(oldRange.lowerBound..<i, newRange.lowerBound..<j)
            let after = blocks(i + size..<oldRange.upperBound, j + size..<newRange.upperBound)
            var merged: [(Int, Int, Int)] = []
            for block in before + [(i, j, size)] + after {
                if let last = merged.last, last.0 + last.2 == block.0, last.1 + last.2 == block.1 {
                    merged[merged.count - 1].2 += block.2
                } else {
                    merged.append(block)
                }
            }
            return merged
        }

        private func longest(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> (Int, Int, Int) {
            var (bestOld, bestNew, size) = (oldRange.lowerBound, newRange.lowerBound, 0)
            var lengths: [Int: Int] = [:]
            for i in oldRange {
                var next: [Int: Int] = [:]
                for j in positions[old[i]] ?? [] where j >= newRange.lowerBound {
                    if j >= newRange.upperBound { break }
                    let length = (lengths[j - 1] ?? 0) + 1
                    next[j] = length
                    if length > size { (bestOld, bestNew, size) = (i - length + 1, j - length + 1, length) }
                }
                lengths = next
            }
            while bestOld > oldRange.lowerBound, bestNew > newRange.lowerBound, old[bestOld - 1] == new[bestNew - 1] {
                (bestOld, bestNew, size) = (bestOld - 1, bestNew - 1, size + 1)
            }
            while bestOld + size < oldRange.upperBound, bestNew + size < newRange.upperBound,
                old[bestOld + size] == new[bestNew + size]
            {
                size += 1
            }
            return (bestOld, bestNew, size)
        }
    }
}
