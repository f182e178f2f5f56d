/// Writes values as JSON, as Go's `encoding/json` prints them, without escaping `<`, `>` and `&`.
public enum JSONWriter {
    /// The JSON of a value: on one line, or one member per line with two spaces per level.
    ///
    /// Members keep the order they were written in, unless `sortedKeys` asks for the alphabetical one.
    public static func text(_ value: Value, indented: Bool = false, sortedKeys: Bool = false) -> String {
        text(value, indentation: indented ? 2 : 0, sortedKeys: sortedKeys)
    }

    /// The JSON of a value with `indentation` spaces per level (kubectl prints four); all on one line for 0.
    public static func text(_ value: Value, indentation: Int, sortedKeys: Bool = false) -> String {
        String(decoding: bytes(value, indentation: indentation, sortedKeys: sortedKeys), as: UTF8.self)
    }

    /// The UTF-8 of ``text(_:indentation:sortedKeys:)``.
    public static func bytes(_ value: Value, indentation: Int = 0, sortedKeys: Bool = false) -> [UInt8] {
        var writer = ValueWriter(indentation: max(0, indentation), sortedKeys: sortedKeys)
        writer.write(value, depth: 0)
        return writer.output.bytes
    }
}

private struct ValueWriter {
    var output = JSONOutput()
    let indentation: Int
    let sortedKeys: Bool

    init(indentation: Int, sortedKeys: Bool) {
        self.indentation = indentation
        self.sortedKeys = sortedKeys
        output.reserve(1_024)
    }

    mutating func write(_ value: Value, depth: Int) {
        switch value {
        case .null: output.append("null")
        case .bool(let flag): output.append(flag ? "true" : "false")
        case .integer(let number): output.append(number)
        case .double(let number): output.append(contentsOf: GoNumber.json(number))
        case .string(let text): output.appendQuoted(text)
        case .array(let elements): write(elements, depth: depth)
        case .object(let members): write(members, depth: depth)
        }
    }

    private mutating func write(_ elements: [Value], depth: Int) {
        output.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(depth + 1)
            write(element, depth: depth + 1)
        }
        if !isFirst { breakLine(depth) }
        output.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ members: Members, depth: Int) {
        output.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in sortedKeys ? members.sortedByKey : members.storage {
            if !isFirst { output.append(UInt8(ascii: ",")) }
            isFirst = false
            breakLine(depth + 1)
            output.append(contentsOf: KeyTable.shared.entry(member.key.number).quoted)
            if indentation > 0 { output.append(UInt8(ascii: " ")) }
            write(member.value, depth: depth + 1)
        }
        if !isFirst { breakLine(depth) }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func breakLine(_ depth: Int) {
        guard indentation > 0 else { return }
        output.append(UInt8(ascii: "\n"))
        output.append(repeating: UInt8(ascii: " "), count: indentation * depth)
    }
}

extension JSONOutput {
    mutating func append(contentsOf text: String) {
        for byte in text.utf8 { append(byte) }
    }
}
