import ArgumentParser
import ClusterPlatforms

/// How large the rehearsed cluster is.
struct ClusterSizeOptions: ParsableArguments {
    @Option(help: "The Kubernetes minor version, such as 1.35 (default: the platform's).")
    var kubernetesVersion: String?

    @Option(help: "How many nodes (default: as the platform begins).")
    var nodes: Int?

    @Option(help: "Over how many zones the nodes are spread.")
    var zones: Int?

    @Option(help: ArgumentHelp("The machine type, such as m6i.large.", valueName: "type"))
    var nodeType: String?

    func options(addOns: [String], seed: UInt64) -> ClusterOptions {
        ClusterOptions(
            kubernetesVersion: kubernetesVersion, nodes: nodes, zones: zones, nodeType: nodeType, addOns: addOns,
            seed: seed)
    }
}
