import KubeObjects

/// Where an app's manifests come from: a directory, files, standard input, a kustomization.
///
/// Loading twice gives equal manifests in equal order; the contract test checks this for every source.
/// A source reports everything that is wrong with its input in one error, each problem with its place.
public protocol AppSource: Sendable {
    /// How messages name this source, such as `kustomization overlays/dev`.
    var label: String { get }

    /// Reads what is there.
    func content() throws(SourceError) -> SourceContent
}

/// What a source holds.
public struct SourceContent: Sendable, Equatable {
    /// The manifests, in the order they are applied.
    public var manifests: [Manifest]
    /// What a person should know of how they were read.
    public var notes: [SourceProblem]

    /// Creates content.
    public init(manifests: [Manifest], notes: [SourceProblem] = []) {
        self.manifests = manifests
        self.notes = notes
    }
}

extension AppSource {
    /// Reads the manifests, in the order they are applied.
    public func manifests() throws(SourceError) -> [Manifest] { try content().manifests }
}
