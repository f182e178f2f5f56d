import KubeObjects

/// The difference map as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), for code scanning.
struct SARIFReport {
    let map: DifferenceMap
    let language: Language
    /// The folder that files are named from, such as the root of a repository; code scanning takes no absolute paths.
    var baseDirectory: String?

    /// The rules that found something, in the order of the rule book.
    private var rules: [RuleText] {
        let used = Set(map.findings.map(\.rule))
        return RuleBook.shared.texts.filter { used.contains($0.id) }
    }

    /// The log.
    var value: Value {
        let rules = rules
        let driver: Value = [
            .name: "slipway", "fullName": "Slipway difference map",
            "language": language == .english ? "en-US" : "ja-JP",
            .rules: .array(rules.map(descriptor)),
        ]
        let run: Value = [
            "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
            "results": .array(results(indices: indices(of: rules))),
        ]
        return [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": .array([run]),
        ]
    }

    private func indices(of rules: [RuleText]) -> [String: Int] {
        Dictionary(rules.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    private func descriptor(_ rule: RuleText) -> Value {
        let general = GeneralText(language: language)
        let help = [rule.message, rule.action].map(general.of).filter { !$0.isEmpty }.joined(separator: "\n\n")
        return [
            "id": .string(rule.id), .name: .string(rule.id),
            "shortDescription": ["text": .string(rule.title[language])],
            "fullDescription": ["text": .string(rule.title[language])],
            "help": [
                "text": .string(help),
                "markdown": .string("**\(rule.title[language])**\n\n" + help),
            ],
            "defaultConfiguration": ["level": .string(level(rule.severity))],
            "properties": [
                "breakage": Value(rule.breakage), "area": .string(rule.area),
                "tags": .array(["kubernetes", .string(rule.area)]),
            ],
        ]
    }

    private func results(indices: [String: Int]) -> [Value] {
        map.targets.flatMap { target in
            target.findings.map { finding in result(finding, platform: target.platform, indices: indices) }
        }
    }

    private func result(_ finding: Finding, platform: String, indices: [String: Int]) -> Value {
        let field = finding.field?.description ?? ""
        let values = finding.values.map { " (\($0))" } ?? ""
        let identity = "\(platform)/\(finding.rule)/\(finding.object)/\(field)"
        return [
            "ruleId": .string(finding.rule), "ruleIndex": Value(indices[finding.rule]),
            "level": .string(level(finding.severity)),
            .message: ["text": .string(finding.message[language] + " " + finding.action[language] + values)],
            "locations": .array([location(of: finding)]),
            // GitHub knows an alert again by the first only, and would take those of several platforms in one line for one.
            "partialFingerprints": [
                "primaryLocationLineHash": .string(Digest.of(identity).prefix(16) + ":1"),
                "slipway/v1": .string(identity),
            ],
            "properties": [
                "platform": .string(platform), "area": .string(finding.area), "breakage": Value(finding.breakage),
                "field": field.isEmpty ? .null : .string(field), "action": .string(finding.action[language]),
                "valuesKey": Value(finding.valuesKey), "valuesSource": Value(finding.valuesSource),
            ],
        ]
    }

    private func location(of finding: Finding) -> Value {
        let logical: Value = [
            .name: .string(finding.object.name), "fullyQualifiedName": .string(finding.object.description),
            .kind: "resource",
        ]
        // Code scanning wants a place in a file for every result: what has none stands where nothing is named better.
        let position = finding.position ?? SourcePosition(file: "-", line: 1, column: 1)
        let physical: Value = [
            "artifactLocation": ["uri": .string(Self.uri(of: position.file, from: baseDirectory))],
            "region": [
                "startLine": .integer(Int64(max(1, position.line))),
                "startColumn": .integer(Int64(max(1, position.column))),
            ],
        ]
        return ["physicalLocation": physical, "logicalLocations": .array([logical])]
    }

    /// SARIF's word for a severity.
    private func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }

    /// A file's name as a URI (RFC 3986), relative where it lies in `base`; standard input is named as such.
    static func uri(of file: String, from base: String? = nil) -> String {
        if file == "-" { return "stdin" }
        var file = file[...]
        if let base, !base.isEmpty {
            let root = base.hasSuffix("/") ? base : base + "/"
            if file.hasPrefix(root) { file = file.dropFirst(root.count) }
        }
        while file.hasPrefix("./") { file = file.dropFirst(2) }
        var path = ""
        for byte in file.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                path.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                path += "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
            }
        }
        return path.hasPrefix("/") ? "file://" + path : path
    }
}
