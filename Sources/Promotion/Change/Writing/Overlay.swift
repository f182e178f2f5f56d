import AppSources
import KubeObjects

/// A change as the files of a kustomize overlay.
struct Overlay {
    /// What the overlay stands on.
    enum Base {
        /// A kustomization, by its path from the overlay.
        case kustomization(String)
        /// Copies of the app's objects in the overlay itself.
        case copies
    }

    let change: PromotionChange
    let app: App
    let base: Base
    let language: Language
    private var names = FileNames()
    private var files: [OverlayFile] = []

    init(_ change: PromotionChange, of app: App, on base: Base, language: Language) {
        self.change = change
        self.app = app
        self.base = base
        self.language = language
    }

    /// The files, in a stable order.
    static func files(
        _ change: PromotionChange, of app: App, on base: Base, language: Language
    ) -> [OverlayFile] {
        var overlay = Overlay(change, of: app, on: base, language: language)
        let resources = overlay.baseResources() + overlay.addedResources()
        let patches = overlay.patchFiles()
        let kustomization = overlay.kustomization(resources: resources, patches: patches)
        overlay.files.insert(OverlayFile(path: "kustomization.yaml", text: kustomization), at: 0)
        overlay.files.append(
            OverlayFile(path: "PREREQUISITES.md", text: PrerequisitesPage(change, language: language).text))
        return overlay.files
    }

    // MARK: Resources

    private mutating func baseResources() -> [String] {
        switch base {
        case .kustomization(let path): return [path]
        case .copies: break
        }
        var order: [String] = []
        var objects: [String: [Value]] = [:]
        for manifest in app.manifests {
            let file = manifest.file ?? ""
            if objects[file] == nil { order.append(file) }
            objects[file, default: []].append(manifest.object)
        }
        return order.map { file in
            let last = file.split(separator: "/").last.map(String.init) ?? ""
            let stem = last.split(separator: ".").dropLast().joined(separator: ".")
            let path = names.name([stem.isEmpty ? "manifests" : stem], in: "base")
            files.append(OverlayFile(path: path, text: YAMLWriter.text(documents: objects[file] ?? [])))
            return path
        }
    }

    private mutating func addedResources() -> [String] {
        change.added.map { added in
            let path = names.name([added.key.kind.name, added.key.namespace, added.key.name], in: "resources")
            files.append(
                OverlayFile(path: path, text: comment(added.answers) + YAMLWriter.text(added.object)))
            return path
        }
    }

    // MARK: Patches

    private mutating func patchFiles() -> [(path: String, target: Value?)] {
        let changed = change.patches.map { patch -> (path: String, target: Value?) in
            let key = patch.object
            let path = names.name([key.kind.name, key.namespace, key.name], in: "patches")
            let text = patch.steps.map { step in
                comment(step.answers) + YAMLWriter.text(.array([step.operation.value]))
            }.joined()
            files.append(OverlayFile(path: path, text: text))
            return (path, target(key, apiVersion: patch.apiVersion, patch.hasWrittenNamespace))
        }
        let removed = change.removed.map { removed -> (path: String, target: Value?) in
            let key = removed.key
            let path = names.name(["remove", key.kind.name, key.namespace, key.name], in: "patches")
            let metadata: Value = [
                .name: .string(key.name), .namespace: namespace(key, removed.hasWrittenNamespace),
            ]
            let object: Value = [
                .apiVersion: .string(removed.apiVersion), .kind: .string(key.kind.name), .metadata: metadata,
                "$patch": "delete",
            ]
            files.append(OverlayFile(path: path, text: comment(removed.answers) + YAMLWriter.text(object)))
            return (path, nil)
        }
        return changed + removed
    }

    private func target(_ key: ObjectKey, apiVersion: String, _ isWritten: Bool) -> Value {
        [
            "group": key.kind.group.isEmpty ? .null : .string(key.kind.group),
            "version": .string(apiVersion.split(separator: "/").last.map(String.init) ?? apiVersion),
            .kind: .string(key.kind.name), .name: .string(Self.pattern(key.name)),
            .namespace: namespace(key, isWritten).string.map { .string(Self.pattern($0)) } ?? .null,
        ]
    }

    /// The namespace as the base writes it.
    private func namespace(_ key: ObjectKey, _ isWritten: Bool) -> Value {
        var writes = isWritten
        if case .copies = base { writes = true }
        return writes && !key.namespace.isEmpty ? .string(key.namespace) : .null
    }

    /// Kustomize reads the names of targets as regular expressions.
    private static func pattern(_ name: String) -> String {
        var pattern = ""
        for character in name {
            if "\\.+*?()|[]{}^$".contains(character) { pattern.append("\\") }
            pattern.append(character)
        }
        return pattern
    }

    // MARK: The kustomization

    private func kustomization(resources: [String], patches: [(path: String, target: Value?)]) -> String {
        let head = OverlayWords(language).head(change)
        var value: Value = [
            .apiVersion: "kustomize.config.k8s.io/v1beta1", .kind: "Kustomization",
            "resources": .array(resources.map { .string($0) }),
        ]
        if !patches.isEmpty {
            value["patches"] = .array(
                patches.map { patch in ["path": .string(patch.path), "target": patch.target ?? .null] })
        }
        var text = Comment.lines(head) + YAMLWriter.text(value)
        guard !change.images.isEmpty else { return text }
        text += "images:\n"
        for image in change.images {
            let entry: Value = [
                .name: .string(image.name), "newName": .string(image.newName), "newTag": Value(image.newTag),
            ]
            let stand = image.isStandIn ? [OverlayWords(language).standIn] : []
            let note = Comment.lines(stand) + comment(image.answers)
            for line in (note + YAMLWriter.text(.array([entry]))).split(separator: "\n") { text += "  \(line)\n" }
        }
        return text
    }

    /// What answers are for, as comment lines.
    private func comment(_ answers: [Answer]) -> String {
        var seen: Set<String> = []
        let lines = answers.compactMap { answer -> String? in
            let name = [answer.breakage, answer.rule].compactMap { $0 }.joined(separator: " ")
            return seen.insert(name).inserted ? "\(name): \(answer.message[language])" : nil
        }
        return Comment.lines(lines)
    }
}

/// Comments in YAML.
enum Comment {
    /// Each text as lines that begin with `#` and stay narrow.
    static func lines(_ texts: [String]) -> String {
        texts.flatMap { LineBreaking.lines(of: PlainText.clean($0), width: 116) }.map { "# \($0)\n" }.joined()
    }
}

extension JSONPatch.Operation {
    /// The operation as RFC 6902 writes it.
    var value: Value {
        switch self {
        case .add(let path, let new): ["op": "add", "path": .string(path.description), .value: new]
        case .remove(let path): ["op": "remove", "path": .string(path.description)]
        case .replace(let path, let new): ["op": "replace", "path": .string(path.description), .value: new]
        case .move(let source, let path):
            ["op": "move", "from": .string(source.description), "path": .string(path.description)]
        case .copy(let source, let path):
            ["op": "copy", "from": .string(source.description), "path": .string(path.description)]
        case .test(let path, let expected): ["op": "test", "path": .string(path.description), .value: expected]
        }
    }
}
