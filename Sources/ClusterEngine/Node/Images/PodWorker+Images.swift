import KubeObjects

/// Getting the image of a container (kubelet `images.EnsureImageExists`).
extension PodWorker {
    /// Makes sure the image of a container is there; goes on with creating it, or gives up, or waits for a pull.
    mutating func pullImage(_ index: Int, _ pod: Value, in cluster: Cluster) {
        let manifest = manifest(index, of: pod)
        let image = manifest[.image].string ?? ""
        if isHollow {
            containers[index].imageID = image
            imageReady(index, pod, in: cluster)
            return
        }
        let reference: ImageReference
        switch ImageReference.parse(image) {
        case .failure(let problem):
            record(.warning, "InspectFailed", problem.message, container: index, pod, in: cluster)
            record(.warning, "Failed", "Error: InvalidImageName", container: index, pod, in: cluster)
            giveUp(index, "InvalidImageName", problem.message)
            return
        case .success(let parsed): reference = parsed
        }
        let policy = manifest[.imagePullPolicy].string ?? reference.defaultPullPolicy
        let isPresent = cluster.isImagePresent(reference, on: node)
        if policy == "Never", !isPresent {
            let message = "Container image \"\(image)\" is not present with pull policy of Never"
            record(.warning, "ErrImageNeverPull", message, container: index, pod, in: cluster)
            record(.warning, "Failed", "Error: ErrImageNeverPull", container: index, pod, in: cluster)
            giveUp(index, "ErrImageNeverPull", message)
            return
        }
        if isPresent, policy != "Always" {
            record(
                .normal, "Pulled",
                "Container image \"\(image)\" already present on machine and can be accessed by the pod",
                container: index, pod, in: cluster)
            containers[index].imageID = cluster.imageID(of: reference)
            imageReady(index, pod, in: cluster)
            return
        }
        if isWaitingToPull(index, image, pod, in: cluster) { return }
        record(.normal, "Pulling", "Pulling image \"\(image)\"", container: index, pod, in: cluster)
        let pull = cluster.beginPull(reference, for: pod, on: node)
        containers[index].pull = pull
        begin(.pulling(index), for: pull.end - cluster.now, in: cluster)
    }

    private mutating func isWaitingToPull(_ index: Int, _ image: String, _ pod: Value, in cluster: Cluster) -> Bool {
        let range = cluster.configuration.node.imageBackOff
        guard let entry = containers[index].pullBackOff,
            entry.isWaiting(since: containers[index].lastPull, at: cluster.now, limit: range.upperBound)
        else { return false }
        let message = "Back-off pulling image \"\(image)\""
        record(.normal, "BackOff", message, container: index, pod, in: cluster)
        record(.warning, "Failed", "Error: ImagePullBackOff", container: index, pod, in: cluster)
        giveUp(
            index, "ImagePullBackOff", "\(message): ErrImagePull: \(containers[index].pullError)")
        return true
    }

    mutating func pullEnded(_ index: Int, _ pod: Value, in cluster: Cluster) {
        guard let pull = containers[index].pull else { return }
        containers[index].pull = nil
        let image = manifest(index, of: pod)[.image].string ?? ""
        if let error = pull.error {
            record(
                .warning, "Failed", "Failed to pull image \"\(image)\": \(error)", container: index, pod, in: cluster)
            record(.warning, "Failed", "Error: ErrImagePull", container: index, pod, in: cluster)
            containers[index].pullError = error
            containers[index].lastPull = cluster.now
            containers[index].pullBackOff = BackOff.next(
                containers[index].pullBackOff, event: cluster.now, at: cluster.now,
                range: cluster.configuration.node.imageBackOff)
            giveUp(index, "ErrImagePull", error)
            continueStarting(pod, in: cluster)
            return
        }
        cluster.finishPull(pull, on: node)
        let (own, all) = (pull.duration.shortText, (pull.end - pull.start).shortText)
        record(
            .normal, "Pulled",
            "Successfully pulled image \"\(image)\" in \(own) (\(all) including waiting). Image size: \(pull.size) bytes.",
            container: index, pod, in: cluster)
        containers[index].pullBackOff = nil
        containers[index].imageID = cluster.imageID(of: pull.reference)
        imageReady(index, pod, in: cluster)
        if operation == nil { continueStarting(pod, in: cluster) }
    }
}

/// A pull under way.
struct ImagePull: Sendable {
    var reference: ImageReference
    var start: Instant
    var end: Instant
    var duration: Duration
    var size: Int
    var error: String?
}

extension Duration {
    /// The duration as Go prints it, cut to milliseconds: `107ms`, `2.071s`, `1m2.5s`.
    var shortText: String {
        let milliseconds = nanoseconds / 1_000_000
        if milliseconds < 1_000 { return "\(milliseconds)ms" }
        let minutes = milliseconds / 60_000
        let rest = milliseconds % 60_000
        var fraction = String(rest % 1_000)
        fraction = String(repeating: "0", count: 3 - fraction.utf8.count) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let seconds = fraction.isEmpty ? "\(rest / 1_000)" : "\(rest / 1_000).\(fraction)"
        return minutes == 0 ? "\(seconds)s" : "\(minutes)m\(seconds)s"
    }
}
