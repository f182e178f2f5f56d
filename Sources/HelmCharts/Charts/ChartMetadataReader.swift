import KubeObjects

/// Reads Chart.yaml, requirements.yaml and lock files as Helm does: unknown fields are left aside, names of fields may
/// differ in case, numbers and truth values stand for their text where a text belongs, `null` for nothing.
struct ChartMetadataReader {
    private let document: Document
    private let lines: [ArraySlice<UInt8>]

    /// Reads a file; an empty one says nothing.
    init(_ file: ChartFile) throws(ChartError) {
        lines = file.data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        do throws(ReadError) {
            let documents = try YAMLReader.documents(bytes: file.data, file: file.place, duplicateKeys: .reported)
            document = documents.first ?? Document(value: .emptyObject, file: file.place)
        } catch {
            throw ChartError(error)
        }
        guard case .object = document.value else {
            throw ChartError(
                "this file holds \(document.value.typeName), expected an object with fields such as 'name: web'",
                at: document.position(of: .root).description)
        }
    }

    /// Lays what the file says over `metadata`.
    func read(into metadata: inout ChartMetadata) throws(ChartError) {
        for field in try fields(at: .root) {
            let path = field.path
            switch field.name.lowercased() {
            case "name": metadata.name = try text(path)
            case "home": metadata.home = try text(path)
            case "sources": metadata.sources = try texts(path)
            case "version": metadata.version = try text(path)
            case "description": metadata.description = try text(path)
            case "keywords": metadata.keywords = try texts(path)
            case "maintainers": metadata.maintainers = try maintainers(path)
            case "icon": metadata.icon = try text(path)
            case "apiversion": metadata.apiVersion = try text(path)
            case "condition": metadata.condition = try text(path)
            case "tags": metadata.tags = try text(path)
            case "appversion": metadata.appVersion = try text(path)
            case "deprecated": metadata.isDeprecated = try flag(path)
            case "annotations":
                for annotation in try fields(at: path) {
                    metadata.annotations[annotation.name] = try text(annotation.path)
                }
            case "kubeversion": metadata.kubeVersion = try text(path)
            case "dependencies": metadata.dependencies = try dependencies(path)
            case "type": metadata.type = try text(path)
            default: continue
            }
        }
    }

    /// The content of a lock file.
    func lock() throws(ChartError) -> ChartLock {
        var lock = ChartLock()
        for field in try fields(at: .root) {
            switch field.name.lowercased() {
            case "generated": lock.generated = try text(field.path)
            case "digest": lock.digest = try text(field.path)
            case "dependencies": lock.dependencies = try dependencies(field.path) ?? []
            default: continue
            }
        }
        return lock
    }

    // MARK: - Parts

    private func maintainers(_ path: FieldPath) throws(ChartError) -> [ChartMetadata.Maintainer] {
        var maintainers: [ChartMetadata.Maintainer] = []
        for element in try elements(at: path) ?? [] {
            guard !value(element).isNull else {
                throw problem(element, "validation: maintainers must not contain empty or null nodes; remove it")
            }
            var maintainer = ChartMetadata.Maintainer()
            for field in try fields(at: element) {
                switch field.name.lowercased() {
                case "name": maintainer.name = try text(field.path)
                case "email": maintainer.email = try text(field.path)
                case "url": maintainer.url = try text(field.path)
                default: continue
                }
            }
            maintainers.append(maintainer)
        }
        return maintainers
    }

    private func dependencies(_ path: FieldPath) throws(ChartError) -> [ChartDependency]? {
        guard let elements = try elements(at: path) else { return nil }
        var dependencies: [ChartDependency] = []
        for element in elements {
            guard !value(element).isNull else {
                throw problem(element, "validation: dependencies must not contain empty or null nodes; remove it")
            }
            dependencies.append(try dependency(element))
        }
        return dependencies
    }

    private func dependency(_ path: FieldPath) throws(ChartError) -> ChartDependency {
        var dependency = ChartDependency()
        for field in try fields(at: path) {
            switch field.name.lowercased() {
            case "name": dependency.name = try text(field.path)
            case "version": dependency.version = try text(field.path)
            case "repository": dependency.repository = try text(field.path)
            case "condition": dependency.condition = try text(field.path)
            case "tags": dependency.tags = try texts(field.path)
            case "enabled": dependency.isEnabled = try flag(field.path)
            case "import-values": dependency.imports = try imports(field.path)
            case "alias": dependency.alias = try text(field.path)
            default: continue
            }
        }
        return dependency
    }

    private func imports(_ path: FieldPath) throws(ChartError) -> [ChartDependency.Import] {
        var imports: [ChartDependency.Import] = []
        for element in try elements(at: path) ?? [] {
            switch value(element) {
            case .string(let name): imports.append(.exports(name))
            case .object(let members):
                imports.append(.table(child: Self.printed(members["child"]), parent: Self.printed(members["parent"])))
            default: continue
            }
        }
        return imports
    }

    /// As Go's `%v` prints it: `<nil>` for what is not there.
    private static func printed(_ value: Value) -> String {
        switch value {
        case .null: "<nil>"
        case .string(let text): text
        default: JSONWriter.text(value)
        }
    }

    // MARK: - Fields

    private func value(_ path: FieldPath) -> Value {
        var value = document.value
        for element in path.elements {
            switch element {
            case .key(let key): value = value[key]
            case .index(let index): value = value[index]
            }
        }
        return value
    }

    private func problem(_ path: FieldPath, _ message: String) -> ChartError {
        ChartError(message, at: document.position(of: path).description)
    }

    private func wrongType(_ path: FieldPath, expected: String) -> ChartError {
        problem(path, "'\(path)' is \(value(path).typeName), expected \(expected)")
    }

    private func fields(at path: FieldPath) throws(ChartError) -> [(name: String, path: FieldPath)] {
        switch value(path) {
        case .null: return []
        case .object(let members): return members.map { ($0.key.text, path.appending($0.key)) }
        default: throw wrongType(path, expected: "an object")
        }
    }

    private func elements(at path: FieldPath) throws(ChartError) -> [FieldPath]? {
        switch value(path) {
        case .null: return nil
        case .array(let elements): return elements.indices.map { path.appending($0) }
        default: throw wrongType(path, expected: "a list")
        }
    }

    private func text(_ path: FieldPath) throws(ChartError) -> String {
        switch value(path) {
        case .null: return ""
        case .string(let text): return text
        case .bool(let flag): return flag ? "true" : "false"
        case .integer(let number):
            // A whole number with a point or a power of ten is floating point in Go, and prints as such: 1e7 as 1e+07.
            return number.magnitude >= 1_000_000 && isFloatingPoint(path)
                ? GoFloat.text(Double(number)) : String(number)
        case .double(let number): return GoFloat.text(number)
        case .array, .object: throw wrongType(path, expected: "a text")
        }
    }

    private func isFloatingPoint(_ path: FieldPath) -> Bool {
        let position = document.valuePosition(of: path)
        guard lines.indices.contains(position.line - 1), position.column >= 1 else { return false }
        let word = lines[position.line - 1].dropFirst(position.column - 1).prefix { byte in
            !" ,}]#\r\t".utf8.contains(byte)
        }
        return !word.starts(with: "0x".utf8) && word.contains { ".eE".utf8.contains($0) }
    }

    private func texts(_ path: FieldPath) throws(ChartError) -> [String] {
        var texts: [String] = []
        for element in try elements(at: path) ?? [] { texts.append(try text(element)) }
        return texts
    }

    private func flag(_ path: FieldPath) throws(ChartError) -> Bool {
        switch value(path) {
        case .null: return false
        case .bool(let flag): return flag
        default: throw wrongType(path, expected: "true or false")
        }
    }
}
