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
                let annotations = value[.metadata][.annotations]
                guard let types = annotations["helm.sh/hook"].string else {
                    objects.append(RenderedManifest(path: file.name, text: document, object: value))
                    continue
                }
                let names = words(types)
                let known = names.compactMap { events[$0] }
                // A hook of an unknown kind is left out altogether.
                guard known.count == names.count else { continue }
                let hook = RenderedManifest.Hook(
                    events: known, weight: annotations["helm.sh/hook-weight"].string.flatMap(Int.init) ?? 0,
                    deletePolicies: annotations["helm.sh/hook-delete-policy"].string.map(words) ?? [],
                    outputLogPolicies: annotations["helm.sh/hook-output-log-policy"].string.map(words) ?? [])
                hooks.append(RenderedManifest(path: file.name, text: document, object: value, hook: hook))
            }
        }
        return (KindOrder.sorted(objects, kind: \.kind), KindOrder.sorted(hooks, kind: \.kind))
    }

    private static func words(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map {
            $0.drop(while: \.isWhitespace).lowercased().split(separator: " ").joined(separator: " ")
        }
    }

    private static func read(_ document: TracedText, file: String) throws(ChartRenderError) -> Value {
        do throws(ReadError) {
            let documents = try YAMLReader.documents(document.string, file: file, duplicateKeys: .reported)
            return documents.first?.value ?? .null
        } catch {
            throw ChartRenderError.unreadable(document, file: file, error)
        }
    }
}
