import KubeObjects

/// Reads the argument of `--set`, `--set-string`, `--set-json` and `--set-file` into a table, step by step as Helm does:
/// what was read before an error has been set.
struct SetParser {
    /// Why reading stopped.
    enum Stop: Error {
        /// The text ended, where that is no error.
        case end
        /// The value is no `{list}`; it is read otherwise.
        case notList
        case problem(String)
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private let flag: SetFlag
    private let settings: UInt32
    private let readFile: (String) throws(ChartError) -> String

    /// Helm's `MaxIndex` and `MaxNestedNameLevel`.
    private static let maximumIndex = 65_536
    private static let maximumLevel = 30
    /// Elements of lists within lists that one argument may add. Helm has no such limit and would take all memory.
    private static let maximumElements = 4 * maximumIndex
    private var addedElements = 0

    /// Sets in `table` what `text` says.
    static func parse(
        _ text: String, flag: SetFlag, into table: ValuesTable, settings: UInt32 = 0,
        readFile: @escaping (String) throws(ChartError) -> String
    ) throws(ChartError) {
        var parser = SetParser(
            scalars: Array(text.unicodeScalars), flag: flag, settings: settings, readFile: readFile)
        do throws(Stop) {
            while true { try parser.key(in: table, level: 0) }
        } catch {
            if case .problem(let message) = error {
                throw ChartError("failed parsing \(flag.name) data: \(message)", at: flag.place(text))
            }
        }
    }

    private init(
        scalars: [Unicode.Scalar], flag: SetFlag, settings: UInt32,
        readFile: @escaping (String) throws(ChartError) -> String
    ) {
        self.scalars = scalars
        self.flag = flag
        self.settings = settings
        self.readFile = readFile
    }

    private func value(_ content: MergedValue.Content) -> MergedValue {
        MergedValue(content: content, settings: settings)
    }

    private func set(_ table: ValuesTable, _ key: String, _ value: MergedValue) {
        if !key.isEmpty { table[key] = value }
    }

    // MARK: - Characters

    private mutating func next() -> Unicode.Scalar? {
        guard position < scalars.count else { return nil }
        position += 1
        return scalars[position - 1]
    }

    /// The text before one of the characters, and that character; `nil` for it at the end of the text.
    private mutating func text(until stop: [Unicode.Scalar]) -> (text: String, stop: Unicode.Scalar?) {
        var text = String.UnicodeScalarView()
        let escapes = flag != .setLiteral
        while let scalar = next() {
            if stop.contains(scalar) { return (String(text), scalar) }
            if escapes, scalar == "\\" {
                guard let escaped = next() else { return (String(text), nil) }
                text.append(escaped)
            } else {
                text.append(scalar)
            }
        }
        return (String(text), nil)
    }

    // MARK: - Keys

    private mutating func key(in table: ValuesTable, level: Int) throws(Stop) {
        let (key, stop) = text(until: flag == .setLiteral ? ["=", "[", "."] : ["=", "[", ",", "."])
        switch stop {
        case "=": try assign(key, in: table)
        case "[": try element(of: key, in: table, level: level)
        case ".": try member(of: key, in: table, level: level + 1)
        case ",":
            set(table, key, value(.string("")))
            throw .problem("key \(GoQuote.quote(key.utf8)) has no value (cannot end with ,)")
        default:
            throw key.isEmpty ? .end : .problem("key \(GoQuote.quote(key.utf8)) has no value")
        }
    }

    private mutating func member(of key: String, in table: ValuesTable, level: Int) throws(Stop) {
        guard level <= Self.maximumLevel else {
            throw .problem(
                "value name nested level is greater than maximum supported nested level of \(Self.maximumLevel)")
        }
        var inner = ValuesTable()
        if let existing = table[key] {
            guard let found = existing.table else { throw wrongType(existing, expected: "map[string]interface {}") }
            inner = found
        }
        let settings = table[key]?.settings ?? self.settings
        do {
            try self.key(in: inner, level: level)
        } catch {
            if !inner.isEmpty { set(table, key, MergedValue(content: .table(inner), settings: settings)) }
            throw error
        }
        if inner.isEmpty { throw .problem("key map \(GoQuote.quote(key.utf8)) has no value") }
        set(table, key, MergedValue(content: .table(inner), settings: settings))
    }

    private mutating func element(of key: String, in table: ValuesTable, level: Int) throws(Stop) {
        let index = try self.index()
        var list: [MergedValue] = []
        if let existing = table[key] {
            guard case .list(let found) = existing.content else {
                throw wrongType(existing, expected: "[]interface {}")
            }
            list = found
        }
        let settings = table[key]?.settings ?? self.settings
        defer { set(table, key, MergedValue(content: .list(list), settings: settings)) }
        try item(index, of: &list, level: level)
    }

    private func wrongType(_ value: MergedValue, expected: String) -> Stop {
        .problem(
            "unable to parse key: interface conversion: interface {} is \(value.typeName), not \(expected); the values "
                + "before this flag hold \(value.kind) there, set it as a whole or remove it there")
    }

    private mutating func index() throws(Stop) -> Int {
        let (text, stop) = text(until: ["]"])
        if stop == nil { throw .end }
        guard let index = Int(text), !text.isEmpty else {
            let digits = text.drop { $0 == "-" || $0 == "+" }
            let isNumber = !digits.isEmpty && digits.utf8.allSatisfy(VersionCursor.isDigit)
            let reason = isNumber ? "value out of range" : "invalid syntax"
            throw .problem("error parsing index: strconv.Atoi: parsing \(GoQuote.quote(text.utf8)): \(reason)")
        }
        return index
    }

    // MARK: - Elements of lists

    private mutating func item(_ index: Int, of list: inout [MergedValue], level: Int) throws(Stop) {
        guard index >= 0 else { throw .problem("negative \(index) index not allowed") }
        let (text, stop) = text(until: ["[", ".", "="])
        guard text.isEmpty else {
            throw .problem("unexpected data at end of array index: \(GoQuote.quotedRunes(text))")
        }
        switch stop {
        case "=": try assign(index, of: &list)
        case ".":
            var inner = ValuesTable()
            var settings = self.settings
            if index < list.count {
                if let table = list[index].table {
                    inner = table
                    settings = list[index].settings
                } else {
                    list[index] = value(.table(inner))
                }
            }
            try key(in: inner, level: level)
            try put(MergedValue(content: .table(inner), settings: settings), at: index, of: &list)
        case "[":
            let innerIndex: Int = try self.index()
            var inner: [MergedValue] = []
            if index < list.count, !list[index].isNull {
                guard case .list(let found) = list[index].content else {
                    throw wrongType(list[index], expected: "[]interface {}")
                }
                inner = found
            }
            // Nested lists have no limit in Helm; a name of that many brackets would be too deep for the stack.
            guard level < 1_000 else { throw .problem("lists are nested more than 1000 deep") }
            try item(innerIndex, of: &inner, level: level + 1)
            try put(value(.list(inner)), at: index, of: &list)
        default: throw .end
        }
    }

    private mutating func put(_ value: MergedValue, at index: Int, of list: inout [MergedValue]) throws(Stop) {
        guard index <= Self.maximumIndex else {
            throw .problem("index of \(index) is greater than maximum supported index of \(Self.maximumIndex)")
        }
        if index >= list.count {
            addedElements += index + 1 - list.count
            guard addedElements <= Self.maximumElements else {
                throw .problem("the indices add more than \(Self.maximumElements) elements; use a file of values")
            }
            list += Array(repeating: self.value(.null), count: index + 1 - list.count)
        }
        list[index] = value
    }

    // MARK: - Values

    private mutating func assign(_ key: String, in table: ValuesTable) throws(Stop) {
        switch flag {
        case .setLiteral:
            set(table, key, value(.string(text(until: []).text)))
        case .setJSON:
            set(table, key, try json())
        case .set, .setString, .setFile:
            do {
                set(table, key, try list())
            } catch .end {
                set(table, key, value(.string("")))
                throw .end
            } catch .notList {
                let (text, _) = text(until: [","])
                set(table, key, try read(text))
            } catch {
                throw error
            }
        }
    }

    private mutating func assign(_ index: Int, of list: inout [MergedValue]) throws(Stop) {
        switch flag {
        case .setLiteral:
            try put(value(.string(text(until: []).text)), at: index, of: &list)
        case .setJSON:
            try put(try json(), at: index, of: &list)
        case .set, .setString, .setFile:
            let element: MergedValue
            do {
                element = try self.list()
            } catch .end {
                element = value(.string(""))
            } catch .notList {
                let (text, _) = text(until: [","])
                element = try read(text)
            } catch {
                throw error
            }
            try put(element, at: index, of: &list)
        }
    }

    /// `{a,b}`, and the comma after it.
    private mutating func list() throws(Stop) -> MergedValue {
        guard let first = next() else { throw .end }
        guard first == "{" else {
            position -= 1
            throw .notList
        }
        var elements: [MergedValue] = []
        while true {
            let (text, stop) = text(until: [",", "}"])
            guard let stop else { throw .problem("list must terminate with '}'") }
            elements.append(try read(text))
            if stop == "}" {
                if position < scalars.count, scalars[position] == "," { position += 1 }
                return value(.list(elements))
            }
        }
    }

    private func read(_ text: String) throws(Stop) -> MergedValue {
        switch flag {
        case .setFile:
            do throws(ChartError) {
                return value(.string(try readFile(text)))
            } catch {
                throw .problem(error.description)
            }
        case .set: return value(Self.typed(text))
        default: return value(.string(text))
        }
    }

    /// The meaning of a value of `--set`: texts that begin with 0 stay texts, so that `0644` and `007` survive.
    static func typed(_ text: String) -> MergedValue.Content {
        switch text.lowercased() {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "0": return .int(0)
        default: break
        }
        if !text.hasPrefix("0"), let number = Int64(text) { return .int(number) }
        return .string(text)
    }

    // MARK: - JSON

    private mutating func json() throws(Stop) -> MergedValue {
        if skipEmpty() { return value(.null) }
        let start = position
        skipJSON()
        let text = String(String.UnicodeScalarView(scalars[start..<position]))
        let parsed: Value
        do throws(ReadError) {
            parsed = try JSONReader.value(text)
        } catch {
            throw .problem("invalid JSON value \(text): \(error.message)")
        }
        _ = skipEmpty()
        return ValuesFile.merged(parsed, settings: settings)
    }

    /// Skips spaces and the comma after them; whether a comma or the end came.
    private mutating func skipEmpty() -> Bool {
        while let scalar = next() {
            if scalar == "," { return true }
            if !scalar.properties.isWhitespace {
                position -= 1
                return false
            }
        }
        return true
    }

    /// Skips one JSON value, of which only brackets, quotes and separators matter here.
    private mutating func skipJSON() {
        var depth = 0
        while position < scalars.count {
            let scalar = scalars[position]
            if depth == 0, scalar == "," || scalar.properties.isWhitespace { return }
            position += 1
            switch scalar {
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            case "\"": skipJSONString()
            default: continue
            }
            if depth <= 0 { return }
        }
    }

    private mutating func skipJSONString() {
        while let scalar = next() {
            if scalar == "\\" { position = min(position + 1, scalars.count) }
            if scalar == "\"" { return }
        }
    }
}
