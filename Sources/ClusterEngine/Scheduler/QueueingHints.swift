import KubeObjects

/// A change that may let pods be placed that could not be (kube-scheduler's cluster events).
enum SchedulingChange {
    /// A pod was bound to a node.
    case podArrived(PodInfo)
    /// A pod on a node ended or was deleted.
    case podLeft(PodInfo)
    case podRelabelled(old: PodInfo, new: PodInfo)
    case nodeAdded(Value)
    case nodeChanged(old: Value, new: Value)
    case nodeDeleted(Value)
}

/// Tells whether a change can help a pod that a filter rejected: the plug-ins' `QueueingHintFn`s.
struct QueueingHints {
    let change: SchedulingChange
    let namespaceLabels: (Key) -> Value

    func help(_ pod: PodInfo, rejectedBy filter: SchedulingFilter) -> Bool {
        switch change {
        case .podArrived(let other):
            switch filter {
            case .podTopologySpread: isSpread(pod, with: other)
            case .interPodAffinity: matches(pod.affinity, other)
            default: false
            }
        case .podLeft(let other): helps(pod, rejectedBy: filter, departureOf: other)
        case .podRelabelled(let old, let new):
            switch filter {
            case .podTopologySpread: isSpread(pod, with: old) != isSpread(pod, with: new)
            case .interPodAffinity:
                matches(pod.affinity, new) && !matches(pod.affinity, old)
                    || matches(pod.antiAffinity, old) && !matches(pod.antiAffinity, new)
            default: false
            }
        case .nodeAdded(let node): helps(pod, rejectedBy: filter, newNode: node)
        case .nodeChanged(let old, let new): helps(pod, rejectedBy: filter, old, new)
        case .nodeDeleted(let node): filter == .podTopologySpread && hasDomains(node, pod)
        }
    }

    // MARK: Pods

    private func helps(_ pod: PodInfo, rejectedBy filter: SchedulingFilter, departureOf other: PodInfo) -> Bool {
        switch filter {
        case .nodeResourcesFit: true
        case .nodePorts: other.hostPorts.contains { port in pod.hostPorts.contains { $0.conflicts(with: port) } }
        case .podTopologySpread: isSpread(pod, with: other)
        case .interPodAffinity: matches(pod.antiAffinity, other) || matches(other.antiAffinity, pod)
        case .nodeVolumeLimits: !other.claims.isEmpty
        case .volumeRestrictions:
            other.key.namespaceKey == pod.key.namespaceKey && other.claims.contains { pod.claims.contains($0) }
        default: false
        }
    }

    private func isSpread(_ pod: PodInfo, with other: PodInfo) -> Bool {
        pod.spreadConstraints.contains { $0.isRequired && $0.pods.matches(other, namespaceLabels: namespaceLabels) }
    }

    private func matches(_ terms: [PodTerm], _ other: PodInfo) -> Bool {
        terms.contains { $0.pods.matches(other, namespaceLabels: namespaceLabels) }
    }

    // MARK: Nodes

    private func helps(_ pod: PodInfo, rejectedBy filter: SchedulingFilter, newNode node: Value) -> Bool {
        switch filter {
        case .nodeUnschedulable: node[.spec][.unschedulable].bool != true
        case .taintToleration: isTolerated(node, by: pod)
        case .nodeAffinity: isSelected(node, by: pod)
        case .nodeResourcesFit: hasRoom(node, for: pod)
        case .podTopologySpread: hasDomains(node, pod)
        default: true
        }
    }

    private func helps(_ pod: PodInfo, rejectedBy filter: SchedulingFilter, _ old: Value, _ new: Value) -> Bool {
        let hasNewTaints =
            old[.spec][.taints] != new[.spec][.taints] || old[.spec][.unschedulable] != new[.spec][.unschedulable]
        let hasNewLabels = old[.metadata][.labels] != new[.metadata][.labels]
        let hasNewAllocatable = old[.status][.allocatable] != new[.status][.allocatable]
        switch filter {
        case .nodeUnschedulable:
            return old[.spec][.unschedulable].bool == true && new[.spec][.unschedulable].bool != true
        case .taintToleration: return hasNewTaints && !isTolerated(old, by: pod) && isTolerated(new, by: pod)
        case .podTopologySpread: return helpsSpread(pod, hasNewTaints, old, new)
        case .nodeVolumeLimits: return hasNewAllocatable
        default: break
        }
        // The other plug-ins ask for new nodes but not for taints. kube-scheduler then tells them of every change of taints,
        // since it may have kept a new node from them while it was tainted (`buildQueueingHintMap`, kubernetes#109437).
        if hasNewTaints { return true }
        switch filter {
        case .nodeAffinity: return hasNewLabels && isSelected(new, by: pod) && !isSelected(old, by: pod)
        case .nodeResourcesFit: return hasNewAllocatable && hasRoom(new, for: pod)
        case .interPodAffinity:
            return hasNewLabels
                && (pod.affinity + pod.antiAffinity).contains { old.label($0.topologyKey) != new.label($0.topologyKey) }
        case .volumeBinding, .volumeZone: return hasNewLabels
        default: return false
        }
    }

    private func helpsSpread(_ pod: PodInfo, _ hasNewTaints: Bool, _ old: Value, _ new: Value) -> Bool {
        let (was, isNow) = (hasDomains(old, pod), hasDomains(new, pod))
        if was != isNow { return true }
        guard isNow else { return false }
        return hasNewTaints
            || pod.spreadConstraints.contains {
                $0.isRequired && old.label($0.topologyKey) != new.label($0.topologyKey)
            }
    }

    /// Whether a node has all labels that the pod's required spread constraints ask for.
    private func hasDomains(_ node: Value, _ pod: PodInfo) -> Bool {
        pod.spreadConstraints.allSatisfy { !$0.isRequired || node.label($0.topologyKey) != nil }
    }

    private func isTolerated(_ node: Value, by pod: PodInfo) -> Bool {
        node[.spec][.taints].elements.compactMap(Taint.init)
            .allSatisfy { $0.effect == .preferNoSchedule || pod.tolerates($0) }
    }

    private func isSelected(_ node: Value, by pod: PodInfo) -> Bool {
        pod.nodeSelector.isEmpty
            || pod.nodeSelector.matches(labels: node[.metadata][.labels], nodeName: node.objectName)
    }

    /// Whether a pod fits on a node that is empty.
    private func hasRoom(_ node: Value, for pod: PodInfo) -> Bool {
        let (allocatable, wanted) = (ResourceAmounts(node[.status][.allocatable]), pod.requests)
        return wanted.milliCPU <= allocatable.milliCPU && wanted.memory <= allocatable.memory
            && wanted.ephemeralStorage <= allocatable.ephemeralStorage
            && wanted.scalars.allSatisfy { $0.value <= allocatable.scalars[$0.key] ?? 0 }
    }
}
