import KubeObjects
import KubeSchema

/// Attaches volumes to the nodes of the pods that use them, and detaches them afterwards.
///
/// Only volumes whose driver needs attachment are looked at. A volume that allows one node is not attached to a second before
/// it has left the first; from a node that is lost it is taken by force after six minutes, or at once when the node is marked out of service.
public struct AttachDetachController: Controller {
    /// `attachdetach-controller`
    public let name = "attachdetach-controller"
    /// Pods, attachments and nodes.
    public let watchedKinds: [Kind] = [.pod, .volumeAttachment, .node]

    private var attachedSince: [ObjectKey: Instant] = [:]
    private var lostSince: [ObjectKey: Instant] = [:]

    /// A controller that has attached nothing.
    public init() {}

    /// Queues the pods that use claims; for changed nodes and attachments the volumes concerned.
    public mutating func observe(_ change: ObjectChange, queue: inout WorkQueue, in cluster: Cluster) {
        if cluster.storage.capabilities.isEmpty { return }
        switch change.kind {
        case .pod:
            for volume in change.new[.spec][.volumes].elements {
                guard let claim = volume.claimName(in: change.new),
                    let name = cluster.object(
                        ObjectKey(.persistentVolumeClaim, namespaceKey: change.key.namespaceKey, name: claim))?[.spec][
                            .volumeName
                        ].string
                else { continue }
                queue.add(ObjectKey(.persistentVolume, name: name))
            }
        case .volumeAttachment:
            if let name = change.new.attachedVolume { queue.add(ObjectKey(.persistentVolume, name: name)) }
        default:
            for attachment in cluster.attachments(onNode: change.key.name) {
                if let name = attachment.attachedVolume { queue.add(ObjectKey(.persistentVolume, name: name)) }
            }
        }
    }

    /// Brings the attachments of one volume into line with the pods that use it.
    public mutating func reconcile(_ key: ObjectKey, queue: inout WorkQueue, in cluster: Cluster) throws(StatusError) {
        guard let volume = cluster.object(key), let driver = volume[.spec]["csi"]["driver"].string,
            let capabilities = cluster.storage.capabilities[driver], capabilities.needsAttachment
        else { return }
        let users = pods(using: volume, in: cluster)
        let wanted = Array(Set(users.compactMap(\.boundNode))).sorted()
        for attachment in cluster.attachments(of: key.name) {
            guard let node = attachment[.spec][.nodeName].string, let attachmentKey = cluster.key(of: attachment) else {
                continue
            }
            if wanted.contains(node) {
                try finish(attachment, attachmentKey, capabilities, volume: key, queue: &queue, in: cluster)
            } else {
                try detach(attachmentKey, node: node, capabilities, volume: key, queue: &queue, in: cluster)
            }
        }
        let isShared = volume[.spec][.accessModes].elements.contains { $0 == "ReadWriteMany" || $0 == "ReadOnlyMany" }
        var present = cluster.attachments(of: key.name)
        for node in wanted where !present.contains(where: { $0[.spec][.nodeName].string == node }) {
            if !isShared, let other = present.first(where: { $0[.spec][.nodeName].string != node }) {
                reportMultiAttach(volume, users, node: node, other: other, in: cluster)
                queue.add(key, after: .seconds(10))
                continue
            }
            try attach(key, volume, node: node, driver: driver, capabilities, queue: &queue, in: cluster)
            // One that is under way holds the disk for others already.
            present.append([.spec: [.nodeName: .string(node)]])
        }
    }

    private func pods(using volume: Value, in cluster: Cluster) -> [Value] {
        guard let claim = volume[.spec][.claimRef].claimKey else { return [] }
        return cluster.pods(using: claim).filter { $0.boundNode != nil && !$0.isFinishedPod }
    }

    private mutating func attach(
        _ key: ObjectKey, _ volume: Value, node: String, driver: String, _ capabilities: ProvisionerCapabilities,
        queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        let name = "csi-" + attachmentHash(volume[.spec]["csi"]["volumeHandle"].string ?? "", driver, node)
        let attachment = ObjectKey(.volumeAttachment, name: name)
        attachedSince[attachment] = cluster.now
        try cluster.create(
            [
                .apiVersion: "storage.k8s.io/v1", .kind: "VolumeAttachment", .metadata: [.name: .string(name)],
                .spec: [
                    "attacher": .string(driver), .nodeName: .string(node),
                    "source": ["persistentVolumeName": .string(key.name)],
                ],
            ], .controller(self.name))
        queue.add(key, after: capabilities.attachTime)
    }

    private mutating func finish(
        _ attachment: Value, _ attachmentKey: ObjectKey, _ capabilities: ProvisionerCapabilities, volume: ObjectKey,
        queue: inout WorkQueue, in cluster: Cluster
    ) throws(StatusError) {
        lostSince.removeValue(forKey: attachmentKey)
        guard attachment[.status]["attached"].bool != true else { return }
        let due = (attachedSince[attachmentKey] ?? cluster.now) + capabilities.attachTime
        guard cluster.now >= due else {
            queue.add(volume, after: due - cluster.now)
            return
        }
        cluster.modifyStatus(attachmentKey) { $0["attached"] = true }
        guard let object = cluster.object(volume) else { return }
        for pod in pods(using: object, in: cluster) where pod.boundNode == attachment[.spec][.nodeName].string {
            cluster.record(
                EventReport(
                    .normal, reason: "SuccessfulAttachVolume",
                    message: "AttachVolume.Attach succeeded for volume \"\(volume.name)\" ",
                    component: name), about: pod)
        }
    }

    private mutating func detach(
        _ attachment: ObjectKey, node: String, _ capabilities: ProvisionerCapabilities, volume: ObjectKey,
        queue: inout WorkQueue,
        in cluster: Cluster
    ) throws(StatusError) {
        let object = cluster.object(ObjectKey(.node, name: node))
        let isLost = object.map { $0[.status][.conditions].condition("Ready")[.status].string != "True" } ?? false
        let isOutOfService =
            object?[.spec][.taints].elements.contains { $0[.key].string == "node.kubernetes.io/out-of-service" }
            ?? false
        if isLost, !isOutOfService {
            let since = lostSince[attachment] ?? cluster.now
            lostSince[attachment] = since
            let due = since + capabilities.forcedDetachTime
            if cluster.now < due {
                queue.add(volume, after: due - cluster.now)
                return
            }
        }
        lostSince.removeValue(forKey: attachment)
        attachedSince.removeValue(forKey: attachment)
        try cluster.delete(attachment, DeleteOptions(user: name))
        queue.add(volume, after: .seconds(1))
    }

    private func reportMultiAttach(_ volume: Value, _ users: [Value], node: String, other: Value, in cluster: Cluster) {
        let holders = users.filter { $0.boundNode == other[.spec][.nodeName].string }.map(\.objectName).sorted()
        let tail =
            holders.isEmpty
            ? "Volume is already exclusively attached to one node and can't be attached to another"
            : "Volume is already used by pod(s) \(holders.joined(separator: ", "))"
        for pod in users where pod.boundNode == node {
            cluster.record(
                EventReport(
                    .warning, reason: "FailedAttachVolume",
                    message: "Multi-Attach error for volume \"\(volume.objectName)\" \(tail)", component: name),
                about: pod)
        }
    }

    /// A name that is the same for the same volume, driver and node (FNV-1a, 64 bits).
    private func attachmentHash(_ parts: String...) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in parts.joined().utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return String(hash, radix: 16)
    }
}
