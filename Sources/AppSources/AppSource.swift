import KubeObjects

/// Where an app's manifests come from: a directory, files, standard input, a kustomization.
///
/// Loading twice gives equal manifests in equal order; the contract test checks this for every source.
/// A source reports everything that is wrong with its input in one error, each problem with its place.
public protocol AppSource: Sendable {
    /// How messages name this source, such as `kustomization overlays/dev`.
    var label: String { get }

    /// Reads the manifests, in the order they are applied.
    func manifests() throws(SourceError) -> [Manifest]
}
