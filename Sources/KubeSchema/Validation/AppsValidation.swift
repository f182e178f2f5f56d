import KubeObjects

// Deployments, ReplicaSets, ReplicationControllers, StatefulSets, DaemonSets, ControllerRevisions.

extension Validator {
    // MARK: Deployment

    mutating func deployment(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            v.nonNegative(.replicas, of: spec)
            v.workloadSelector(of: spec, emptyIs: "empty selector is invalid for deployment")
            if TemplateSelector.isReadable(spec[.selector]) {
                v.replicatedTemplate(of: spec, kind: "ReplicaSet")
            } else {
                v.invalid(.selector, was: spec[.selector], because: "invalid label selector")
            }
            v.deploymentStrategy(of: spec)
            v.nonNegative(.minReadySeconds, of: spec)
            v.nonNegative(.revisionHistoryLimit, of: spec)
            if let deadline = spec[.progressDeadlineSeconds].integer {
                v.nonNegative(.progressDeadlineSeconds, of: spec)
                if deadline <= spec[.minReadySeconds].number64 {
                    v.invalid(
                        .progressDeadlineSeconds, was: Value(deadline), because: "must be greater than minReadySeconds")
                }
            }
        }
    }

    private mutating func deploymentStrategy(of spec: Value) {
        let strategy = spec[.strategy]
        let rolling = strategy[.rollingUpdate]
        switch strategy[.type].text {
        case "Recreate":
            if !rolling.isNull {
                within(.strategy) {
                    $0.forbidden(
                        .rollingUpdate, because: "may not be specified when strategy `type` is 'Recreate'")
                }
            }
        case "RollingUpdate":
            if rolling.isNull { return }
            within(.strategy, .rollingUpdate) { v in
                v.amountOrPercentage(.maxUnavailable, of: rolling)
                v.amountOrPercentage(.maxSurge, of: rolling)
                if rolling[.maxUnavailable].amountOrPercentage == 0, rolling[.maxSurge].amountOrPercentage == 0 {
                    v.invalid(
                        .maxUnavailable, was: rolling[.maxUnavailable], because: "may not be 0 when `maxSurge` is 0")
                }
                v.atMostAll(.maxUnavailable, of: rolling)
            }
        default:
            unsupported(
                .strategy, was: strategy, as: "DeploymentStrategy", supported: ["Recreate", "RollingUpdate"])
        }
    }

    // MARK: ReplicaSet and ReplicationController

    mutating func replicaSet(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            v.nonNegative(.replicas, of: spec)
            v.nonNegative(.minReadySeconds, of: spec)
            v.workloadSelector(of: spec, emptyIs: "empty selector is invalid for deployment")
            if TemplateSelector.isReadable(spec[.selector]) {
                v.replicatedTemplate(of: spec, kind: "ReplicaSet")
            } else {
                v.invalid(.selector, was: spec[.selector], because: "invalid label selector")
            }
        }
    }

    mutating func replicationController(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            v.nonNegative(.minReadySeconds, of: spec)
            if spec[.selector].isEmpty { v.required(.selector) }
            v.nonNegative(.replicas, of: spec)
            if spec[.template].isNull {
                v.required(.template)
                return
            }
            let labels = spec[.template][.metadata][.labels]
            if spec[.selector].members.contains(where: { labels[$0.key] != $0.value }) {
                v.mismatchedLabels(labels)
            }
            v.podTemplate(.template, of: spec)
            v.restartsAlways(spec[.template], kind: "ReplicationController")
        }
    }

    // MARK: StatefulSet

    mutating func statefulSet(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            v.statefulPolicies(of: spec)
            v.nonNegative(.replicas, of: spec)
            v.nonNegative(.minReadySeconds, of: spec)
            v.ifPresent(.ordinals, of: spec) { v, ordinals in v.nonNegative(.start, of: ordinals) }
            v.workloadSelector(of: spec, emptyIs: "empty selector is invalid for statefulset")
            if TemplateSelector.isReadable(spec[.selector]) {
                v.statefulTemplate(of: spec)
            } else {
                v.invalid(.selector, was: spec[.selector], because: "")
            }
            v.restartsAlways(spec[.template], kind: "StatefulSet")
        }
    }

    private mutating func statefulPolicies(of spec: Value) {
        if case .string(let policy) = spec[.podManagementPolicy], policy != "OrderedReady", policy != "Parallel" {
            invalid(.podManagementPolicy, was: .string(policy), because: "must be 'OrderedReady' or 'Parallel'")
        }
        let strategy = spec[.updateStrategy]
        let rolling = strategy[.rollingUpdate]
        switch strategy[.type].text {
        case "OnDelete":
            if !rolling.isNull {
                within(.updateStrategy) {
                    $0.invalid(
                        .rollingUpdate, was: rolling, as: "RollingUpdateStatefulSetStrategy",
                        because: "only allowed for updateStrategy 'RollingUpdate'")
                }
            }
        case "RollingUpdate":
            if rolling.isNull { break }
            within(.updateStrategy, .rollingUpdate) { v in
                v.nonNegative(.partition, of: rolling)
                if rolling[.maxUnavailable].isNull { return }
                v.amountOrPercentage(.maxUnavailable, of: rolling)
                if rolling[.maxUnavailable].amountOrPercentage == 0 {
                    v.invalid(.maxUnavailable, was: rolling[.maxUnavailable], because: "cannot be 0")
                }
                v.atMostAll(.maxUnavailable, of: rolling)
            }
        case "":
            if !strategy.isNull { required(.updateStrategy) }
        default:
            invalid(
                .updateStrategy, was: strategy, as: "StatefulSetUpdateStrategy",
                because: "must be 'RollingUpdate' or 'OnDelete'")
        }
        ifPresent(.persistentVolumeClaimRetentionPolicy, of: spec) { v, policy in
            v.optionalChoice(.whenDeleted, of: policy, ["Retain", "Delete"])
            v.optionalChoice(.whenScaled, of: policy, ["Retain", "Delete"])
        }
    }

    /// The server checks the template's metadata only: its mounts may name claims that are yet to be made.
    private mutating func statefulTemplate(of spec: Value) {
        let template = spec[.template]
        let labels = template[.metadata][.labels]
        if !spec[.selector].isEmpty, TemplateSelector.matches(spec[.selector], labels) != true {
            mismatchedLabels(labels)
        }
        within(.template) { v in
            v.labels(.labels, of: template[.metadata])
            v.annotations(of: template[.metadata])
            v.podAnnotations(template[.metadata], spec: template[.spec])
        }
    }

    mutating func statefulSetUpdate(from old: Value, to new: Value) {
        var clone = new[.spec]
        for field in mutableOfStatefulSets { clone[field] = old[.spec][field] }
        if !GoType.equal(old[.spec], clone) {
            forbidden(
                .spec,
                because: "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', "
                    + "'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and "
                    + "'minReadySeconds' are forbidden")
        }
    }

    // MARK: DaemonSet

    mutating func daemonSet(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            let selector = spec[.selector]
            if selector.isNull { v.required(.selector) }
            v.labelSelector(.selector, of: spec)
            let labels = spec[.template][.metadata][.labels]
            if TemplateSelector.matches(selector, labels) == false { v.mismatchedLabels(labels) }
            if !selector.isNull, selector[.matchLabels].isEmpty, selector[.matchExpressions].isEmpty {
                v.invalid(.selector, was: selector, because: "empty selector is invalid for daemonset")
            }
            v.podTemplate(.template, of: spec)
            v.restartsAlways(spec[.template], kind: "DaemonSet")
            v.nonNegative(.minReadySeconds, of: spec)
            v.daemonSetStrategy(of: spec)
            v.nonNegative(.revisionHistoryLimit, of: spec)
        }
    }

    private mutating func daemonSetStrategy(of spec: Value) {
        let strategy = spec[.updateStrategy]
        let rolling = strategy[.rollingUpdate]
        switch strategy[.type].text {
        case "OnDelete": break
        case "RollingUpdate":
            if rolling.isNull {
                within(.updateStrategy) { $0.required(.rollingUpdate) }
                return
            }
            within(.updateStrategy, .rollingUpdate) { v in
                for field in [Key.maxUnavailable, .maxSurge] { v.amountOrPercentage(field, of: rolling) }
                for field in [Key.maxUnavailable, .maxSurge] { v.atMostAll(field, of: rolling) }
                let isUnavailable = rolling[.maxUnavailable].amountOrPercentage != 0
                let surges = rolling[.maxSurge].amountOrPercentage != 0
                if isUnavailable, surges {
                    v.invalid(
                        .maxSurge, was: rolling[.maxSurge], because: "may not be set when maxUnavailable is non-zero")
                } else if !isUnavailable, !surges {
                    v.required(.maxUnavailable, because: "cannot be 0 when maxSurge is 0")
                }
            }
        default:
            unsupported(
                .updateStrategy, was: strategy, as: "DaemonSetUpdateStrategy",
                supported: ["RollingUpdate", "OnDelete"])
        }
    }

    // MARK: ControllerRevision

    mutating func controllerRevision(_ object: Value) {
        if object[.data].isNull { required(.data, because: "data is mandatory") }
        nonNegative(.revision, of: object)
    }

    // MARK: Shared

    private mutating func workloadSelector(of spec: Value, emptyIs message: String) {
        let selector = spec[.selector]
        if selector.isNull {
            required(.selector)
            return
        }
        labelSelector(.selector, of: spec)
        if selector[.matchLabels].isEmpty, selector[.matchExpressions].isEmpty {
            invalid(.selector, was: selector, because: message)
        }
    }

    private mutating func replicatedTemplate(of spec: Value, kind: String) {
        let selector = spec[.selector]
        let labels = spec[.template][.metadata][.labels]
        let isEmpty = !selector.isNull && selector[.matchLabels].isEmpty && selector[.matchExpressions].isEmpty
        if !isEmpty, TemplateSelector.matches(selector, labels) != true { mismatchedLabels(labels) }
        podTemplate(.template, of: spec)
        if spec[.replicas].number64 > 1 { readOnlyDisks(of: spec[.template]) }
        restartsAlways(spec[.template], kind: kind)
    }

    /// A disk of the old in-tree kinds can be attached for writing once, so more than one replica cannot use it.
    private mutating func readOnlyDisks(of template: Value) {
        within(.template, .spec) { v in
            v.forEach(.volumes, of: template[.spec]) { v, volume, _ in
                let disk = volume[.gcePersistentDisk]
                if !disk.isNull, !disk[.readOnly].isTrue {
                    v.within(.gcePersistentDisk) {
                        $0.invalid(
                            .readOnly, was: false,
                            because: "must be true for replicated pods > 1; GCE PD can only be mounted on multiple "
                                + "machines if it is read-only")
                    }
                }
            }
        }
    }

    mutating func mismatchedLabels(_ labels: Value) {
        within(.template, .metadata) {
            $0.invalid(.labels, was: labels, because: "`selector` does not match template `labels`")
        }
    }

    private mutating func restartsAlways(_ template: Value, kind: String) {
        let spec = template[.spec]
        if case .string(let policy) = spec[.restartPolicy], policy != "Always" {
            within(.template, .spec) {
                $0.unsupported(.restartPolicy, was: .string(policy), supported: ["Always"])
            }
        }
        if !spec[.activeDeadlineSeconds].isNull {
            within(.template, .spec) {
                $0.forbidden(
                    .activeDeadlineSeconds, because: "activeDeadlineSeconds in \(kind) is not Supported")
            }
        }
    }

    /// A number that is not negative, or a percentage.
    mutating func amountOrPercentage(_ field: Key, of value: Value) {
        if case .string(let text) = value[field] {
            check(field, text, Format.percentage(text))
        } else {
            nonNegative(field, of: value)
        }
    }

    mutating func atMostAll(_ field: Key, of value: Value) {
        guard case .string(let text) = value[field], let percentage = Format.percentageValue(text), percentage > 100
        else { return }
        invalid(field, was: .string(text), because: "must not be greater than 100%")
    }
}

extension Value {
    /// The number of an amount or percentage.
    var amountOrPercentage: Int {
        if case .string(let text) = self { return Format.percentageValue(text) ?? 0 }
        return number64
    }
}

extension TemplateSelector {
    /// Whether every expression has an operator that exists, with the values it needs.
    static func isReadable(_ selector: Value) -> Bool {
        matches(["matchExpressions": selector[.matchExpressions]], .null) != nil
    }
}

private let mutableOfStatefulSets: [Key] = [
    .replicas, .template, .updateStrategy, .minReadySeconds, .ordinals, .revisionHistoryLimit,
    .persistentVolumeClaimRetentionPolicy,
]
