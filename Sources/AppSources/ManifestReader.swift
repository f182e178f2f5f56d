import KubeObjects

/// Turns a text into manifests: documents are told apart, lists are taken apart, and what is no object is refused.
struct ManifestReader {
    /// The manifests read so far, in the order written.
    private(set) var manifests: [Manifest] = []
    /// What was wrong so far.
    private(set) var problems: [SourceProblem] = []
    /// What was left out so far.
    private(set) var notes: [SourceProblem] = []

    /// Where the fields of the object that is being read came from, where a chart rendered it.
    private var provenance: ChartProvenance?

    /// How deep lists may lie in lists.
    private static let nestingLimit = 16

    /// Reads a text and keeps its manifests and its problems.
    ///
    /// - Parameter mayHoldSomethingElse: whether a document that is plainly no manifest is noted rather than refused.
    mutating func read(_ text: String, file: String, mayHoldSomethingElse: Bool = false) {
        do {
            for document in try YAMLReader.documents(text, file: file, duplicateKeys: .reported)
            where !document.value.isNull {
                let value = document.value
                if mayHoldSomethingElse, value[.apiVersion].isNull, value[.kind].isNull {
                    let place = document.position(of: FieldPath.root)
                    notes.append(
                        SourceProblem(at: place, "this is not a Kubernetes manifest", action: "it is left out"))
                    continue
                }
                // kubectl takes the last one without a word; nobody means to write both.
                for duplicate in document.duplicates {
                    let name = duplicate.path.lastKey?.text ?? ""
                    let first = duplicate.first
                    notes.append(
                        SourceProblem(
                            at: duplicate.position,
                            "the key \"\(name)\" is written twice in one object, first at \(first.line):\(first.column)",
                            action: "the last one counts, as for kubectl apply; keep one, kustomize refuses both"))
                }
                take(document.value, at: FieldPath.root, of: document, depth: 0)
            }
        } catch {
            problems.append(SourceProblem(at: error.position, error.message))
        }
    }

    /// Keeps an object that a chart rendered.
    ///
    /// - Parameter file: the template, as the user finds it.
    mutating func take(_ object: Value, of file: String, _ provenance: ChartProvenance) {
        self.provenance = provenance
        defer { self.provenance = nil }
        take(object, at: FieldPath.root, of: Document(value: object, file: file), depth: 0)
    }

    /// Where something stands: in a template, for what a chart rendered.
    private func place(of path: FieldPath, in document: Document) -> SourcePosition {
        provenance?.position(of: path) ?? document.position(of: path)
    }

    /// Keeps a problem that was found outside a document.
    mutating func note(_ error: SourceError) {
        problems += error.problems
    }

    private mutating func take(_ value: Value, at path: FieldPath, of document: Document, depth: Int) {
        guard case .object = value else {
            return complain(
                "expected a Kubernetes object, found \(described(value))",
                action: "start the document with apiVersion and kind", at: path, of: document)
        }
        guard let listKind = listKind(value) else { return check(value, at: path, of: document) }
        guard depth < Self.nestingLimit else {
            return complain(
                "lists lie too deep in lists", action: "write the objects as documents of their own", at: path,
                of: document)
        }
        for (index, item) in value[.items].elements.enumerated() {
            var item = item
            if case .object = item, !listKind.isEmpty {
                // An object of a typed list may leave out what the list says already.
                if item[.kind].isNull { item[.kind] = .string(listKind) }
                if item[.apiVersion].isNull { item[.apiVersion] = value[.apiVersion] }
            }
            take(item, at: path.appending(.items).appending(index), of: document, depth: depth + 1)
        }
    }

    /// The kind that a list holds, empty for the `List` that holds any; `nil` for an object that is no list.
    private func listKind(_ value: Value) -> String? {
        guard let kind = value[.kind].string, kind.hasSuffix("List"), case .array = value[.items],
            value[.metadata][.name].isNull
        else { return nil }
        return String(kind.dropLast("List".count))
    }

    private mutating func check(_ value: Value, at path: FieldPath, of document: Document) {
        let found = problems.count
        let value = named(value, at: path, of: document)
        if value[.apiVersion].isNull, value[.kind].isNull {
            return complain(
                "this is not a Kubernetes manifest: it has neither apiVersion nor kind",
                action: "add both, or name only the files that are manifests", at: path, of: document)
        }
        requireText(value, [.apiVersion], hint: "such as 'apiVersion: apps/v1'", at: path, of: document)
        requireText(value, [.kind], hint: "such as 'kind: Deployment'", at: path, of: document)
        if problems.count == found, !ToolConfiguration.isOne(value) {
            requireName(value, at: path, of: document)
        }
        if problems.count == found {
            manifests.append(Manifest(object: value, document: document, path: path, provenance: provenance))
        }
    }

    /// An object that leaves its name to the server (`kubectl create`), with one as the server would make it.
    private mutating func named(_ value: Value, at path: FieldPath, of document: Document) -> Value {
        let metadata = value[.metadata]
        guard metadata[.name].isNull, let prefix = metadata[.generateName].string, !prefix.isEmpty else { return value }
        let earlier = manifests.count {
            $0.object[.metadata][.generateName].string == prefix && $0.kind == value.objectKind
        }
        let number = String(earlier + 1)
        let name = prefix + String(repeating: "0", count: max(0, 5 - number.count)) + number
        var value = value
        value[.metadata][.name] = .string(name)
        notes.append(
            SourceProblem(
                at: place(of: path.appending(.metadata).appending(.generateName), in: document),
                "generateName leaves the name to the server", action: "taken as created once, under the name \(name)"))
        return value
    }

    private mutating func requireName(_ value: Value, at path: FieldPath, of document: Document) {
        let metadata = value[.metadata]
        switch metadata {
        case .null, .object: break
        default:
            return complain(
                "metadata is \(described(metadata)), expected an object", action: "write name and labels below it",
                at: path.appending(.metadata), of: document)
        }
        requireText(value, [.metadata, .name], hint: "give the object a name", at: path, of: document)
        if !metadata[.namespace].isNull {
            requireText(value, [.metadata, .namespace], hint: "leave it out for the default", at: path, of: document)
        }
    }

    private mutating func requireText(
        _ value: Value, _ keys: [Key], hint: String, at path: FieldPath, of document: Document
    ) {
        let name = keys.map(\.text).joined(separator: ".")
        let place = keys.reduce(path) { $0.appending($1) }
        switch value[path: keys] {
        case .string(let text) where !text.isEmpty: break
        case .string: complain("\(name) is empty", action: hint, at: place, of: document)
        case .null: complain("\(name) is missing", action: hint, at: path, of: document)
        case .object, .array:
            complain(
                "\(name) is \(described(value[path: keys])), expected a string", action: hint, at: place, of: document)
        case let other:
            complain(
                "\(name) is \(described(other)), expected a string", action: "put it in quotes", at: place, of: document
            )
        }
    }

    private mutating func complain(_ message: String, action: String, at path: FieldPath, of document: Document) {
        problems.append(SourceProblem(at: place(of: path, in: document), message, action: action))
    }

    private func described(_ value: Value) -> String {
        switch value {
        case .null: "null"
        case .array, .object, .integer: "an \(value.typeName)"
        default: "a \(value.typeName)"
        }
    }
}
