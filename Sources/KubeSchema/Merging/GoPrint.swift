import KubeObjects

/// Values as Go's `%v` prints them: `map[a:1 b:[x y]]`.
enum GoPrint {
    static func text(_ value: Value) -> String {
        switch value {
        case .null: "<nil>"
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .double(let number): Int64(exactly: number).map(String.init) ?? "\(number)"
        case .string(let text): text
        case .array(let elements): "[" + elements.map(text).joined(separator: " ") + "]"
        case .object(let members):
            "map[" + members.sortedByKey.map { "\($0.key.text):\(text($0.value))" }.joined(separator: " ") + "]"
        }
    }
}
