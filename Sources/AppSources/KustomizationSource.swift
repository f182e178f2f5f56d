import Foundation
import KubeObjects

/// A kustomization, rendered by the kustomize that is part of `kubectl`.
public struct KustomizationSource: AppSource {
    /// The directory that holds the kustomization file.
    let directory: String
    /// The program to run, found on `PATH`.
    let kubectl: String

    /// Creates a source for a directory with a `kustomization.yaml`.
    public init(directory: String, kubectl: String = "kubectl") {
        self.directory = directory
        self.kubectl = kubectl
    }

    /// How messages name this source.
    public var label: String { "kustomization \(directory)" }

    /// Renders the kustomization and reads the result.
    ///
    /// Positions are those of the files that the objects were written in. What kustomize made itself, or took from elsewhere,
    /// has the positions of the rendered text.
    public func content() throws(SourceError) -> SourceContent {
        let program = try findKubectl()
        let rendered = try render(with: program)
        var reader = ManifestReader()
        reader.read(rendered, file: "\(directory) (rendered)")
        guard reader.problems.isEmpty else { throw SourceError(problems: reader.problems) }
        guard !reader.manifests.isEmpty else {
            throw SourceError("\(label): renders to no objects", action: "list the manifests under 'resources'")
        }
        let origins = KustomizationOrigins(directory: directory, kubectl: program)
        return SourceContent(manifests: origins.placed(reader.manifests))
    }

    private func findKubectl() throws(SourceError) -> String {
        guard let program = Tool.find(kubectl) else {
            throw SourceError(
                "\(label): needs kubectl, which is not installed",
                action:
                    "install it (https://kubernetes.io/docs/tasks/tools/), or render the kustomization elsewhere and give "
                    + "the result: kustomize build \(directory) | slipway ... -",
                reason: .toolUnavailable)
        }
        return program
    }

    private func render(with program: String) throws(SourceError) -> String {
        let result = try Tool.run(program, ["kustomize", directory], doing: label)
        guard result.status == 0 else {
            throw SourceError(
                "\(label): \(complaint(result.errors))", action: "mend it until 'kubectl kustomize \(directory)' works")
        }
        return try TextFile.text(result.output, shownAs: "\(directory) (rendered)")
    }

    /// What kubectl said, on one line and without its own prefix.
    private func complaint(_ text: String) -> String {
        let line = text.split(separator: "\n").first { $0.contains("rror") } ?? text.split(separator: "\n").first ?? ""
        return line.hasPrefix("error: ") ? String(line.dropFirst("error: ".count)) : String(line)
    }
}
