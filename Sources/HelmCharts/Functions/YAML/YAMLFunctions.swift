import KubeObjects

/// Helm's functions that write and read YAML.
enum YAMLFunctions {
    static let all: [TemplateFunction] = [
        writer("toYaml", .plain, isSafe: true), writer("mustToYaml", .plain, isSafe: false),
        writer("toYamlPretty", .pretty, isSafe: true),
        TemplateFunction("fromYaml", [.string], tracing: .own) { arguments, context in
            read(arguments[0], isList: false, context)
        },
        TemplateFunction("fromYamlArray", [.string], tracing: .own) { arguments, context in
            read(arguments[0], isList: true, context)
        },
    ]

    private static func writer(_ name: String, _ style: YAMLEmitter.Style, isSafe: Bool) -> TemplateFunction {
        TemplateFunction(name, [.any], tracing: .own) { arguments, context throws(TemplateProblem) in
            do throws(YAMLEmitter.Problem) {
                return try YAMLEmitter.text(arguments[0], style: style, in: context)
            } catch {
                // Helm swallows the error.
                if isSafe { return .string("") }
                throw TemplateProblem("error marshaling into JSON: \(error.message)")
            }
        }
    }

    private static func read(_ text: TemplateValue, isList: Bool, _ context: RenderContext) -> TemplateValue {
        let sources = SourceOrigins(text, in: context)
        do throws(ReadError) {
            let document = try YAMLReader.firstDocument(
                bytes: text.stringBytes ?? [], file: "-", duplicateKeys: .reported)
            var converter = YAMLConverter(text: text.stringBytes ?? [], sources: sources, document: document)
            let value = document.map { converter.value($0.value, at: FieldPath(keys: [])) } ?? .none
            return JSONFunctions.checked(
                value, isList: isList, prefix: "error unmarshaling JSON: while decoding JSON: ")
        } catch {
            return JSONFunctions.failure("error converting YAML to JSON: \(error.helmWords)", isList: isList)
        }
    }
}

extension ReadError {
    /// The words of Helm's YAML library, or ours in its form.
    var helmWords: String { libraryMessage ?? "yaml: line \(position.line): \(message)" }
}

/// Turns what was read into values of templates; leaves keep the origins of the text they stand in.
private struct YAMLConverter {
    private let text: [UInt8]
    private let sources: SourceOrigins
    private let document: Document?
    /// Where each line begins.
    private var lines: [Int] = []

    init(text: [UInt8], sources: SourceOrigins, document: Document?) {
        self.text = text
        self.sources = sources
        self.document = document
        guard !sources.isUniform else { return }
        lines = [0]
        for (index, byte) in text.enumerated() where byte == UInt8(ascii: "\n") { lines.append(index + 1) }
    }

    mutating func value(_ value: Value, at path: FieldPath) -> TemplateValue {
        TemplateValue(payload(value, at: path), origins: origins(of: value, at: path))
    }

    private mutating func payload(_ value: Value, at path: FieldPath) -> TemplateValue.Payload {
        switch value {
        case .null: return .none
        case .bool(let truth): return .bool(truth)
        case .integer(let number): return .float(Double(number))
        case .double(let number): return .float(number)
        case .string(let text): return .string(text)
        case .array(let elements):
            var list: [TemplateValue] = []
            list.reserveCapacity(elements.count)
            for (index, element) in elements.enumerated() {
                list.append(self.value(element, at: sources.isUniform ? path : path.appending(index)))
            }
            return .list(ValueList(list))
        case .object(let members):
            let map = ValueMap()
            for member in members {
                map[member.key.text] = self.value(
                    member.value, at: sources.isUniform ? path : path.appending(member.key))
            }
            return .map(map)
        }
    }

    /// The parts from where a value begins to where its text is likely to end.
    private func origins(of value: Value, at path: FieldPath) -> Origins {
        guard !sources.isUniform, let document else { return sources.uniform }
        let position = document.valuePosition(of: path)
        guard position.line >= 1, position.line <= lines.count else { return sources.origins(of: 0..<text.count) }
        var start = lines[position.line - 1]
        for _ in 1..<max(position.column, 1) where start < text.count {
            start += 1
            while start < text.count, text[start] & 0xC0 == 0x80 { start += 1 }
        }
        start = min(start, max(text.count - 1, 0))
        switch value {
        case .array, .object: return sources.origins(of: start..<start + 1)
        case .string(let string):
            let isBlock = start < text.count && (text[start] == UInt8(ascii: "|") || text[start] == UInt8(ascii: ">"))
            let length = isBlock ? blockLength(from: start, of: string) : string.utf8.count
            return sources.origins(of: start..<min(text.count, start + max(1, length)))
        default:
            let end = text[start...].firstIndex { [0x0A, 0x20, 0x2C, 0x5D, 0x7D].contains($0) } ?? text.count
            return sources.origins(of: start..<max(end, start + 1))
        }
    }

    /// The bytes of a block: as many lines as its text has, and the one with its mark.
    private func blockLength(from start: Int, of string: String) -> Int {
        var remaining = string.utf8.count { $0 == UInt8(ascii: "\n") } + 2
        var end = start
        while end < text.count, remaining > 0 {
            if text[end] == UInt8(ascii: "\n") { remaining -= 1 }
            end += 1
        }
        return end - start - 1
    }
}
