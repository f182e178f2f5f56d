import KubeObjects

/// Every rule's data, read once from what is built into the program.
public struct RuleBook: Sendable {
    /// The rules' data in the order of the report.
    public let texts: [RuleText]
    /// The areas in the order of the report.
    public let areas: [Area]
    private let indices: [String: Int]

    /// The book that comes with Slipway.
    ///
    /// A book that cannot be read is empty; the tests read it and say what is wrong.
    public static let shared = (try? RuleBook.embedded()) ?? RuleBook(texts: [], areas: [])

    init(texts: [RuleText], areas: [Area]) {
        self.texts = texts
        self.areas = areas
        indices = Dictionary(
            texts.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    /// The data of the rule `id`.
    public func text(of id: String) -> RuleText? {
        indices[id].map { texts[$0] }
    }

    /// The rule's name for people; its id where there is no such rule.
    func title(of id: String) -> LocalizedText {
        text(of: id)?.title ?? LocalizedText(verbatim: id)
    }

    /// Reads the data built into the program.
    static func embedded() throws(BookError) -> RuleBook {
        let files: [(name: String, bytes: [UInt8])] = [
            ("rules/network-policy.yaml", PackageResources.network_policy_yaml),
            ("rules/storage.yaml", PackageResources.storage_yaml),
            ("rules/traffic.yaml", PackageResources.traffic_yaml),
            ("rules/workloads.yaml", PackageResources.workloads_yaml),
            ("rules/admission.yaml", PackageResources.admission_yaml),
            ("rules/identity-and-api.yaml", PackageResources.identity_and_api_yaml),
        ]
        var texts: [RuleText] = []
        for file in files {
            for node in try BookNode.list(in: file.bytes, file: file.name) {
                texts.append(try RuleText(node))
            }
        }
        var areas: [Area] = []
        for node in try BookNode.list(in: PackageResources.areas_yaml, file: "areas.yaml") {
            areas.append(try Area(node))
        }
        return RuleBook(texts: texts, areas: areas)
    }
}

/// Why the data of rules or areas cannot be read.
struct BookError: Error, CustomStringConvertible {
    let description: String
}

/// A place in the data of rules or areas, read with errors that say where it stands.
struct BookNode {
    let document: Document
    let path: FieldPath
    var value: Value { document.value[path] }

    /// The elements of the list that a file holds.
    static func list(in bytes: [UInt8], file: String) throws(BookError) -> [BookNode] {
        do {
            let text = String(decoding: bytes, as: UTF8.self)
            guard let document = try YAMLReader.documents(text, file: file).first else { return [] }
            return document.value.elements.indices.map {
                BookNode(document: document, path: FieldPath.root.appending($0))
            }
        } catch {
            throw BookError(description: "\(error)")
        }
    }

    subscript(key: Key) -> BookNode { BookNode(document: document, path: path.appending(key)) }

    subscript(index: Int) -> BookNode { BookNode(document: document, path: path.appending(index)) }

    var elements: [BookNode] { value.elements.indices.map { self[$0] } }

    func string() throws(BookError) -> String {
        guard let text = value.string else { throw wrong("a string") }
        return text
    }

    func strings() throws(BookError) -> [String] {
        var texts: [String] = []
        for node in elements {
            texts.append(try node.string())
        }
        return texts
    }

    func word<Word: RawRepresentable & CaseIterable>() throws(BookError) -> Word where Word.RawValue == String {
        guard let word = Word(rawValue: try string()) else {
            throw wrong(Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// A text in both languages: `{en: …, ja: …}`, or one string for both.
    func localized() throws(BookError) -> LocalizedText {
        if let text = value.string { return LocalizedText(verbatim: text) }
        return LocalizedText(english: try self["en"].string(), japanese: try self["ja"].string())
    }

    /// A list of conditions: `path = value`, `path != value`, or `path` alone.
    func conditions() throws(BookError) -> [RuleText.Condition] {
        var conditions: [RuleText.Condition] = []
        for node in elements {
            let words = try node.string().split(separator: " ", maxSplits: 2).map(String.init)
            switch (words.count, words.dropFirst().first) {
            case (1, _): conditions.append(.init(path: words[0], value: nil, isNegated: false))
            case (2, "unknown"): conditions.append(.init(path: words[0], value: nil, isNegated: true))
            case (3, "="): conditions.append(.init(path: words[0], value: scalar(words[2]), isNegated: false))
            case (3, "!="): conditions.append(.init(path: words[0], value: scalar(words[2]), isNegated: true))
            default: throw node.wrong("'path', 'path unknown', 'path = value' or 'path != value'")
            }
        }
        return conditions
    }

    private func scalar(_ text: String) -> Value {
        switch text {
        case "true": true
        case "false": false
        default: .string(text)
        }
    }

    private func wrong(_ expected: String) -> BookError {
        BookError(description: "\(document.position(of: path)): \(path) is a \(value.typeName), expected \(expected)")
    }
}

extension RuleText {
    init(_ node: BookNode) throws(BookError) {
        id = try node["id"].string()
        breakage = node["breakage"].value.isNull ? nil : try node["breakage"].string()
        area = try node["area"].string()
        severity = try node["severity"].word()
        change = try node["change"].word()
        conditions = try node["when"].conditions()
        conditionsWhenReady = try node["whenReady"].conditions()
        facts = try node["facts"].strings()
        title = try node["title"].localized()
        message = try node["message"].localized()
        action = try node["action"].localized()
    }
}
