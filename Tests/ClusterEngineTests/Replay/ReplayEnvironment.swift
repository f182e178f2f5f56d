import ClusterEngine
import KubeObjects

/// The world around a scenario that no manifest says: images in the registry, machines that fall silent, commands run in
/// containers.
enum ReplayEnvironment {
    /// Fills the registry. Called before the nodes are made.
    static func prepare(_ cluster: Cluster, for scenario: RecordedScenario) {
        cluster.images.close(registry: "registry.local")
        for image in scenario.images {
            cluster.images.declare(image.name, .init(digest: image.digest, size: image.size))
        }
    }

    /// Puts the images on the nodes that they have from the beginning. Called when the nodes are there.
    static func loadImages(_ cluster: Cluster, for scenario: RecordedScenario) {
        for image in scenario.images where image.isPresent { cluster.loadImage(image.name) }
    }

    static func setMachine(_ node: String, isUp: Bool, in cluster: Cluster) {
        if isUp {
            cluster.startMachine(node)
        } else {
            cluster.stopMachine(node, .unreachable)
        }
    }

    static func execute(_ words: [String], flags: [String], namespace: String, in cluster: Cluster) {}
}
