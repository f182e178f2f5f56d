/// Writes values as YAML in block style, as `kubectl get -o yaml` lays it out.
///
/// Texts are quoted wherever `kubectl` or another YAML reader could take them for something else; texts of several
/// lines become literal blocks.
public enum YAMLWriter {
    /// The YAML of a value, ending with a line break. Members keep their order unless sorted keys are asked for.
    public static func text(_ value: Value, sortedKeys: Bool = false) -> String {
        var writer = BlockWriter(sortedKeys: sortedKeys)
        writer.writeRoot(value)
        return writer.output
    }

    /// The YAML of several documents, separated by `---`.
    public static func text(documents: [Value], sortedKeys: Bool = false) -> String {
        documents.map { text($0, sortedKeys: sortedKeys) }.joined(separator: "---\n")
    }
}

private struct BlockWriter {
    var output = ""
    let sortedKeys: Bool

    init(sortedKeys: Bool) {
        self.sortedKeys = sortedKeys
    }

    mutating func writeRoot(_ value: Value) {
        switch value {
        case .object(let members) where !members.isEmpty: write(members, indentation: 0, isFirstPlaced: false)
        case .array(let elements) where !elements.isEmpty: write(elements, indentation: 0, isFirstPlaced: false)
        case .string(let text): output += "\(YAMLText.inline(text))\n"
        default: output += "\(Self.scalar(value))\n"
        }
    }

    /// Writes members, each on lines of its own; the first goes where the line already is if `isFirstPlaced`.
    private mutating func write(_ members: Members, indentation: Int, isFirstPlaced: Bool) {
        var isPlaced = isFirstPlaced
        for member in sortedKeys ? members.sortedByKey : members.storage {
            if !isPlaced { indent(indentation) }
            isPlaced = false
            let key = YAMLText.inline(member.key.text)
            // YAML finds the ':' of a key only within 1,024 characters.
            if key.utf8.count > 1_000 {
                output += "? \(key)\n"
                indent(indentation)
            } else {
                output += key
            }
            output += ":"
            switch member.value {
            case .object(let inner) where !inner.isEmpty:
                output += "\n"
                write(inner, indentation: indentation + 2, isFirstPlaced: false)
            case .array(let inner) where !inner.isEmpty:
                output += "\n"
                write(inner, indentation: indentation, isFirstPlaced: false)
            default:
                output += " "
                writeLeaf(member.value, indentation: indentation + 2)
            }
        }
    }

    private mutating func write(_ elements: [Value], indentation: Int, isFirstPlaced: Bool) {
        var isPlaced = isFirstPlaced
        for element in elements {
            if !isPlaced { indent(indentation) }
            isPlaced = false
            output += "- "
            switch element {
            case .object(let inner) where !inner.isEmpty:
                write(inner, indentation: indentation + 2, isFirstPlaced: true)
            case .array(let inner) where !inner.isEmpty:
                write(inner, indentation: indentation + 2, isFirstPlaced: true)
            default:
                writeLeaf(element, indentation: indentation + 2)
            }
        }
    }

    /// Writes what needs no lines of its own below, save a literal block, whose lines get the indentation.
    private mutating func writeLeaf(_ value: Value, indentation: Int) {
        guard case .string(let text) = value else {
            output += "\(Self.scalar(value))\n"
            return
        }
        guard let block = YAMLText.literal(text) else {
            output += "\(YAMLText.inline(text))\n"
            return
        }
        output += "\(block.header)\n"
        for line in block.lines {
            // Lines without text are left empty, so that no space stands at their end.
            if !line.isEmpty { indent(indentation) }
            output += line
            output += "\n"
        }
    }

    private mutating func indent(_ count: Int) {
        output += String(repeating: " ", count: count)
    }

    private static func scalar(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .double(let number): YAMLText.number(number)
        case .string(let text): YAMLText.inline(text)
        case .array: "[]"
        case .object: "{}"
        }
    }
}
