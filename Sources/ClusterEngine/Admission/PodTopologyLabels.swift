import KubeObjects
import KubeSchema

/// Tells a pod where its node is (plug-in `PodTopologyLabels`, on since Kubernetes 1.35).
public struct PodTopologyLabels: AdmissionPlugin {
    /// `PodTopologyLabels`
    public let name = "PodTopologyLabels"

    /// The labels that are copied (`plugin/pkg/admission/podtopologylabels`).
    private static let labels = [Key("topology.kubernetes.io/region"), Key("topology.kubernetes.io/zone")]

    /// Creates the plug-in.
    public init() {}

    /// Copies the labels of the node to a pod that is bound, or that names its node by itself.
    public func mutate(_ request: inout AdmissionRequest, in cluster: Cluster) throws(StatusError) {
        guard request.kind == .pod, request.operation == .create,
            request.subresource == nil || request.subresource == "binding",
            let node = request.object.boundNode, cluster.configuration.minorVersion >= 35,
            let object = cluster.object(ObjectKey(.node, name: node))
        else { return }
        for label in Self.labels {
            guard let value = object.label(label) else { continue }
            request.object[.metadata][.labels][label] = .string(value)
        }
    }
}
