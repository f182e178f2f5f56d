import KubeObjects

/// One object that a chart rendered.
public struct RenderedManifest: Sendable {
    /// The template file, such as `web/templates/deployment.yaml`.
    public var path: String
    /// The YAML text of this object, as the template printed it.
    public var text: TracedText
    /// The object.
    public var object: Value
    /// What makes it a hook; `nil` for an ordinary object.
    public var hook: Hook?

    /// Its `kind`; empty where there is none.
    public var kind: String { object[.kind].string ?? "" }
    /// Its name; empty where there is none.
    public var name: String { object[.metadata][.name].string ?? "" }

    /// When Helm runs an object instead of installing it, and what becomes of it.
    public struct Hook: Sendable, Equatable {
        /// When, such as `pre-install`.
        public var events: [String]
        /// Lower ones run first.
        public var weight: Int
        /// When it is deleted, such as `hook-succeeded`.
        public var deletePolicies: [String]
        /// When its log is shown.
        public var outputLogPolicies: [String]
    }
}

/// Reads the head of rendered documents, and tells hooks from objects.
enum ManifestReader {
    private static let events: [String: String] = [
        "pre-install": "pre-install", "post-install": "post-install", "pre-delete": "pre-delete",
        "post-delete": "post-delete", "pre-upgrade": "pre-upgrade", "post-upgrade": "post-upgrade",
        "pre-rollback": "pre-rollback", "post-rollback": "post-rollback", "test": "test", "test-success": "test",
    ]

    /// The objects of rendered files, hooks apart from the others, each in Helm's order.
    static func manifests(_ files: [(name: String, text: TracedText)]) throws(ChartRenderError) -> (
        objects: [RenderedManifest], hooks: [RenderedManifest]
    ) {
        var objects: [RenderedManifest] = []
        var hooks: [RenderedManifest] = []
        for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            for document in ManifestSplitter.documents(file.text) {
                let value = try read(document, file: file.name)
                func annotation(_ name: Key) -> String? { Self.annotation(name, of: value) }
                guard let types = annotation("helm.sh/hook") else {
                    objects.append(RenderedManifest(path: file.name, text: document, object: value))
                    continue
                }
                let names = words(types)
                let known = names.compactMap { events[$0] }
                // A hook of an unknown kind is left out altogether.
                guard known.count == names.count else { continue }
                let hook = RenderedManifest.Hook(
                    events: known, weight: annotation("helm.sh/hook-weight").flatMap { Int($0) } ?? 0,
                    deletePolicies: annotation("helm.sh/hook-delete-policy").map(words) ?? [],
                    outputLogPolicies: annotation("helm.sh/hook-output-log-policy").map(words) ?? [])
                hooks.append(RenderedManifest(path: file.name, text: document, object: value, hook: hook))
            }
        }
        return (KindOrder.sorted(objects, kind: \.kind), KindOrder.sorted(hooks, kind: \.kind))
    }

    private static func annotation(_ name: Key, of value: Value) -> String? {
        let members = value[.metadata][.annotations].members
        return members.contains(name) ? members[name].headText : nil
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.drop(while: \.isWhitespace).lowercased().split(separator: " ").joined(separator: " ")
        }
    }

    private static func read(_ document: TracedText, file: String) throws(ChartRenderError) -> Value {
        let value: Value
        do throws(ReadError) {
            let bytes = Array(document.string.utf8)
            value = try YAMLReader.firstDocument(bytes: bytes, file: file, duplicateKeys: .reported)?.value ?? .null
        } catch {
            throw ChartRenderError.unreadable(document, file: file, error)
        }
        if let mistake = ManifestHead.mistake(in: value) {
            throw ChartRenderError(
                "YAML parse error on \(file): error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(mistake)"
            )
        }
        return value
    }
}

/// The part of an object that Helm decodes to sort objects and find hooks (`pkg/release/v1/util`, `SimpleHead`).
private enum ManifestHead {
    private static let metadataType =
        #"struct { Name string "json:\"name\""; Annotations map[string]string "json:\"annotations\"" }"#

    /// What Go's decoder would say of it; `nil` where it fits.
    static func mistake(in value: Value) -> String? {
        guard case .object = value else { return mismatch(value, "Go value", "util.SimpleHead") }
        for field in ["apiVersion", "kind"] where value[Key(field)].headText == nil {
            return mismatch(value[Key(field)], "Go struct field SimpleHead.\(field)", "string")
        }
        let metadata = value[.metadata]
        guard case .object = metadata else {
            return mismatch(metadata, "Go struct field SimpleHead.metadata", metadataType)
        }
        if let mistake = mistake(inAnnotations: metadata[.annotations]) { return mistake }
        return metadata[.name].headText == nil
            ? mismatch(metadata[.name], "Go struct field .metadata.name", "string") : nil
    }

    private static func mistake(inAnnotations annotations: Value) -> String? {
        let field = "Go struct field .metadata.annotations"
        guard case .object(let members) = annotations else {
            return mismatch(annotations, field, "map[string]string")
        }
        let wrong = members.filter { $0.value.headText == nil }
            .min { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
        return wrong.flatMap { mismatch($0.value, field, "string") }
    }

    private static func mismatch(_ value: Value, _ place: String, _ type: String) -> String? {
        value.jsonTypeName.map { "\($0) into \(place) of type \(type)" }
    }
}

extension Value {
    /// The text that Helm's YAML library makes of a scalar where a text belongs; `nil` for lists and objects.
    fileprivate var headText: String? {
        switch self {
        case .null: ""
        case .string(let text): text
        case .bool(let truth): truth ? "true" : "false"
        case .integer(let number): String(number)
        case .double(let number): GoFloat.text(number)
        case .array, .object: nil
        }
    }

    /// The name of its type in messages of Go's decoder; `nil` for null, which fits everywhere.
    fileprivate var jsonTypeName: String? {
        switch self {
        case .null: nil
        case .string: "string"
        case .bool: "bool"
        case .integer, .double: "number"
        case .array: "array"
        case .object: "object"
        }
    }
}
