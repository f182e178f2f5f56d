import KubeObjects

/// The score of a node for the images it has (`ImageLocality`).
///
/// Only images whose size is declared count. Of the others one assumes 30 MB, which is too little to score: an image
/// counts by its size times the part of the nodes that have it, from 23 MiB for the whole pod.
extension Scheduler {
    // pkg/scheduler/framework/plugins/imagelocality/image_locality.go
    private static let leastImageBytes: Int64 = 23 << 20
    private static let mostImageBytesPerContainer: Int64 = 1_000 << 20

    /// Adds the score of each of `rows`. Nothing is looked at where no image has a size, or none is on some nodes only.
    func addImages(_ rows: [Int], _ pod: PodInfo, to scores: inout [Int64], in cluster: Cluster) {
        guard cluster.images.hasSizes, let spec = cluster.object(pod.key)?[.spec] else { return }
        let containers = spec[.initContainers].elements + spec[.containers].elements
        var sums: [Int: Int64] = [:]
        var isSpread = false
        for container in containers {
            guard let name = container[.image].string.map(Self.normalized), let size = cluster.images.images[name]?.size
            else { continue }
            let holders = cluster.nodesReporting(image: name).compactMap { nodes.row(named: $0) }.filter {
                nodes.numbers[$0].exists
            }
            if !holders.isEmpty, holders.count < nodes.count { isSpread = true }
            let scaled = Int64(Double(size) * Double(holders.count) / Double(max(1, nodes.count)))
            for row in holders { sums[row, default: 0] += scaled }
        }
        guard isSpread else { return }
        let most = Self.mostImageBytesPerContainer * Int64(containers.count)
        for (index, row) in rows.enumerated() {
            let sum = min(max(sums[row] ?? 0, Self.leastImageBytes), most)
            scores[index] += 100 * (sum - Self.leastImageBytes) / (most - Self.leastImageBytes)
        }
    }

    /// The name as the scheduler looks for it among those that nodes report in full: `nginx` alone is none of them.
    private static func normalized(_ name: String) -> String {
        let colon = name.lastIndex(of: ":")
        let slash = name.lastIndex(of: "/")
        guard let colon else { return name + ":latest" }
        return slash.map { colon < $0 } ?? false ? name + ":latest" : name
    }
}
