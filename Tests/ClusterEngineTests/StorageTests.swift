import KubeObjects
import Testing

@testable import ClusterEngine

/// What becomes of claims and volumes, and how they decide where pods run and when they go.
@Suite struct StorageTests {
    private static let driver = "disk.example.com"
    private static let zone = "topology.kubernetes.io/zone"

    /// Two nodes in two zones, and disks that are attached to nodes.
    ///
    /// - Parameter isZonal: whether a disk can be reached from its zone only.
    private func cluster(isZonal: Bool = true) throws -> Cluster {
        let cluster = Cluster()
        try cluster.create([.apiVersion: "v1", .kind: "Namespace", .metadata: [.name: "default"]])
        for zone in ["a", "b"] {
            var node = SchedulerTests.node("node-\(zone)", labels: [Key(Self.zone): .string("zone-\(zone)")])
            node[.status][.conditions] = [[.type: "Ready", .status: "True"]]
            try cluster.create(node, WriteOptions(isTrusted: true))
        }
        cluster.addStandardAdmission()
        cluster.admission.removeAll { $0.name == "ServiceAccount" }
        cluster.add(Scheduler())
        cluster.add(PersistentVolumeController())
        cluster.add(StorageProtectionController())
        cluster.addStorage(
            ProvisionerCapabilities(
                provisioner: Self.driver, topologyKey: isZonal ? Self.zone : nil, needsAttachment: true))
        cluster.add(AttachDetachController())
        for mode in ["WaitForFirstConsumer", "Immediate"] {
            try cluster.create([
                .apiVersion: "storage.k8s.io/v1", .kind: "StorageClass",
                .metadata: [.name: mode == "Immediate" ? "at-once" : "disk"],
                .provisioner: .string(Self.driver), .volumeBindingMode: .string(mode),
            ])
        }
        return cluster
    }

    private func claim(_ name: String, class className: String = "disk", mode: String = "ReadWriteOnce") -> Value {
        [
            .apiVersion: "v1", .kind: "PersistentVolumeClaim",
            .metadata: [.name: .string(name), .namespace: "default"],
            .spec: [
                .accessModes: [.string(mode)], .resources: [.requests: ["storage": "5Gi"]],
                .storageClassName: .string(className),
            ],
        ]
    }

    private func pod(_ name: String = "app", using claim: String, on node: String? = nil) -> Value {
        SchedulerTests.pod(name) { pod in
            pod[.spec][.volumes] = [[.name: "d", .persistentVolumeClaim: [.claimName: .string(claim)]]]
            if let node { pod[.spec][.nodeSelector] = ["kubernetes.io/hostname": .string(node)] }
        }
    }

    private func podKey(_ name: String) -> ObjectKey { ObjectKey(.pod, namespace: "default", name: name) }

    private func claimKey(_ name: String) -> ObjectKey {
        ObjectKey(.persistentVolumeClaim, namespace: "default", name: name)
    }

    private func phase(of claim: String, in cluster: Cluster) -> String? {
        cluster.object(claimKey(claim))?[.status][.phase].string
    }

    /// Why a pod has no node.
    private func wait(of pod: String, in cluster: Cluster) -> String? {
        cluster.object(podKey(pod))?[.status][.conditions].condition("PodScheduled")[.message].string
    }

    /// Ends a pod at once, as its kubelet would in time.
    private func end(_ pod: String, in cluster: Cluster) throws {
        try cluster.delete(podKey(pod), DeleteOptions(gracePeriodSeconds: 0))
    }

    // MARK: Binding

    @Test func aClaimOfAMissingClassKeepsItsPodWaiting() throws {
        let cluster = try cluster()
        try cluster.create(claim("data", class: "standard"))
        try cluster.create(pod(using: "data"))
        cluster.advance(by: .seconds(5))
        #expect(
            wait(of: "app", in: cluster)
                == "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found")
        let event = cluster.objects(.event).first { $0[.reason] == "ProvisioningFailed" }
        #expect(event?[.message] == "storageclass.storage.k8s.io \"standard\" not found")
    }

    @Test func aVolumeIsMadeWhereItsFirstPodGoes() throws {
        let cluster = try cluster()
        try cluster.create(claim("data"))
        try cluster.create(pod(using: "data"))
        cluster.advance(by: .seconds(30))
        let app = try cluster.get(podKey("app"))
        let node = try #require(app.boundNode)
        let volume = try #require(cluster.objects(.persistentVolume).first)
        #expect(volume[.status][.phase] == "Bound")
        let zone = volume[.spec][.nodeAffinity]["required"]["nodeSelectorTerms"][0][.matchExpressions][0][.values][0]
        #expect(zone.string == "zone-" + node.dropFirst(5))
        #expect(cluster.objects(.volumeAttachment).first?[.status]["attached"] == true)
        #expect(cluster.volumesReady(for: app))
    }

    @Test func aClaimWaitsForItsFirstPodWhereItsClassSaysSo() throws {
        let cluster = try cluster()
        try cluster.create(claim("late"))
        try cluster.create(claim("early", class: "at-once"))
        cluster.advance(by: .seconds(60))
        #expect(phase(of: "late", in: cluster) == "Pending")
        #expect(phase(of: "early", in: cluster) == "Bound")
        #expect(cluster.count(.persistentVolume) == 1)
        #expect(
            cluster.eventTexts(about: "late")
                == ["WaitForFirstConsumer waiting for first consumer to be created before binding"])
        try cluster.create(pod(using: "late"))
        cluster.advance(by: .seconds(30))
        #expect(phase(of: "late", in: cluster) == "Bound")
    }

    @Test func aPodGoesWhereItsVolumeIs() throws {
        let cluster = try cluster()
        try cluster.create(claim("data"))
        try cluster.create(pod("first", using: "data", on: "node-b"))
        cluster.advance(by: .seconds(30))
        try end("first", in: cluster)
        try cluster.create(pod("second", using: "data"))
        try cluster.create(pod("elsewhere", using: "data", on: "node-a"))
        cluster.advance(by: .seconds(30))
        #expect(cluster.object(podKey("second"))?.boundNode == "node-b")
        #expect(cluster.object(podKey("elsewhere"))?.boundNode == nil)
        #expect(
            wait(of: "elsewhere", in: cluster)?.contains("1 node(s) didn't match PersistentVolume's node affinity")
                == true)
    }

    @Test func onePodOnlyUsesAClaimForOnePod() throws {
        let cluster = try cluster()
        try cluster.create(claim("data", mode: "ReadWriteOncePod"))
        try cluster.create(pod("first", using: "data"))
        cluster.advance(by: .seconds(30))
        try cluster.create(pod("second", using: "data"))
        cluster.advance(by: .seconds(30))
        #expect(cluster.object(podKey("second"))?.boundNode == nil)
        let reason = "node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode"
        #expect(wait(of: "second", in: cluster)?.contains(reason) == true)
        try end("first", in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(cluster.object(podKey("second"))?.boundNode != nil)
    }

    // MARK: Attaching

    @Test func aNodeTakesNoMoreVolumesThanItsDriverAttaches() throws {
        let cluster = try cluster(isZonal: false)
        for node in ["node-a", "node-b"] {
            try cluster.create([
                .apiVersion: "storage.k8s.io/v1", .kind: "CSINode", .metadata: [.name: .string(node)],
                .spec: [
                    "drivers": [
                        [
                            .name: .string(Self.driver), "nodeID": .string(node),
                            .allocatable: ["count": node == "node-a" ? 2 : 1],
                        ]
                    ]
                ],
            ])
        }
        for number in 1...4 {
            try cluster.create(claim("data-\(number)"))
            try cluster.create(pod("app-\(number)", using: "data-\(number)"))
            cluster.advance(by: .seconds(30))
        }
        #expect(cluster.pods(onNode: "node-a").count == 2)
        #expect(cluster.pods(onNode: "node-b").count == 1)
        #expect(wait(of: "app-4", in: cluster)?.contains("2 node(s) exceed max volume count") == true)
        try end("app-1", in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(cluster.object(podKey("app-4"))?.boundNode != nil)
    }

    /// A disk at a pod on one node and a second pod that waits for it on the other.
    private func contested() throws -> Cluster {
        let cluster = try cluster(isZonal: false)
        try cluster.create(claim("data"))
        try cluster.create(pod("first", using: "data", on: "node-a"))
        cluster.advance(by: .seconds(30))
        try cluster.create(pod("second", using: "data", on: "node-b"))
        cluster.advance(by: .seconds(30))
        return cluster
    }

    private func holders(_ cluster: Cluster) -> [String] {
        cluster.objects(.volumeAttachment).compactMap { $0[.spec][.nodeName].string }
    }

    @Test func aDiskIsAttachedToOneNodeAtATime() throws {
        let cluster = try contested()
        let volume = try #require(cluster.objects(.persistentVolume).first?.objectName)
        #expect(holders(cluster) == ["node-a"])
        #expect(
            cluster.eventTexts(about: "second").contains(
                "FailedAttachVolume Multi-Attach error for volume \"\(volume)\" Volume is already used by pod(s) first")
        )
        try end("first", in: cluster)
        cluster.advance(by: .seconds(30))
        #expect(holders(cluster) == ["node-b"])
        #expect(
            cluster.eventTexts(about: "second").contains(
                "SuccessfulAttachVolume AttachVolume.Attach succeeded for volume \"\(volume)\" "))
    }

    /// The node does not answer any more, and its pod is deleted by force.
    private func lose(_ node: String, pod: String, in cluster: Cluster) throws {
        let now = cluster.now
        cluster.modifyStatus(ObjectKey(.node, name: node)) {
            $0[.conditions].setCondition("Ready", status: "Unknown", at: now)
        }
        try end(pod, in: cluster)
    }

    @Test func aLostNodeHoldsItsDiskForSixMinutes() throws {
        let cluster = try contested()
        try lose("node-a", pod: "first", in: cluster)
        cluster.advance(by: .seconds(350))
        #expect(holders(cluster) == ["node-a"])
        cluster.advance(by: .seconds(30))
        #expect(holders(cluster) == ["node-b"])
    }

    @Test func aNodeOutOfServiceLetsGoOfItsDiskAtOnce() throws {
        let cluster = try contested()
        try lose("node-a", pod: "first", in: cluster)
        try cluster.modify(ObjectKey(.node, name: "node-a"), WriteOptions()) {
            $0[.spec][.taints] = [
                [.key: "node.kubernetes.io/out-of-service", .value: "nodeshutdown", .effect: "NoExecute"]
            ]
        }
        cluster.advance(by: .seconds(30))
        #expect(holders(cluster) == ["node-b"])
    }

    // MARK: Protection

    @Test func aClaimInUseIsDeletedWhenItsPodHasGone() throws {
        let cluster = try cluster()
        try cluster.create(claim("data"))
        try cluster.create(pod(using: "data"))
        cluster.advance(by: .seconds(30))
        try cluster.delete(claimKey("data"))
        cluster.advance(by: .seconds(60))
        let claim = try cluster.get(claimKey("data"))
        #expect(claim.isBeingDeleted)
        #expect(claim[.metadata]["finalizers"] == ["kubernetes.io/pvc-protection"])
        #expect(cluster.objects(.persistentVolume).first?[.status][.phase] == "Bound")
        try cluster.create(pod("late", using: "data"))
        cluster.advance(by: .seconds(10))
        #expect(wait(of: "late", in: cluster)?.contains("persistentvolumeclaim \"data\" is being deleted") == true)
        try end("app", in: cluster)
        cluster.advance(by: .seconds(60))
        #expect(cluster.object(claimKey("data")) == nil)
        // The class of the volume says Delete, which is the default.
        #expect(cluster.count(.persistentVolume) == 0)
    }

    @Test func aBoundVolumeIsDeletedWhenItsClaimHasGone() throws {
        let cluster = try cluster()
        try cluster.create(claim("data", class: "at-once"))
        cluster.advance(by: .seconds(30))
        let volume = try #require(cluster.objects(.persistentVolume).first?.objectName)
        let key = ObjectKey(.persistentVolume, name: volume)
        try cluster.delete(key)
        cluster.advance(by: .seconds(60))
        #expect(cluster.object(key)?.isBeingDeleted == true)
        #expect(phase(of: "data", in: cluster) == "Bound")
        try cluster.delete(claimKey("data"))
        cluster.advance(by: .seconds(60))
        #expect(cluster.object(key) == nil)
        #expect(cluster.object(claimKey("data")) == nil)
    }

    @Test func aClaimThatNobodyUsesIsDeletedAtOnce() throws {
        let cluster = try cluster()
        try cluster.create(claim("data"))
        cluster.advance(by: .seconds(1))
        try cluster.delete(claimKey("data"))
        cluster.advance(by: .seconds(1))
        #expect(cluster.object(claimKey("data")) == nil)
    }
}
