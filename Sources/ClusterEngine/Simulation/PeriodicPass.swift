import KubeObjects

extension Instant {
    /// The latest whole multiple of a period that is not after this instant.
    func roundedDown(to period: Duration) -> Instant {
        Instant(nanoseconds: nanoseconds - nanoseconds % period.nanoseconds)
    }
}

extension Cluster {
    /// The first instant from `instant` on at which a controller makes its periodic look.
    ///
    /// Such looks lie whole periods after the start of kube-controller-manager.
    func nextPass(every period: Duration, from instant: Instant) -> Instant {
        let start = configuration.controllerManagerStart.nanoseconds
        let since = (instant.nanoseconds - start) % period.nanoseconds
        if since == 0 { return instant }
        return instant + .nanoseconds(since > 0 ? period.nanoseconds - since : -since)
    }

    /// How long until the next periodic look of a controller after this instant.
    func untilNextPass(every period: Duration) -> Duration {
        nextPass(every: period, from: now + .nanoseconds(1)) - now
    }
}
