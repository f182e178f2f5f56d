import KubeObjects

/// What the resource metrics API tells of a pod: the last sample of each of its containers.
public struct PodMetrics: Sendable {
    /// What a container uses.
    public struct Container: Sendable {
        /// Its name.
        public var name: String
        /// Processor time, in thousandths of a core.
        public var cpu: Int64
        /// Memory, in bytes.
        public var memory: Int64

        /// The usage of a resource in thousandths, as the autoscaler counts; `nil` for resources that are not measured.
        func milliValue(of resource: String) -> Int64? {
            switch resource {
            case "cpu": cpu
            case "memory": memory * 1_000
            default: nil
            }
        }
    }

    /// When the sample was taken.
    public var timestamp: Instant
    /// The time that processor usage is averaged over.
    public var window: Duration
    /// The containers, init containers that run beside the others first.
    public var containers: [Container]
}

extension Cluster {
    /// What metrics-server knows of a pod: nothing before it has seen all its running containers in two scrapes, nothing of
    /// a pod on a silent node, nothing where no metrics are served (``ClusterConfiguration/servesResourceMetrics``).
    ///
    /// Asking costs nothing while nobody asks: scrapes are a matter of arithmetic.
    public func metrics(ofPod key: ObjectKey) -> PodMetrics? {
        guard configuration.servesResourceMetrics, let worker = machines.workers.worker(of: key),
            !machines.isSilent(worker.node), let pod = object(key)
        else { return nil }
        let resolution = configuration.resourceMetricsResolution
        let period = max(1, resolution.nanoseconds)
        let scrape = Instant(nanoseconds: now.nanoseconds / period * period)
        let earlier = scrape - resolution
        var containers: [PodMetrics.Container] = []
        for (index, container) in worker.containers.enumerated() where container.isRunning {
            guard container.process.startedAt <= earlier else { return nil }
            let usage = container.process
            containers.append(
                PodMetrics.Container(
                    name: worker.manifest(index, of: pod)[.name].string ?? "",
                    cpu: Int64((usage.cpu(at: scrape) * 1_000).rounded(.up)), memory: Int64(usage.memory(at: scrape))))
        }
        guard !containers.isEmpty else { return nil }
        return PodMetrics(timestamp: scrape, window: resolution, containers: containers)
    }
}
