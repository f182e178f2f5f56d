import KubeObjects
import KubeSchema

extension Cluster {
    /// Gives a Service its cluster address and node ports, as the API server does before validation.
    func allocate(_ object: inout Value, old: Value) throws(StatusError) {}
}
