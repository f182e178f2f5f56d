import AppSources
import ArgumentParser
import ClusterPlatforms
import HelmCharts
import Promotion

/// The cluster that a chart is rendered for.
struct ChartClusterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The platform whose APIs the chart sees.", valueName: "platform"))
    var platform = "kind"

    @OptionGroup var target: TargetOptions

    @Option(help: ArgumentHelp("The version of Kubernetes (default: the platform's).", valueName: "version"))
    var kubeVersion: String?

    @Option(
        name: [.customShort("a"), .customLong("api-versions")], parsing: .singleValue,
        help: ArgumentHelp("An API version that is served besides; may be repeated.", valueName: "versions"))
    var apiVersions: [String] = []

    /// The cluster, as the chart sees it.
    func cluster() throws -> AppChart.Cluster {
        var cluster = try AppChart.Cluster(target.platform(platform))
        if let kubeVersion {
            guard KubeVersion(kubeVersion) != nil else {
                throw UsageError("'\(kubeVersion)' is no version of Kubernetes; write one such as 1.33")
            }
            cluster.kubernetesVersion = kubeVersion
        }
        let more = apiVersions.flatMap { $0.split(separator: ",").map(String.init) }
        cluster.apiVersions += more.filter { !cluster.apiVersions.contains($0) }
        return cluster
    }
}
