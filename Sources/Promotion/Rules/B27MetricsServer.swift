import AppSources
import ClusterPlatforms
import KubeObjects

/// B27: an autoscaler that nothing measures for.
struct MetricsServerAbsent: Rule {
    let id = "metrics-server-absent"

    func matches(in move: Move) -> [Match] {
        guard !move.target.system.hasMetricsServer, move.ownMetricsServer.isEmpty else { return [] }
        return move.app.manifests(of: .autoscaler).compactMap { autoscaler in
            let spec = autoscaler.object[.spec]
            var metrics = spec["metrics"].elements.compactMap { metric -> String? in
                switch metric[.type].string {
                case "Resource": metric["resource"][.name].string
                case "ContainerResource": metric["containerResource"][.name].string
                default: nil
                }
            }
            // Without metrics, and in `autoscaling/v1`, the processor time is meant.
            if spec["metrics"].isEmpty { metrics = ["cpu"] }
            guard !metrics.isEmpty else { return nil }
            let reference = spec["scaleTargetRef"]
            return Match(
                autoscaler, spec["metrics"].isEmpty ? "spec" : "spec.metrics",
                [
                    "name": LocalizedText(verbatim: autoscaler.key.name),
                    "target": LocalizedText(verbatim: (reference[.kind].string ?? "") + " ")
                        + .code(reference[.name].string ?? ""),
                    "metrics": .codes(metrics),
                ])
        }
    }
}

/// B27: a metrics-server beside the platform's own.
struct MetricsServerDuplicate: Rule {
    let id = "metrics-server-duplicate"

    func matches(in move: Move) -> [Match] {
        guard move.target.system.hasMetricsServer else { return [] }
        return move.ownMetricsServer.map { Match($0, nil, ["object": .object($0)]) }
    }
}

extension Move {
    /// The objects by which the app brings a metrics-server of its own.
    fileprivate var ownMetricsServer: [Manifest] {
        app.manifests.filter { manifest in
            if manifest.kind.name == "APIService" { return manifest.key.name == "v1beta1.metrics.k8s.io" }
            guard let workload = Workload(manifest) else { return false }
            return workload.containers.contains { entry in
                ImageName(entry.container[.image].string ?? "").repository.hasSuffix("metrics-server")
            }
        }
    }
}
