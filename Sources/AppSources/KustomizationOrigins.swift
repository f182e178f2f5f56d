import Foundation
import KubeObjects

/// Finds in which file, and where in it, each object of a rendered kustomization was written.
///
/// kustomize tells the file of each object when a kustomization asks for `originAnnotations`. So a second kustomization,
/// which holds nothing but that wish and the first one, is rendered in a temporary folder. Its objects are not used: the first
/// rendering alone says what is applied. Where this does not work, positions stay those of the rendered text.
struct KustomizationOrigins {
    /// The annotation in which kustomize says where an object comes from.
    private static let annotation = Key("config.kubernetes.io/origin")

    private let files: [ObjectKey: String]

    /// Asks kustomize for the origins of the objects in `directory`.
    init(directory: String, kubectl: String) {
        files = (try? Self.files(directory: directory, kubectl: kubectl)) ?? [:]
    }

    /// The manifests with the places where they were written, as far as those are known.
    func placed(_ manifests: [Manifest]) -> [Manifest] {
        var read: [String: [Manifest]] = [:]
        return manifests.map { manifest in
            guard let file = files[manifest.key] else { return manifest }
            let candidates = read[file] ?? Self.read(file)
            read[file] = candidates
            guard let source = Self.source(of: manifest, among: candidates) else { return manifest }
            var placed = Manifest(object: manifest.object, document: source.document, path: source.path)
            placed.hasWrittenNamespace = manifest.hasWrittenNamespace
            return placed
        }
    }

    /// The object of the same kind whose name is the rendered one, or is in it: prefixes and suffixes are added to names.
    private static func source(of manifest: Manifest, among candidates: [Manifest]) -> Manifest? {
        let ofKind = candidates.filter { $0.kind == manifest.kind }
        let name = manifest.object.objectName
        return ofKind.first { $0.object.objectName == name }
            ?? ofKind.filter { name.contains($0.object.objectName) }
            .max { $0.object.objectName.count < $1.object.objectName.count }
    }

    private static func read(_ file: String) -> [Manifest] {
        guard let text = try? TextFile.read(file, shownAs: file) else { return [] }
        var reader = ManifestReader()
        reader.read(text, file: file)
        return reader.manifests
    }

    private static func files(directory: String, kubectl: String) throws -> [ObjectKey: String] {
        let manager = FileManager.default
        let folder = manager.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("slipway-\(ProcessInfo.processInfo.globallyUniqueString)")
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: folder) }
        let target = URL(fileURLWithPath: directory).resolvingSymlinksInPath()
        let way = Array(repeating: "..", count: folder.pathComponents.count - 1) + target.pathComponents.dropFirst()
        let wish: Value = [
            "apiVersion": "kustomize.config.k8s.io/v1beta1", .kind: "Kustomization",
            "resources": [.string(way.joined(separator: "/"))], "buildMetadata": ["originAnnotations"],
        ]
        try Data(JSONWriter.text(wish).utf8).write(to: folder.appendingPathComponent("kustomization.yaml"))
        let result = try Tool.run(kubectl, ["kustomize", folder.path], doing: "kustomization \(directory)")
        guard result.status == 0 else { return [:] }
        var files: [ObjectKey: String] = [:]
        for document in try YAMLReader.documents(String(decoding: result.output, as: UTF8.self), file: directory) {
            guard let key = document.value.objectKey, let origin = document.value.annotation(annotation),
                let path = try YAMLReader.documents(origin, file: directory).first?.value["path"].string
            else { continue }
            let file = folder.appendingPathComponent(path).standardizedFileURL.path
            files[key] = shown(file, in: target.path, as: directory)
        }
        return files
    }

    /// A file's path as the user would name it, who named the kustomization `name`.
    private static func shown(_ file: String, in target: String, as name: String) -> String {
        var path = file.split(separator: "/")[...]
        var base = target.split(separator: "/")[...]
        while let first = path.first, first == base.first {
            path = path.dropFirst()
            base = base.dropFirst()
        }
        let way = Array(repeating: "..", count: base.count) + path.map(String.init)
        return collapsed(ManifestFolder.join(name, way.joined(separator: "/")))
    }

    /// A path without the steps that lead into a folder and out of it again.
    private static func collapsed(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
