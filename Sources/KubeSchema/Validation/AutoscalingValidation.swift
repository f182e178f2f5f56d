import KubeObjects

// HorizontalPodAutoscalers of both versions.

extension Validator {
    mutating func horizontalPodAutoscaler(_ object: Value) {
        within(.spec) { v in
            let spec = object[.spec]
            let least = spec[.minReplicas].integer
            let most = spec[.maxReplicas].number64
            if let least, least < 1 {
                v.invalid(.minReplicas, was: Value(least), because: "must be greater than or equal to 1")
            }
            if most < 1 { v.required(.maxReplicas, because: "must be set and greater than 0") }
            if let least, most < least {
                v.invalid(
                    .maxReplicas, was: Value(most), because: "must be greater than or equal to `minReplicas`")
            }
            v.within(.scaleTargetRef) { $0.scaleTarget(spec[.scaleTargetRef], needsGroup: true) }
            v.forEach(.metrics, of: spec) { v, metric, _ in v.metric(metric) }
            v.ifPresent(.behavior, of: spec) { v, behavior in
                for field in [Key.scaleUp, .scaleDown] {
                    v.ifPresent(field, of: behavior) { v, rules in v.scalingRules(rules) }
                }
            }
            if let utilization = spec[.targetCPUUtilizationPercentage].integer, utilization < 1 {
                v.invalid(
                    "metrics[0].resource.target.averageUtilization", was: Value(utilization),
                    because: "must be greater than 0")
            }
        }
    }

    private mutating func scaleTarget(_ reference: Value, needsGroup: Bool) {
        for field in [Key.kind, .name] {
            nonEmpty(field, of: reference)
            named(field, of: reference, Format.pathSegment)
        }
        let version = reference[.apiVersion].text
        let isCore = version == "v1" && reference[.kind].text == "ReplicationController"
        if version.filter({ $0 == "/" }).count > 1 {
            invalid(
                .apiVersion, was: .string(version), because: "unexpected GroupVersion string: \(version)")
        } else if needsGroup, !version.contains("/"), !isCore {
            invalid(.apiVersion, was: .string(version), because: "apiVersion must specify API group")
        }
    }

    // MARK: Behaviour

    private mutating func scalingRules(_ rules: Value) {
        if let seconds = rules[.stabilizationWindowSeconds].integer {
            if seconds < 0 {
                invalid(
                    .stabilizationWindowSeconds, was: Value(seconds), because: "must be greater than or equal to zero")
            } else if seconds > 3600 {
                invalid(
                    .stabilizationWindowSeconds, was: Value(seconds), because: "must be less than or equal to 3600")
            }
        }
        optionalChoice(.selectPolicy, of: rules, ["Disabled", "Max", "Min"])
        if case .array(let policies) = rules[.policies], policies.isEmpty {
            required(.policies, because: "must specify at least one Policy")
        }
        forEach(.policies, of: rules) { v, policy, _ in
            if !["Percent", "Pods"].contains(policy[.type].text) {
                v.unsupported(.type, was: .string(policy[.type].text), supported: ["Percent", "Pods"])
            }
            for field in [Key.value, .periodSeconds] where policy[field].number64 <= 0 {
                v.invalid(field, was: Value(policy[field].number64), because: Message.positive)
            }
            if policy[.periodSeconds].number64 > 1800 {
                v.invalid(
                    .periodSeconds, was: policy[.periodSeconds], because: "must be less than or equal to 1800")
            }
        }
    }

    // MARK: Metrics

    private mutating func metric(_ metric: Value) {
        let type = metric[.type].text
        if type.isEmpty { required(.type, because: "must specify a metric source type") }
        let expected = metricSources.first { $0.type == type }
        if expected == nil {
            unsupported(.type, was: .string(type), supported: metricSources.map(\.type).sorted())
        }
        let present = metricSources.filter { !metric[$0.field].isNull }
        if let first = present.first {
            within(first.field) { $0.metricSource(first.field, metric[first.field]) }
        }
        if let expected {
            if metric[expected.field].isNull {
                required(expected.field, because: "must populate information for the given metric source")
            }
        } else {
            unsupported(.type, was: .string(type), supported: metricSources.map(\.type).sorted())
        }
        if present.count != 1 {
            for source in present where source.field != expected?.field {
                forbidden(source.field, because: "must populate the given metric source only")
            }
        }
    }

    private mutating func metricSource(_ field: Key, _ source: Value) {
        let target = source[.target]
        switch field {
        case .object: within(.describedObject) { $0.scaleTarget(source[.describedObject], needsGroup: false) }
        case .resource, .containerResource:
            nonEmpty(.name, of: source, because: "must specify a resource name")
        default: break
        }
        if field == .containerResource {
            nonEmpty(.container, of: source, because: "must specify a container")
            named(.container, of: source, Format.dnsLabel)
        }
        if field != .resource, field != .containerResource {
            within(.metric) { v in
                let metric = source[.metric]
                v.nonEmpty(.name, of: metric, because: "must specify a metric name")
                v.named(.name, of: metric, Format.pathSegment)
            }
        }
        within(.target) { v in
            v.metricTarget(target)
            v.metricTarget(target, of: field)
        }
    }

    private mutating func metricTarget(_ target: Value) {
        let type = target[.type].text
        if type.isEmpty { required(.type, because: "must specify a metric target type") }
        if !["Utilization", "Value", "AverageValue"].contains(type) {
            invalid(.type, was: .string(type), because: "must be either Utilization, Value, or AverageValue")
        }
        for field in [Key.value, .averageValue] {
            if let amount = Quantity(target[field]), amount <= .zero {
                invalid(field, was: .string(amount.description), because: "must be positive")
            }
        }
        if let utilization = target[.averageUtilization].integer, utilization < 1 {
            invalid(.averageUtilization, was: Value(utilization), because: "must be greater than 0")
        }
    }

    private mutating func metricTarget(_ target: Value, of field: Key) {
        let hasAverage = !target[.averageValue].isNull
        let hasValue = !target[.value].isNull
        switch field {
        case .object:
            if !hasValue, !hasAverage {
                required(.averageValue, because: "must set either a target value or averageValue")
            }
        case .external:
            if !hasValue, !hasAverage {
                required(
                    .averageValue, because: "must set either a target value for metric or a per-pod target")
            }
            if hasValue, hasAverage {
                forbidden(.value, because: "may not set both a target value for metric and a per-pod target")
            }
        case .pods:
            if !hasAverage { required(.averageValue, because: "must specify a positive target averageValue") }
        default:
            let hasUtilization = !target[.averageUtilization].isNull
            if !hasUtilization, !hasAverage {
                required(
                    .averageUtilization, because: "must set either a target raw value or a target utilization")
            }
            if hasUtilization, hasAverage {
                forbidden(.averageValue, because: "may not set both a target raw value and a target utilization")
            }
        }
    }
}

private let metricSources: [(type: String, field: Key)] = [
    ("Object", .object), ("External", .external), ("Pods", .pods), ("Resource", .resource),
    ("ContainerResource", .containerResource),
]
