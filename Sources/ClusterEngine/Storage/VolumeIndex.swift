import KubeObjects

/// The volumes that a claim could get, so that looking for one does not mean looking at all.
struct VolumeIndex: Sendable {
    /// Volumes that refer to no claim, by class.
    private var free: [String: Set<ObjectKey>] = [:]
    /// Volumes that refer to a claim, by its namespace and name.
    private var reserved: [ObjectKey: Set<ObjectKey>] = [:]

    /// Takes note of a change of a volume.
    mutating func note(_ change: ObjectChange) {
        let (old, new) = (change.old[.spec], change.new[.spec])
        switch change.operation {
        case .added: insert(change.key, new)
        case .deleted: remove(change.key, new)
        case .modified:
            if old[.claimRef] == new[.claimRef], old[.storageClassName] == new[.storageClassName] { return }
            remove(change.key, old)
            insert(change.key, new)
        }
    }

    private mutating func insert(_ key: ObjectKey, _ spec: Value) {
        if let claim = spec[.claimRef].claimKey {
            reserved[claim, default: []].insert(key)
        } else {
            free[spec[.storageClassName].string ?? "", default: []].insert(key)
        }
    }

    private mutating func remove(_ key: ObjectKey, _ spec: Value) {
        if let claim = spec[.claimRef].claimKey {
            reserved[claim]?.remove(key)
            if reserved[claim]?.isEmpty == true { reserved[claim] = nil }
        } else {
            let name = spec[.storageClassName].string ?? ""
            free[name]?.remove(key)
            if free[name]?.isEmpty == true { free[name] = nil }
        }
    }

    /// Whether a volume refers to a claim.
    func isReserved(for claim: ObjectKey) -> Bool { reserved[claim] != nil }

    /// The volumes that meet a claim, the smallest first; those that refer to it before all others.
    func fitting(_ claim: Value, key: ObjectKey, in cluster: Cluster) -> [Value] {
        fitting(claim, among: reserved[key], in: cluster)
            + fitting(claim, among: free[claim[.spec][.storageClassName].string ?? ""], in: cluster)
    }

    private func fitting(_ claim: Value, among keys: Set<ObjectKey>?, in cluster: Cluster) -> [Value] {
        let found = (keys ?? []).compactMap { key -> (size: Quantity, volume: Value)? in
            guard let volume = cluster.object(key), volume.satisfies(claim: claim),
                let size = Quantity(volume[.spec][.capacity]["storage"])
            else { return nil }
            return (size, volume)
        }
        return found.sorted { a, b in
            a.size != b.size ? a.size < b.size : a.volume.objectName < b.volume.objectName
        }
        .map(\.volume)
    }
}
