import KubeObjects

/// What can be asked of a pod. Call these on Pod objects.
extension Value {
    /// Whether the pod has neither ended nor is being deleted (`controller.IsPodActive`).
    public var isActivePod: Bool {
        let phase = self[.status][.phase].string
        return phase != "Succeeded" && phase != "Failed" && !isBeingDeleted
    }

    /// Whether all containers have ended for good.
    public var isFinishedPod: Bool {
        let phase = self[.status][.phase].string
        return phase == "Succeeded" || phase == "Failed"
    }

    /// Whether the pod's condition Ready is true.
    public var isReadyPod: Bool { self[.status][.conditions].condition("Ready")[.status].string == "True" }

    /// Whether the pod has been ready for at least `minReadySeconds` (`podutil.IsPodAvailable`).
    public func isAvailablePod(minReadySeconds: Int, at now: Instant) -> Bool {
        availableInstant(minReadySeconds: minReadySeconds).map { $0 <= now } ?? false
    }

    /// When a ready pod counts as available; `nil` for a pod that is not ready.
    public func availableInstant(minReadySeconds: Int) -> Instant? {
        let condition = self[.status][.conditions].condition("Ready")
        guard condition[.status].string == "True" else { return nil }
        guard minReadySeconds > 0 else { return Instant(nanoseconds: 0) }
        return condition[.lastTransitionTime].string.flatMap { Instant(timestamp: $0) }
            .map { $0 + .seconds(minReadySeconds) }
    }

    /// The node the pod is bound to; `nil` while it is not.
    public var boundNode: String? {
        guard let name = self[.spec][.nodeName].string, !name.isEmpty else { return nil }
        return name
    }

    /// The pod's address; `nil` while it has none.
    public var podAddress: String? {
        guard let address = self[.status][.podIP].string, !address.isEmpty else { return nil }
        return address
    }
}
