/// Disruption budgets and drained nodes.
extension DeliberateDifference {
    private static let staleBudget = """
        Of a pod with two budgets only the first is told when the pod changes. By chance one pod was not ready yet when the second \
        budget was made: it counted one for ever, and the drain could not evict the other pod.
        """
    private static let paced = """
        kubectl sent its evictions some tenths of a second apart, and what was made meanwhile went where there was room; here all go at \
        the same instant.
        """
    private static let slowStart = "On the busy machine pods took seconds to be ready."

    static let budgets: [DeliberateDifference] = secondBudget + evictedAtOnce + readyLater

    private static func rows(_ object: String, _ paths: [String], _ reason: String) -> [DeliberateDifference] {
        paths.map { DeliberateDifference(scenario: "pdb", object: object, path: $0, reason: reason) }
    }

    /// All that says when a pod was made and came to run.
    private static let instantsOfPod =
        ["metadata.creationTimestamp", "status.startTime", "status.containerStatuses[c].state.running.startedAt"]
        + ["PodScheduled", "PodReadyToStartContainers", "Initialized", "ContainersReady", "Ready"].map {
            "status.conditions[\($0)].lastTransitionTime"
        }

    private static let countedOne = [
        "status.conditions[DisruptionAllowed].reason", "status.conditions[DisruptionAllowed].status",
        "status.currentHealthy", "status.disruptionsAllowed",
    ]
    private static let lastAllowed = "status.conditions[DisruptionAllowed].lastTransitionTime"

    private static let secondBudget: [DeliberateDifference] =
        ["t=20.9", "t=28.2", "t=44.1"].flatMap {
            rows("\($0) observe PodDisruptionBudget two-b", countedOne, staleBudget)
        }
        + rows("t=90.2 observe PodDisruptionBudget two-b", countedOne + [lastAllowed], staleBudget)
        + rows("PodDisruptionBudget/two-b", countedOne + [lastAllowed], staleBudget)
        + rows(
            "Deployment/two",
            [
                "status.conditions[Available].lastTransitionTime", "status.conditions[Available].lastUpdateTime",
                "status.conditions order",
            ], staleBudget)
        + rows("Pod/two#1-pod", instantsOfPod + ["spec.nodeName"], staleBudget)
        + rows(
            "events of Pod/two#1-pod",
            [
                "count",
                "Warning MultiplePodDisruptionBudgets Pod \"rec-pdb\"/\"two#1-pod\" matches multiple PodDisruptionBudgets.  Chose \"two-a\" arbitrarily. by controllermanager",
            ], staleBudget)
        + rows(
            "events of ReplicaSet/two#1",
            ["Normal SuccessfulCreate Created pod: two#1-pod by replicaset-controller"], staleBudget)

    private static func assigned(_ pod: String, _ node: String) -> String {
        "Normal Scheduled Successfully assigned rec-pdb/\(pod) to \(node) by default-scheduler"
    }

    private static let zone = "metadata.labels.topology.kubernetes.io/zone"

    private static let evictedAtOnce: [DeliberateDifference] =
        rows("Pod/max1#2-pod", instantsOfPod + ["spec.nodeName", zone], paced)
        + rows(
            "events of Pod/max1#2-pod",
            ["count", assigned("max1#2-pod", "hollow-2"), assigned("max1#2-pod", "hollow-3")], paced)
        + rows(
            "events of ReplicaSet/max1#2",
            ["Normal SuccessfulCreate Created pod: max1#2-pod by replicaset-controller"], paced)
        + rows(
            "Deployment/max1",
            ["status.conditions[Available].lastTransitionTime", "status.conditions[Available].lastUpdateTime"], paced)
        + ["max1", "maxpct"].flatMap { budget in
            ["PodDisruptionBudget/\(budget)", "t=90.2 observe PodDisruptionBudget \(budget)"].flatMap {
                rows($0, [lastAllowed], paced)
            }
        }
        + rows("Pod/pct50#1-pod", ["spec.nodeName", zone], paced)
        + rows(
            "events of Pod/pct50#1-pod",
            ["count", assigned("pct50#1-pod", "hollow-2"), assigned("pct50#1-pod", "hollow-3")], paced)
        + rows("events of Pod/maxpct#1-pod", ["count"], paced)
        + ["maxpct", "pct50"].flatMap {
            rows(
                "events of ReplicaSet/\($0)#1",
                [
                    "Normal SuccessfulCreate (combined from similar events): Created pod: \($0)#1-pod by replicaset-controller count"
                ], paced)
        }

    private static let readyLater: [DeliberateDifference] =
        rows("Deployment/all", ["status.conditions[Progressing].lastUpdateTime"], slowStart)
        + ["t=28.2", "t=44.1"].flatMap {
            rows("\($0) observe PodDisruptionBudget pct50", [lastAllowed], slowStart)
        }
        + rows(
            "events of PodDisruptionBudget/bare",
            [
                """
                Warning UnmanagedPods Pods selected by this PodDisruptionBudget (selector: \
                &LabelSelector{MatchLabels:map[string]string{app: bare,},MatchExpressions:[]LabelSelectorRequirement{},}) were found to be \
                unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To \
                account for these pods please set ".spec.minAvailable" field of the PDB to an integer value. by controllermanager count
                """
            ], slowStart)
}
