import ClusterEngine
import KubeObjects
import KubeSchema
import Testing

@Suite struct ClusterTests {
    /// Marks each ConfigMap it sees with the seconds at which it saw it.
    struct Marker: Controller {
        let name = "marker"
        let watchedKinds = [Kind.configMap]
        let latency = Duration.seconds(2)

        mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
            let seen = cluster.now.timestamp
            try cluster.modify(key, .controller(name)) { object in
                if object[.data]["seen"].isNull { object[.data]["seen"] = .string(seen) }
            }
        }
    }

    private func cluster(seed: UInt64 = 1) throws -> Cluster {
        let cluster = Cluster(seed: seed)
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: "shop"]])
        cluster.add(Marker())
        return cluster
    }

    private func configMap(_ name: String) -> Value {
        [.apiVersion: "v1", .kind: "ConfigMap", .metadata: [.name: .string(name), .namespace: "shop"]]
    }

    @Test func aControllerActsAfterItsLatency() throws {
        let cluster = try cluster()
        try cluster.create(configMap("a"))
        let key = ObjectKey(.configMap, namespace: "shop", name: "a")
        cluster.advance(by: .milliseconds(1_999))
        #expect(cluster.object(key)?[.data].isNull == true)
        cluster.advance(by: .milliseconds(1))
        #expect(cluster.object(key)?[.data]["seen"] == "2026-01-01T00:00:02Z")
    }

    @Test func aSnapshotHasTheSameFuture() throws {
        let cluster = try cluster()
        try cluster.create(configMap("a"))
        let snapshot = cluster.snapshot()
        cluster.advance(by: .seconds(10))
        let again = Cluster(snapshot)
        #expect(again.now < cluster.now)
        again.advance(by: .seconds(10))
        #expect(again.objects(.configMap) == cluster.objects(.configMap))
        #expect(again.random.next() == cluster.random.next())
    }

    @Test func aStaleUpdateIsRefused() throws {
        let cluster = try cluster()
        let first = try cluster.create(configMap("a"))
        var change = first
        change[.data]["x"] = "1"
        try cluster.update(change)
        #expect {
            try cluster.update(change)
        } throws: { error in
            (error as? StatusError)?.reason == .conflict
        }
    }

    @Test func finalizersHoldADeletionBack() throws {
        let cluster = try cluster()
        var object = configMap("a")
        object[.metadata][.finalizers] = ["example.org/hold"]
        try cluster.create(object)
        let key = ObjectKey(.configMap, namespace: "shop", name: "a")
        try cluster.delete(key)
        #expect(cluster.object(key)?.isBeingDeleted == true)
        try cluster.modify(key, WriteOptions()) { $0[.metadata][.finalizers] = .null }
        #expect(cluster.object(key) == nil)
    }
}
