/// Where the engine, on purpose, does not do what the recorded Kubernetes did. One row for one value of one object; a name that ends
/// in `*` stands for all that begin so.
struct DeliberateDifference {
    let scenario: String
    /// The object as the comparison names it, such as `Pod/web#1-pod`.
    let object: String
    /// The path or event as the comparison names it.
    let path: String
    let reason: String

    static let all: [DeliberateDifference] = [
        DeliberateDifference(
            scenario: "*", object: "Pod/*", path: "status.resources.limits",
            reason: """
                With cgroup v1 the recorded kubelet read "no limit" back as the largest number, and lost the limits of a pod whose \
                cgroup was gone already. Nodes of the platforms have cgroup v2.
                """),
        DeliberateDifference(
            scenario: "*", object: "ConfigMap/kube-root-ca.crt", path: "*",
            reason: "The simulated cluster has a certificate authority of its own, and settles before t=0."),
        DeliberateDifference(
            scenario: "probes", object: "EndpointSlice/ready-slice", path: "metadata.generation",
            reason: "How many changes of pods one update of a slice takes together was chance."),
        DeliberateDifference(
            scenario: "probes", object: "Pod/startup-fails", path: "status.containerStatuses[c].*",
            reason: "The recording ends about when the fifth wait does, whose length is a matter of chance."),
        DeliberateDifference(
            scenario: "probes", object: "events of Pod/startup-fails", path: "*",
            reason: "The recording ends about when the fifth wait does, whose length is a matter of chance."),
        DeliberateDifference(
            scenario: "probes", object: "events of Pod/live-grace",
            path: "Normal Killing Container c failed liveness probe, will be restarted*",
            reason: "The fifth restart lies seconds before the end of the recording; its wait is a matter of chance."),
        DeliberateDifference(
            scenario: "configuration", object: "events of Pod/missing-image", path: "*",
            reason: """
                Images are pulled one after the other; which of two pods is first at the registry that does not answer was chance. The \
                events and their order are tested by NodeImageTests.
                """),
    ]
}
