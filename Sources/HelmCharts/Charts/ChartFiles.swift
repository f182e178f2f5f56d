/// `.Files`: the files of a chart that are neither templates nor values (Helm 4, `pkg/engine/files.go`).
struct ChartFiles: TemplateObject {
    private let files: [String: [UInt8]]

    init(_ files: [ChartFile]) {
        self.files = Dictionary(files.map { ($0.name, $0.data) }) { _, later in later }
    }

    private init(files: [String: [UInt8]]) {
        self.files = files
    }

    var typeName: String { "engine.files" }
    var text: String {
        let names = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let parts = names.map { "\($0):[\((files[$0] ?? []).map(String.init).joined(separator: " "))]" }
        return "map[\(parts.joined(separator: " "))]"
    }
    /// The map of names and contents, which `range`, `index` and `len` see.
    var collection: TemplateValue? {
        TemplateValue(.map(ValueMap(files.mapValues { TemplateValue(.object(ByteSlice($0))) }, of: .bytes)))
    }

    /// JSON knows no bytes; they are texts in base64.
    var encoded: TemplateValue {
        .map(files.mapValues { .string(ConfigText.base64($0)) })
    }

    func parameters(ofMethod name: String) -> [TemplateFunction.Parameter]? {
        switch name {
        case "Get", "GetBytes", "Lines", "Glob": [.string]
        case "AsConfig", "AsSecrets": []
        default: nil
        }
    }

    func member(_ name: String, arguments: [TemplateValue]) throws(TemplateProblem) -> TemplateValue? {
        switch name {
        case "Get": return Self.string(files[try stringArgument(name, arguments)] ?? [])
        case "GetBytes": return TemplateValue(.object(ByteSlice(files[try stringArgument(name, arguments)] ?? [])))
        case "Lines": return lines(files[try stringArgument(name, arguments)] ?? [])
        case "Glob":
            let pattern = GlobPattern(try stringArgument(name, arguments))
            return TemplateValue(.object(ChartFiles(files: files.filter { pattern?.matches($0.key) ?? true })))
        case "AsConfig":
            try checkNone(name, arguments)
            return ConfigText.yaml(byBaseName { Self.string($0) })
        case "AsSecrets":
            try checkNone(name, arguments)
            return ConfigText.yaml(byBaseName { .string(ConfigText.base64($0)) })
        default:
            // A map's keys read like fields: {{ .Files.README }}
            return arguments.isEmpty ? files[name].map { TemplateValue(.object(ByteSlice($0))) } : nil
        }
    }

    private func checkNone(_ name: String, _ arguments: [TemplateValue]) throws(TemplateProblem) {
        guard arguments.isEmpty else {
            throw TemplateProblem("wrong number of args for \(name): want 0 got \(arguments.count)")
        }
    }

    /// A string, or bytes where they are no text.
    private static func string(_ data: [UInt8]) -> TemplateValue {
        String(validating: data, as: UTF8.self).map { .string($0) } ?? TemplateValue(.bytes(data))
    }

    private func lines(_ data: [UInt8]) -> TemplateValue {
        if data.isEmpty { return .strings([]) }
        let end = data.last == UInt8(ascii: "\n") ? data.count - 1 : data.count
        let lines = data[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return TemplateValue(.list(ValueList(lines.map { Self.string(Array($0)) }, of: .string)))
    }

    /// Of files with the same base name one counts; Helm takes a random one, this the last in the order of their paths.
    private func byBaseName(_ text: ([UInt8]) -> TemplateValue) -> [String: TemplateValue] {
        var result: [String: TemplateValue] = [:]
        for (name, data) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            result[String(name.split(separator: "/").last ?? ".")] = text(data)
        }
        return result
    }
}
