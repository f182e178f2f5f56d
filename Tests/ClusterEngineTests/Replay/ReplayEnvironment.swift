import ClusterEngine
import KubeObjects

/// The world around a scenario that no manifest says: images in the registry, machines that fall silent, commands run in
/// containers.
enum ReplayEnvironment {
    static func prepare(_ cluster: Cluster, for scenario: RecordedScenario) {}

    static func setMachine(_ node: String, isUp: Bool, in cluster: Cluster) {}

    static func execute(_ words: [String], flags: [String], namespace: String, in cluster: Cluster) {}
}
