import KubeObjects

/// A container runtime that runs nothing: it reports every container, of any image, as running at once. The kubelet above it
/// probes nothing, so that all containers count as ready from the first moment on, and keeps its events to itself.
///
/// Such nodes fill clusters that are to be large rather than useful. The defaults are those of Kubernetes' own kind of them,
/// kubemark's hollow nodes (`pkg/kubemark/hollow_kubelet.go`, `cri-api/pkg/apis/testing/fake_runtime_service.go`).
public struct HollowRuntime: Sendable {
    /// The one address that all pods on such nodes have (`FakePodSandboxIP`).
    public var podAddress = "192.168.192.168"

    /// A runtime as kubemark's nodes have it.
    public init() {}
}

extension HollowRuntime {
    /// The id of a container, made from the names and the number of its restarts.
    static func containerID(runtime: String, pod: Value, container: String, restarts: Int) -> String {
        "\(runtime)://\(pod.objectName)_\(pod.objectNamespace)_\(pod.uid)_0_\(container)_\(restarts)"
    }

    /// What a container without processes does: nothing, until it is told to end.
    static let behaviour: ContainerBehaviour = {
        var behaviour = ContainerBehaviour()
        behaviour.startupDuration = .zero
        behaviour.termination = .exits(0, after: .zero)
        return behaviour
    }()

    /// The resources of a running container, read back from a runtime that was never told of some: their amount is zero.
    static func resources(of manifest: Value) -> Value {
        var resources = manifest[.resources]
        if resources.isNull { return .emptyObject }
        if !resources[.requests].isEmpty, resources[.requests][.memory].isNull {
            resources[.requests][.memory] = "0"
        }
        return resources
    }
}
